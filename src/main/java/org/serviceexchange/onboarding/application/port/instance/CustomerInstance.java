package org.serviceexchange.onboarding.application.port.instance;

import java.util.Optional;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** A customer's ServiceNow instance. */
public interface CustomerInstance {

    /**
     * The customer's admin says that the replication set was activated.
     *
     * @throws IllegalStateException when the subscription behind it wasn't approved
     */
    void requestActivation(OnboardingNumber onboarding);

    /**
     * How far the activation has come; brings our record of replication set and subscription to the same.
     *
     * @throws RuntimeException when the instance can't be asked
     */
    Answer observeActivation(OnboardingNumber onboarding);

    /** Brings the active replication set to Replication Paused; does nothing when it is. */
    void pauseReplicationSet(OnboardingNumber onboarding);

    /** Brings the paused replication set to Active again; does nothing when it is. */
    void resumeReplicationSet(OnboardingNumber onboarding);

    /** Brings the replication set to Replication Deactivated, for good; does nothing when it is. */
    void deactivateReplicationSet(OnboardingNumber onboarding);

    /**
     * Looks whether the instance is there and takes part in Service Exchange, before anything is sent to the customer.
     *
     * @return what has to be corrected; empty where nothing has
     * @throws RuntimeException when that can't be found out now
     */
    Optional<Finding> check(ServiceNowInstance instance);

    /** @param solution what somebody can do about the cause; both are sentences for people */
    record Finding(String cause, String solution) {}

    /** What an instance says of an activation. */
    sealed interface Answer {

        record Active() implements Answer {}

        /** The first records are being copied. */
        record Seeding() implements Answer {}

        /** It was asked to activate, and has said nothing so far. */
        record Silent() implements Answer {}

        record Refused(Finding finding) implements Answer {}
    }
}
