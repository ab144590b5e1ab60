package org.serviceexchange.onboarding.instances;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** The provider's side where no ServiceNow instance is connected: what people say is done, and our record is all there is. */
class EmbeddedProviderInstance implements ProviderInstance {

    private final Supplier<String> numbers;
    private final Clock clock;

    /** @param numbers each a number that no subscription has had */
    EmbeddedProviderInstance(Supplier<String> numbers, Clock clock) {
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public ReplicationSubscription receiveSubscription(
            OnboardingNumber onboarding, Optional<ReplicationSubscription> known) {
        return known.map(subscription -> subscription.state() == SubscriptionState.DENIED
                        ? subscription.requestAgain(clock.instant())
                        : subscription)
                .orElseGet(() -> ReplicationSubscription.request(numbers.get(), onboarding, clock.instant()));
    }

    @Override
    public ReplicationSubscription approve(ReplicationSubscription pending, String by, Instant at) {
        return pending.approve(by, at);
    }

    @Override
    public ReplicationSubscription deny(
            ReplicationSubscription pending, String by, DenialReason category, String reason, Instant at) {
        return pending.deny(by, category, reason, at);
    }

    @Override
    public ReplicationSubscription sendBack(
            ReplicationSubscription pending, String by, DenialReason category, String reason, Instant at) {
        return pending.sendBack(by, category, reason, at);
    }

    @Override
    public ReplicationSubscription cancel(ReplicationSubscription subscription) {
        return subscription.cancel();
    }

    @Override
    public ReplicationSubscription revoke(ReplicationSubscription subscription) {
        return subscription.state() == SubscriptionState.REVOKED ? subscription : subscription.revoke();
    }
}
