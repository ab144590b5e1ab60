package org.serviceexchange.onboarding.application.approval;

import java.time.Clock;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The customer's request arrives: a replication subscription stands pending approval; a second time nothing changes. */
@Service
public class RequestApproval {

    private final Onboardings onboardings;
    private final ReplicationSubscriptions subscriptions;
    private final ProviderInstance provider;
    private final Clock clock;

    RequestApproval(
            Onboardings onboardings, ReplicationSubscriptions subscriptions, ProviderInstance provider, Clock clock) {
        this.onboardings = onboardings;
        this.subscriptions = subscriptions;
        this.provider = provider;
        this.clock = clock;
    }

    @Transactional
    public void request(OnboardingNumber number) {
        Optional<ReplicationSubscription> known = subscriptions.of(number);
        if (known.filter(one -> one.state() != SubscriptionState.DENIED).isPresent()) {
            return;
        }
        ReplicationSubscription subscription = provider.receiveSubscription(number, known);
        subscriptions.save(subscription);
        onboardings.save(onboardings
                .get(number)
                .noted(
                        TimelineEntry.SYSTEM,
                        Sentence.of("timeline.approvalRequested", subscription.number()),
                        clock.instant()));
    }
}
