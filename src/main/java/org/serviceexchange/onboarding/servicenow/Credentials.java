package org.serviceexchange.onboarding.servicenow;

import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** How the application signs in to an instance. */
interface Credentials {

    /** @throws InstanceCallException when there are none to be had now */
    Grant current();

    /**
     * Other credentials in place of those that the instance refused.
     *
     * @return empty if there are no others
     * @throws InstanceCallException when there are none to be had now
     */
    Optional<Grant> inPlaceOf(Grant refused);

    /** A text of the instance, which may repeat what it was sent. */
    String withoutSecrets(String text);

    /**
     * What one request carries. It is a secret.
     *
     * @param header null for a request that carries nothing
     */
    record Grant(String header, String value) {

        void addTo(HttpHeaders headers) {
            if (header != null) {
                headers.set(header, value);
            }
        }

        @Override
        public String toString() {
            return header;
        }
    }
}
