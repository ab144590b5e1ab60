package org.serviceexchange.onboarding.application.port.instance;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Finding;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.observation.ObservedSubscription;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * The provider's ServiceNow instance. A use case hands in our record of a subscription, and stores the one that it gets
 * back: the subscription as the instance has it now. An adapter stores nothing of ours.
 */
public interface ProviderInstance {

    /** Whether people decide in the screens of this instance. Then {@link #find} tells what they did. */
    default boolean isObserved() {
        return false;
    }

    /**
     * Looks, before anything is sent, whether an earlier connection of the customer's instance is still there.
     *
     * @return what has to be removed; empty if nothing has, and where the operator did not say where to look
     * @throws ExplainedException when the instance can't be asked
     */
    default Optional<Finding> check(Onboarding onboarding) {
        return Optional.empty();
    }

    /**
     * The newest subscription that the customer's instance requested; empty while there is none.
     *
     * @throws ExplainedException when the instance can't be asked
     */
    default Optional<ObservedSubscription> find(OnboardingNumber onboarding) {
        return Optional.empty();
    }

    /**
     * The subscriptions of these onboardings that were changed in this time, up to now.
     *
     * @throws ExplainedException when the instance can't be asked
     */
    default List<ObservedSubscription> changedWithin(Duration time, Collection<OnboardingNumber> onboardings) {
        return List.of();
    }

    /**
     * The subscription that the customer's instance requested, pending approval; the same one every time. One that was
     * sent back is pending again.
     *
     * @param known our record of it; empty before the first request
     * @throws ExplainedException when the instance has none, or can't be asked
     */
    ReplicationSubscription receiveSubscription(OnboardingNumber onboarding, Optional<ReplicationSubscription> known);

    /** @throws IllegalStateException when the subscription isn't pending */
    ReplicationSubscription approve(ReplicationSubscription pending, String by, Instant at);

    /** @throws IllegalStateException when the subscription isn't pending */
    ReplicationSubscription deny(
            ReplicationSubscription pending, String by, DenialReason category, String reason, Instant at);

    /** @throws IllegalStateException when the subscription isn't pending */
    ReplicationSubscription sendBack(
            ReplicationSubscription pending, String by, DenialReason category, String reason, Instant at);

    /** Cancels a subscription that is pending or approved; one that has ended stays as it is. */
    ReplicationSubscription cancel(ReplicationSubscription subscription);

    /**
     * Revokes the active subscription, which makes the key worthless that the instances share; a revoked one stays as it
     * is.
     *
     * @throws IllegalStateException when it was never active
     */
    ReplicationSubscription revoke(ReplicationSubscription subscription);
}
