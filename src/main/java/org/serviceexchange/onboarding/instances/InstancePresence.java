package org.serviceexchange.onboarding.instances;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Finding;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.servicenow.InstanceCallException;
import org.serviceexchange.onboarding.servicenow.ServiceNowInstances;

/**
 * Checks what can be known of an instance without access to it: whether it is there, and whether it is a ServiceNow instance. One
 * that asks for credentials is.
 */
class InstancePresence {

    private final ServiceNowInstances instances;
    private final InstanceAddresses addresses;

    InstancePresence(ServiceNowInstances instances, InstanceAddresses addresses) {
        this.instances = instances;
        this.addresses = addresses;
    }

    /**
     * @return what has to be corrected
     * @throws InstanceCallException when that can't be found out now
     */
    Optional<Finding> check(ServiceNowInstance instance) {
        try {
            instances
                    .anonymous(addresses.of(instance.host()))
                    .rows("sys_properties", "name=instance_id", List.of("name"), 1, row -> true);
            return Optional.empty();
        } catch (InstanceCallException e) {
            return switch (e.fault()) {
                // it answers as an instance does
                case SIGN_IN_REFUSED, FORBIDDEN -> Optional.empty();
                case UNKNOWN_HOST -> {
                    if (isTemporary(e)) {
                        throw e;
                    }
                    yield finding("UNKNOWN_HOST", instance);
                }
                case BLOCKED -> finding("BLOCKED", instance);
                case CERTIFICATE -> finding("CERTIFICATE", instance);
                case REDIRECTED -> finding("REDIRECTED", instance);
                case HIBERNATING -> finding("HIBERNATING", instance);
                case LOGIN_PAGE, NOT_JSON, NOT_FOUND, REFUSED -> finding("NO_INSTANCE", instance);
                // it may answer the next time
                default -> throw e;
            };
        }
    }

    /** The name service itself gave no answer. */
    private static boolean isTemporary(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TimeoutException
                    || String.valueOf(cause.getMessage()).contains("Temporary failure")) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Finding> finding(String kind, ServiceNowInstance instance) {
        String url = instance.host().url();
        return Optional.of(new Finding(
                Sentence.of("registrationFinding.%s.cause".formatted(kind), url).toString(),
                Sentence.of("registrationFinding.%s.solution".formatted(kind), url)
                        .toString()));
    }
}
