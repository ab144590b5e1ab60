package org.serviceexchange.onboarding.application.casework;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.instance.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.UtcTime;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.RequestDecision;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The case for the record of an integration's end: a case of its own, as the registration case was resolved long ago. A
 * second time nothing changes.
 */
@Service
public class ManageOffboardingCase {

    /** Closing a case needs a code. */
    public static final String ENDED = "Solved - Integration ended";

    private final Onboardings onboardings;
    private final IntegrationRequests requests;
    private final RegistrationCases cases;
    private final ReplicationSubscriptions subscriptions;
    private final CaseWriter caseWriter;
    private final Clock clock;

    ManageOffboardingCase(
            Onboardings onboardings,
            IntegrationRequests requests,
            RegistrationCases cases,
            ReplicationSubscriptions subscriptions,
            CaseWriter caseWriter,
            Clock clock) {
        this.onboardings = onboardings;
        this.requests = requests;
        this.cases = cases;
        this.subscriptions = subscriptions;
        this.caseWriter = caseWriter;
        this.clock = clock;
    }

    @Transactional
    public void open(long requestId) {
        IntegrationRequest request = requests.get(requestId);
        if (cases.offboardingCaseOf(request.onboarding()).isPresent()) {
            return;
        }
        Onboarding onboarding = onboardings.get(request.onboarding());
        RegistrationCase opened = caseWriter.openOffboardingCase(
                onboarding,
                "End of the Service Exchange integration with "
                        + onboarding.customer().name(),
                description(onboarding, request));
        note(onboarding, "The case %s was opened for the record".formatted(opened.number()));
    }

    @Transactional
    public void close(long requestId) {
        IntegrationRequest request = requests.get(requestId);
        RegistrationCase current = cases.offboardingCaseOf(request.onboarding())
                .orElseThrow(() -> new IllegalStateException(
                        "%s has no case for the record of its end".formatted(request.onboarding())));
        if (current.state() == CaseState.CLOSED) {
            return;
        }
        caseWriter.close(
                current,
                ENDED,
                "Replication set deactivated, subscription %s revoked, access removed; both parties were told."
                        .formatted(subscriptions.get(request.onboarding()).number()));
        note(onboardings.get(request.onboarding()), "The case %s was closed".formatted(current.number()));
    }

    private String description(Onboarding onboarding, IntegrationRequest request) {
        IntegrationRequest.Settlement settlement = request.settlement();
        return """
                The integration with %s was ended.
                Onboarding: %s
                Contact: %s <%s>
                Customer's instance: %s
                Replication subscription: %s
                Asked for by: %s, %s, on %s
                Reason: %s
                %s"""
                .formatted(
                        onboarding.customer().name(),
                        onboarding.number(),
                        onboarding.contact().name(),
                        onboarding.contact().email(),
                        onboarding.instance().name().url(),
                        subscriptions.get(onboarding.number()).number(),
                        words(request.askedBy()),
                        request.by(),
                        UtcTime.show(request.at()),
                        request.reason(),
                        settlement.decision() == RequestDecision.NOTICE_OVER
                                ? "Notice period over: %s".formatted(UtcTime.show(settlement.noticeEnds()))
                                : "Agreed to by: %s, %s, on %s"
                                        .formatted(
                                                words(request.otherParty()),
                                                settlement.decidedBy(),
                                                UtcTime.show(settlement.decidedAt())));
    }

    private static String words(Party party) {
        return party == Party.PROVIDER ? "the provider" : "the customer";
    }

    private void note(Onboarding onboarding, String what) {
        Instant now = clock.instant();
        onboardings.save(onboarding.noted(TimelineEntry.SYSTEM, what, now));
    }
}
