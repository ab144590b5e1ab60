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

    /** What one request carries. It is a secret. */
    record Grant(String header, String value) {

        void addTo(HttpHeaders headers) {
            headers.set(header, value);
        }

        @Override
        public String toString() {
            return header;
        }
    }
}
