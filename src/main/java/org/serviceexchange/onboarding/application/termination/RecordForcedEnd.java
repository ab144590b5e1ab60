package org.serviceexchange.onboarding.application.termination;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.application.casework.CloseRegistrationCase;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineWatch;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.application.port.termination.Terminations;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.ShortenedText;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.SetupState;
import org.serviceexchange.onboarding.domain.termination.Termination;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * An engine administrator deleted a process, so no step of it follows. Its record gets an end here: the parties see that and
 * who ended it, and the record does not wait for the system permanently. No mail is sent, because no process is left that
 * could send it.
 */
@Service
public class RecordForcedEnd {

    private static final int MAX_REASON = 900;

    private final Onboardings onboardings;
    private final StepDeadlines deadlines;
    private final DeadlineWatch watch;
    private final Terminations terminations;
    private final UndoOnboarding undo;
    private final CloseRegistrationCase closeCase;
    private final RegistrationCases cases;
    private final IntegrationRequests requests;
    private final ProviderSetups setups;
    private final Clock clock;

    RecordForcedEnd(
            Onboardings onboardings,
            StepDeadlines deadlines,
            DeadlineWatch watch,
            Terminations terminations,
            UndoOnboarding undo,
            CloseRegistrationCase closeCase,
            RegistrationCases cases,
            IntegrationRequests requests,
            ProviderSetups setups,
            Clock clock) {
        this.onboardings = onboardings;
        this.deadlines = deadlines;
        this.watch = watch;
        this.terminations = terminations;
        this.undo = undo;
        this.closeCase = closeCase;
        this.cases = cases;
        this.requests = requests;
        this.setups = setups;
        this.clock = clock;
    }

    /**
     * A deleted process.
     *
     * @param name   how the model calls it
     * @param by     the administrator's user id
     * @param reason what the administrator entered; null or blank if nothing
     */
    public record DeletedProcess(String name, String by, String reason) {

        /** For the timeline, which both parties read. */
        Sentence sentence() {
            if (reason == null || reason.isBlank()) {
                return Sentence.of("timeline.forcedEnd", name);
            }
            String why = reason.strip();
            return Sentence.of("timeline.forcedEnd.reason", name, ShortenedText.of(why, MAX_REASON));
        }
    }

    /** The process of the onboarding itself was deleted: the onboarding ends, and what it made is undone. */
    @Transactional
    public void ofOnboarding(OnboardingNumber number, DeletedProcess process) {
        Onboarding onboarding = onboardings.find(number).orElse(null);
        if (onboarding == null) {
            return;
        }
        Instant now = clock.instant();
        if (!onboarding.state().isOpen()) {
            onboardings.save(onboarding.noted(process.by(), process.sentence(), now));
            return;
        }
        Termination end = new Termination(
                number,
                OnboardingState.WITHDRAWN,
                Party.SYSTEM,
                process.by(),
                process.sentence().toString(),
                now);
        onboardings.save(onboarding.terminated(end.state(), end.by(), end.sentence(), end.at()));
        terminations.save(end);
        // the engine calls no listener of a task if the administrator asked for that
        deadlines.openOf(List.of(number)).stream()
                .filter(step -> step.request() == null)
                .forEach(step -> end(step, now));
        undo.cancelSubscription(number);
        undo.removeAccess(number);
        if (cases.of(number).isPresent()) {
            closeCase.closeTerminated(number);
        }
    }

    /** The process of a request was deleted: the request is settled, and the integration stays as it is. */
    @Transactional
    public void ofRequest(OnboardingNumber number, DeletedProcess process) {
        Instant now = clock.instant();
        requests.openOf(number).ifPresent(open -> {
            IntegrationRequest settled = open.isDecided() ? open.done(now) : open.withdraw(process.by(), now);
            requests.save(settled);
            deadlines.openOf(List.of(number)).stream()
                    .filter(step -> open.id().equals(step.request()))
                    .forEach(step -> end(step, now));
        });
        onboardings.find(number).ifPresent(onboarding -> {
            boolean integrated =
                    onboarding.state() == OnboardingState.ESTABLISHED || onboarding.state() == OnboardingState.PAUSED;
            onboardings.save((integrated ? onboarding.requestWaitsFor(Party.NOBODY, now) : onboarding)
                    .noted(process.by(), process.sentence(), now));
        });
    }

    /** The process of a set-up was deleted: the draft is withdrawn, and what is in force stays so. */
    @Transactional
    public void ofSetup(String number, DeletedProcess process) {
        setups.find(number)
                .filter(setup -> setup.state() == SetupState.DRAFT || setup.state() == SetupState.CONFIRMED)
                .ifPresent(setup -> setups.save(setup.abandoned(process.by(), clock.instant())));
    }

    private void end(StepDeadline step, Instant now) {
        deadlines.save(step.ended(now));
        watch.ended(step);
    }

    /** The process that watches a deadline was deleted: while the step is open, the next look starts another one. */
    @Transactional
    public void ofWatch(long deadlineId, DeletedProcess process) {
        StepDeadline deadline = deadlines.get(deadlineId);
        if (deadline.isOpen()) {
            deadlines.save(deadline.watchEnded());
        }
        ofOther(deadline.onboarding(), process);
    }

    /** Another process of the onboarding was deleted, such as the one that notifies of a comment. */
    @Transactional
    public void ofOther(OnboardingNumber number, DeletedProcess process) {
        onboardings
                .find(number)
                .ifPresent(onboarding ->
                        onboardings.save(onboarding.noted(process.by(), process.sentence(), clock.instant())));
    }
}
