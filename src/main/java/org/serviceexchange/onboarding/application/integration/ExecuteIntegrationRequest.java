package org.serviceexchange.onboarding.application.integration;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.application.port.account.AccessLinks;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.registration.CustomerPeople;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.AccessLink;
import org.serviceexchange.onboarding.domain.account.AccessLink.End;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Does what was asked for about an integration, step by step. Each step, done a second time, changes nothing. */
@Service
public class ExecuteIntegrationRequest {

    private final Onboardings onboardings;
    private final IntegrationRequests requests;
    private final ReplicationSubscriptions subscriptions;
    private final CustomerInstance customerInstance;
    private final ProviderInstance providerInstance;
    private final CustomerPeople people;
    private final AccessLinks accessLinks;
    private final Clock clock;

    ExecuteIntegrationRequest(
            Onboardings onboardings,
            IntegrationRequests requests,
            ReplicationSubscriptions subscriptions,
            CustomerInstance customerInstance,
            ProviderInstance providerInstance,
            CustomerPeople people,
            AccessLinks accessLinks,
            Clock clock) {
        this.onboardings = onboardings;
        this.requests = requests;
        this.subscriptions = subscriptions;
        this.customerInstance = customerInstance;
        this.providerInstance = providerInstance;
        this.people = people;
        this.accessLinks = accessLinks;
        this.clock = clock;
    }

    /** The two instances exchange nothing any more, for the time being. */
    @Transactional
    public void pause(long requestId) {
        IntegrationRequest request = requests.get(requestId);
        if (!request.isOpen()) {
            return;
        }
        subscriptions.save(customerInstance.pauseReplicationSet(subscriptions.get(request.onboarding())));
        Instant now = clock.instant();
        requests.save(request.done(now));
        onboardings.save(onboardings
                .get(request.onboarding())
                .requestWaitsFor(Party.NOBODY, now)
                .noted(TimelineEntry.SYSTEM, Sentence.of("timeline.setPaused"), now));
    }

    /** The two instances exchange records again. */
    @Transactional
    public void resume(long requestId) {
        IntegrationRequest request = requests.get(requestId);
        if (!request.isOpen()) {
            return;
        }
        subscriptions.save(customerInstance.resumeReplicationSet(subscriptions.get(request.onboarding())));
        Instant now = clock.instant();
        requests.save(request.done(now));
        onboardings.save(onboardings.get(request.onboarding()).resumed(now));
    }

    /** Ends the notice period where one ran; from here on there is no way back. */
    @Transactional
    public void deactivateReplicationSet(long requestId) {
        IntegrationRequest request = requests.get(requestId);
        Onboarding onboarding = onboardings.get(request.onboarding());
        Instant now = clock.instant();
        if (!request.isDecided()) {
            // first: a concurrent withdrawal of the request waits for this update and then fails on it
            requests.save(request.noticeOver(now));
            onboarding = onboarding
                    .requestWaitsFor(Party.SYSTEM, now)
                    .noted(TimelineEntry.SYSTEM, Sentence.of("timeline.noticeOver"), now);
        }
        ReplicationSubscription subscription = subscriptions.get(request.onboarding());
        boolean active = subscription.replicationSet() != ReplicationSetState.REPLICATION_DEACTIVATED;
        subscriptions.save(customerInstance.deactivateReplicationSet(subscription));
        onboardings.save(
                active
                        ? onboarding.noted(TimelineEntry.SYSTEM, Sentence.of("timeline.setDeactivated"), now)
                        : onboarding);
    }

    @Transactional
    public void revokeSubscription(long requestId) {
        IntegrationRequest request = requests.get(requestId);
        ReplicationSubscription subscription = subscriptions.get(request.onboarding());
        if (subscription.state() == SubscriptionState.REVOKED) {
            return;
        }
        subscriptions.save(providerInstance.revoke(subscription));
        onboardings.save(onboardings
                .get(request.onboarding())
                .noted(TimelineEntry.SYSTEM, Sentence.of("timeline.revoked", subscription.number()), clock.instant()));
    }

    /**
     * Removes the access of the customer's people, unless another onboarding of the customer needs them, and revokes open
     * invitations. The integration ends in the same
     * transaction, so that a new registration of the customer starts without the people of the old one.
     */
    @Transactional
    public void removeAccess(long requestId) {
        IntegrationRequest request = requests.get(requestId);
        Onboarding onboarding = onboardings.get(request.onboarding());
        if (onboarding.state() == OnboardingState.OFFBOARDED) {
            return;
        }
        Instant now = clock.instant();
        boolean last = people.dismissAll(onboarding);
        accessLinks.invitationsTo(List.of(onboarding.number())).stream()
                .map(AccessLink::email)
                .distinct()
                .forEach(email -> accessLinks.endInvitations(
                        onboarding.number(), email, End.TAKEN_BACK, TimelineEntry.SYSTEM, now));
        requests.save(request.done(now));
        onboardings.save(onboarding
                .noted(TimelineEntry.SYSTEM, Sentence.of(last ? "timeline.accessRemoved" : "timeline.accessStays"), now)
                .offboarded(now));
    }
}
