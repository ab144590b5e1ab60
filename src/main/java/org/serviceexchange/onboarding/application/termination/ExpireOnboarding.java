package org.serviceexchange.onboarding.application.termination;

import java.time.Instant;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.onboarding.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.termination.Terminations;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.domain.termination.Termination;
import org.springframework.stereotype.Component;

/** A step was not completed in time: the onboarding ends. */
@Component
public class ExpireOnboarding {

    private final StepDeadlines deadlines;
    private final Onboardings onboardings;
    private final Terminations terminations;
    private final OnboardingProcess process;

    ExpireOnboarding(
            StepDeadlines deadlines, Onboardings onboardings, Terminations terminations, OnboardingProcess process) {
        this.deadlines = deadlines;
        this.onboardings = onboardings;
        this.terminations = terminations;
        this.process = process;
    }

    public void expire(StepDeadline passed, Instant now) {
        Onboarding onboarding = onboardings.get(passed.onboarding());
        Sentence reason = Sentence.of("issueText.notDone", passed.title());
        if (!onboarding.state().isOpen()) {
            // a step that a process designer added after the integration is established: there is nothing to undo
            onboardings.save(onboarding.noted(TimelineEntry.SYSTEM, reason, now));
            deadlines.save(passed.ended(now));
            return;
        }
        Termination end = new Termination(
                passed.onboarding(),
                OnboardingState.EXPIRED,
                Party.SYSTEM,
                TimelineEntry.SYSTEM,
                reason.toString(),
                now);
        // the onboarding before the deadline, as who completes the step does: neither waits for what the other one has
        onboardings.save(onboarding.terminated(end.state(), end.by(), end.sentence(), end.at()));
        // before the process is ended: its task is deleted then, and must not end the watch process that runs this
        deadlines.save(passed.ended(now));
        terminations.save(end);
        process.terminate(end.onboarding());
    }
}
