package org.serviceexchange.onboarding.application.port.instance;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** The provider's ServiceNow instance. */
public interface ProviderInstance {

    /**
     * The subscription that the customer's instance requested, pending approval; the same one every time. One that was
     * sent back is pending again.
     */
    ReplicationSubscription receiveSubscription(OnboardingNumber onboarding);

    /** @throws IllegalStateException when the subscription isn't pending */
    void approve(OnboardingNumber onboarding, String by, Instant at);

    /** @throws IllegalStateException when the subscription isn't pending */
    void deny(OnboardingNumber onboarding, String by, DenialReason category, String reason, Instant at);

    /** @throws IllegalStateException when the subscription isn't pending */
    void sendBack(OnboardingNumber onboarding, String by, DenialReason category, String reason, Instant at);

    /** Gives the subscription up, if one was requested; a second time nothing changes. */
    void cancelSubscription(OnboardingNumber onboarding);

    /** Revokes the active subscription, which makes the key worthless that the instances share; does nothing when it is. */
    void revoke(OnboardingNumber onboarding);
}
