package org.serviceexchange.onboarding.application.casework;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.application.PersonNames;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
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
    private final PersonNames people;
    private final Clock clock;

    ManageOffboardingCase(
            Onboardings onboardings,
            IntegrationRequests requests,
            RegistrationCases cases,
            ReplicationSubscriptions subscriptions,
            CaseWriter caseWriter,
            PersonNames people,
            Clock clock) {
        this.onboardings = onboardings;
        this.requests = requests;
        this.cases = cases;
        this.subscriptions = subscriptions;
        this.caseWriter = caseWriter;
        this.people = people;
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
                Sentence.of("caseText.endTitle", onboarding.registration().connection())
                        .toString(),
                description(onboarding, request));
        note(onboarding, Sentence.of("timeline.offboardingCaseOpened", opened.number()));
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
                Sentence.of(
                                "caseText.ended",
                                subscriptions.get(request.onboarding()).number())
                        .toString());
        note(onboardings.get(request.onboarding()), Sentence.of("timeline.offboardingCaseClosed", current.number()));
    }

    private String description(Onboarding onboarding, IntegrationRequest request) {
        IntegrationRequest.Settlement settlement = request.settlement();
        boolean noticeOver = settlement.decision() == RequestDecision.NOTICE_OVER;
        return Sentence.of(
                        "caseText.end",
                        onboarding.customer().name(),
                        onboarding.number(),
                        onboarding.contact().name(),
                        onboarding.contact().email(),
                        onboarding.instance().host().url(),
                        subscriptions.get(onboarding.number()).number(),
                        who(request.askedBy(), request.by()),
                        request.at(),
                        request.reason(),
                        noticeOver
                                ? Sentence.of("caseText.end.notice", settlement.noticeEnds())
                                : Sentence.of(
                                        "caseText.end.agreed",
                                        who(request.otherParty(), settlement.decidedBy()),
                                        settlement.decidedAt()))
                .toString();
    }

    /** Both parties read it, so that a user id of the provider is left out. The user id of a customer is an address. */
    private Sentence who(Party party, String by) {
        Sentence itself = Sentence.of("caseText.party." + party);
        return people.nameOf(by)
                .or(() -> Optional.of(by).filter(id -> party == Party.CUSTOMER))
                .map(name -> Sentence.of("caseText.by", itself, name))
                .orElse(itself);
    }

    private void note(Onboarding onboarding, Sentence what) {
        Instant now = clock.instant();
        onboardings.save(onboarding.noted(TimelineEntry.SYSTEM, what, now));
    }
}
