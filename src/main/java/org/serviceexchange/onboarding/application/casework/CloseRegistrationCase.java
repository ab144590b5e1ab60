package org.serviceexchange.onboarding.application.casework;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.termination.Terminations;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.domain.termination.Termination;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ends the registration case when the onboarding has; a second time nothing changes. */
@Service
public class CloseRegistrationCase {

    /** Resolving and closing a case need a code. */
    public static final String SOLVED = "Solved - Integration established";

    public static final String WITHDRAWN = "Void - Withdrawn";

    public static final String EXPIRED = "Void - Expired";

    public static final String DENIED = "Void - Subscription denied";

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final ReplicationSubscriptions subscriptions;
    private final Terminations terminations;
    private final CaseWriter caseWriter;
    private final Clock clock;

    CloseRegistrationCase(
            Onboardings onboardings,
            RegistrationCases cases,
            ReplicationSubscriptions subscriptions,
            Terminations terminations,
            CaseWriter caseWriter,
            Clock clock) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.subscriptions = subscriptions;
        this.terminations = terminations;
        this.caseWriter = caseWriter;
        this.clock = clock;
    }

    /** The integration is established. */
    @Transactional
    public void resolve(OnboardingNumber number) {
        RegistrationCase current = cases.getForUpdate(number);
        if (current.state().isEnd()) {
            return;
        }
        String instance = onboardings.get(number).instance().host().url();
        caseWriter.resolve(
                current,
                SOLVED,
                Sentence.of(
                                "caseText.resolved",
                                instance,
                                subscriptions.get(number).number())
                        .toString());
        note(number, Sentence.of("timeline.caseResolved", current.number()));
    }

    /** The integration has ended; the case stays solved, as it was. What is about the end has a case of its own. */
    @Transactional
    public void closeOffboarded(OnboardingNumber number) {
        RegistrationCase current = cases.getForUpdate(number);
        if (current.state() == CaseState.CLOSED) {
            return;
        }
        caseWriter.close(
                current,
                SOLVED,
                current.closeNotes() == null
                        ? Sentence.of("caseText.offboarded").toString()
                        : current.closeNotes());
        note(number, Sentence.of("timeline.caseClosed", current.number()));
    }

    /** The subscription was denied. The customer reads the reason on the case. */
    @Transactional
    public void closeDenied(OnboardingNumber number) {
        RegistrationCase current = cases.getForUpdate(number);
        if (current.state() == CaseState.CLOSED) {
            return;
        }
        ReplicationSubscription subscription = subscriptions.get(number);
        String reason = Sentence.of("caseText.denied", subscription.number(), subscription.reason())
                .toString();
        caseWriter.addComment(current, new CaseEntry("denied", clock.instant(), subscription.decidedBy(), reason));
        caseWriter.close(current, DENIED, reason);
        note(number, Sentence.of("timeline.caseClosed", current.number()));
    }

    /** The onboarding ended before it was established. Both sides read the reason on the case. */
    @Transactional
    public void closeTerminated(OnboardingNumber number) {
        RegistrationCase current = cases.getForUpdate(number);
        if (current.state() == CaseState.CLOSED) {
            return;
        }
        Termination end = terminations.get(number);
        boolean withdrawn = end.state() == OnboardingState.WITHDRAWN;
        String reason = end.sentence().toString();
        caseWriter.addComment(current, new CaseEntry("ended", clock.instant(), end.by(), reason));
        caseWriter.close(current, withdrawn ? WITHDRAWN : EXPIRED, reason);
        note(number, Sentence.of("timeline.caseClosed", current.number()));
    }

    private void note(OnboardingNumber number, Sentence what) {
        onboardings.save(onboardings.get(number).noted(TimelineEntry.SYSTEM, what, clock.instant()));
    }
}
