package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.DecisionCommand.Approve;
import org.serviceexchange.onboarding.application.DecisionCommand.Deny;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.application.port.ProviderInstance;
import org.serviceexchange.onboarding.application.port.ReplicationSubscriptions;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.SubscriptionState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The provider's admin approves or denies the replication subscription. */
@Service
public class DecideSubscription {

    private final Onboardings onboardings;
    private final ReplicationSubscriptions subscriptions;
    private final ProviderInstance provider;
    private final Clock clock;

    DecideSubscription(
            Onboardings onboardings, ReplicationSubscriptions subscriptions, ProviderInstance provider, Clock clock) {
        this.onboardings = onboardings;
        this.subscriptions = subscriptions;
        this.provider = provider;
        this.clock = clock;
    }

    /** Answers what the provider's instance recorded: the process goes on by that, not by what was typed. */
    @Transactional
    public SubscriptionState decide(DecisionCommand command) {
        Onboarding onboarding = onboardings.get(command.number());
        Instant now = clock.instant();
        if (command instanceof Approve approve) {
            provider.approve(approve.number(), approve.by(), now);
            onboardings.save(onboarding.subscriptionApproved(approve.by(), now));
        } else if (command instanceof Deny deny) {
            provider.deny(deny.number(), deny.by(), deny.reason(), now);
            onboardings.save(onboarding.subscriptionDenied(deny.by(), deny.reason(), now));
        }
        return subscriptions.get(command.number()).state();
    }
}
