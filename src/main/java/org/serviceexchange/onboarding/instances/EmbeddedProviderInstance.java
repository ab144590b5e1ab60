package org.serviceexchange.onboarding.instances;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.port.ProviderInstance;
import org.serviceexchange.onboarding.application.port.ReplicationSubscriptions;
import org.serviceexchange.onboarding.domain.InstanceId;
import org.serviceexchange.onboarding.domain.InstanceName;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.ProviderRecord;
import org.serviceexchange.onboarding.domain.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.SubscriptionState;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Keeps the provider's side of the replication itself, where no ServiceNow instance is connected. */
@Component
@EnableConfigurationProperties(ProviderProperties.class)
class EmbeddedProviderInstance implements ProviderInstance {

    private final ProviderRecord record;
    private final ReplicationSubscriptions subscriptions;
    private final Clock clock;

    EmbeddedProviderInstance(ProviderProperties properties, ReplicationSubscriptions subscriptions, Clock clock) {
        this.record = new ProviderRecord(
                properties.name(),
                new ServiceNowInstance(
                        new InstanceName(properties.instanceName()), new InstanceId(properties.instanceId())));
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    @Override
    public ProviderRecord record() {
        return record;
    }

    @Override
    public ReplicationSubscription receiveSubscription(OnboardingNumber onboarding) {
        return subscriptions.of(onboarding).orElseGet(() -> {
            ReplicationSubscription requested =
                    ReplicationSubscription.request(subscriptions.nextNumber(), onboarding, clock.instant());
            subscriptions.save(requested);
            return requested;
        });
    }

    @Override
    public void approve(OnboardingNumber onboarding, String by, Instant at) {
        subscriptions.save(subscriptions.get(onboarding).approve(by, at));
    }

    @Override
    public void deny(OnboardingNumber onboarding, String by, String reason, Instant at) {
        subscriptions.save(subscriptions.get(onboarding).deny(by, reason, at));
    }

    @Override
    public void revoke(OnboardingNumber onboarding) {
        ReplicationSubscription subscription = subscriptions.get(onboarding);
        if (subscription.state() != SubscriptionState.REVOKED) {
            subscriptions.save(subscription.revoke());
        }
    }
}
