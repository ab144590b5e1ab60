package org.serviceexchange.onboarding.application.port;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.ProviderRecord;
import org.serviceexchange.onboarding.domain.ReplicationSubscription;

/** The provider's ServiceNow instance. */
public interface ProviderInstance {

    /** What customers enter about the provider. */
    ProviderRecord record();

    /** The subscription that the customer's instance requested, pending approval; the same one every time. */
    ReplicationSubscription receiveSubscription(OnboardingNumber onboarding);

    /** @throws IllegalStateException when the subscription isn't pending */
    void approve(OnboardingNumber onboarding, String by, Instant at);

    /** @throws IllegalStateException when the subscription isn't pending */
    void deny(OnboardingNumber onboarding, String by, String reason, Instant at);

    /** Revokes the active subscription, which makes the key worthless that the instances share; does nothing when it is. */
    void revoke(OnboardingNumber onboarding);
}
