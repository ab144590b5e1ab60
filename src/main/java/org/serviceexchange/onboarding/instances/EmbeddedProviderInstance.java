package org.serviceexchange.onboarding.instances;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.instance.ReplicationSubscriptions;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Component;

/** Keeps the provider's side of the replication itself, where no ServiceNow instance is connected. */
@Component
class EmbeddedProviderInstance implements ProviderInstance {

    private final ReplicationSubscriptions subscriptions;
    private final Clock clock;

    EmbeddedProviderInstance(ReplicationSubscriptions subscriptions, Clock clock) {
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Override
    public ReplicationSubscription receiveSubscription(OnboardingNumber onboarding) {
        ReplicationSubscription known = subscriptions.of(onboarding).orElse(null);
        if (known != null && known.state() != SubscriptionState.DENIED) {
            return known;
        }
        ReplicationSubscription requested = known == null
                ? ReplicationSubscription.request(subscriptions.nextNumber(), onboarding, clock.instant())
                : known.requestAgain(clock.instant());
        subscriptions.save(requested);
        return requested;
    }

    @Override
    public void approve(OnboardingNumber onboarding, String by, Instant at) {
        subscriptions.save(subscriptions.get(onboarding).approve(by, at));
    }

    @Override
    public void deny(OnboardingNumber onboarding, String by, DenialReason category, String reason, Instant at) {
        subscriptions.save(subscriptions.get(onboarding).deny(by, category, reason, at));
    }

    @Override
    public void sendBack(OnboardingNumber onboarding, String by, DenialReason category, String reason, Instant at) {
        subscriptions.save(subscriptions.get(onboarding).sendBack(by, category, reason, at));
    }

    @Override
    public void cancelSubscription(OnboardingNumber onboarding) {
        subscriptions.of(onboarding).map(ReplicationSubscription::cancel).ifPresent(subscriptions::save);
    }

    @Override
    public void revoke(OnboardingNumber onboarding) {
        ReplicationSubscription subscription = subscriptions.get(onboarding);
        if (subscription.state() != SubscriptionState.REVOKED) {
            subscriptions.save(subscription.revoke());
        }
    }
}
