package org.serviceexchange.onboarding.application.port;

import org.serviceexchange.onboarding.domain.OnboardingNumber;

/** A customer's ServiceNow instance. */
public interface CustomerInstance {

    /**
     * The customer's admin says that the replication set was activated.
     *
     * @throws IllegalStateException when the subscription behind it wasn't approved
     */
    void requestActivation(OnboardingNumber onboarding);

    /** Brings the replication set, and with it the subscription, to Active; does nothing when they are. */
    void activateReplicationSet(OnboardingNumber onboarding);

    /** Brings the active replication set to Replication Paused; does nothing when it is. */
    void pauseReplicationSet(OnboardingNumber onboarding);

    /** Brings the paused replication set to Active again; does nothing when it is. */
    void resumeReplicationSet(OnboardingNumber onboarding);

    /** Brings the replication set to Replication Deactivated, for good; does nothing when it is. */
    void deactivateReplicationSet(OnboardingNumber onboarding);
}
