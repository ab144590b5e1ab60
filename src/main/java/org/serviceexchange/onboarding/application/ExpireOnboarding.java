package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.port.DeadlineWatch;
import org.serviceexchange.onboarding.application.port.EarlyEnds;
import org.serviceexchange.onboarding.application.port.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.application.port.StepDeadlines;
import org.serviceexchange.onboarding.domain.EarlyEnd;
import org.serviceexchange.onboarding.domain.OnboardingState;
import org.serviceexchange.onboarding.domain.Party;
import org.serviceexchange.onboarding.domain.StepDeadline;
import org.serviceexchange.onboarding.domain.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The deadline of a step has passed for good: the onboarding ends. */
@Service
public class ExpireOnboarding {

    private final StepDeadlines deadlines;
    private final DeadlineWatch watch;
    private final Onboardings onboardings;
    private final EarlyEnds ends;
    private final OnboardingProcess process;
    private final Clock clock;

    ExpireOnboarding(
            StepDeadlines deadlines,
            DeadlineWatch watch,
            Onboardings onboardings,
            EarlyEnds ends,
            OnboardingProcess process,
            Clock clock) {
        this.deadlines = deadlines;
        this.watch = watch;
        this.onboardings = onboardings;
        this.ends = ends;
        this.process = process;
        this.clock = clock;
    }

    /** A second time nothing changes. */
    @Transactional
    public void expire(long id) {
        StepDeadline deadline = deadlines.get(id);
        Instant now = clock.instant();
        if (!deadline.isOpen()) {
            return;
        }
        if (!deadline.isExpired(now)) {
            // somebody extended it at the very moment at which it passed
            watch.begin(deadline);
            return;
        }
        // ended first: the task that goes with the onboarding mustn't end the watch that this is done by
        deadlines.save(deadline.ended(now));
        EarlyEnd end = new EarlyEnd(
                deadline.onboarding(),
                OnboardingState.EXPIRED,
                Party.SYSTEM,
                TimelineEntry.SYSTEM,
                "“%s” was not done until its last day.".formatted(deadline.title()),
                now);
        onboardings.save(onboardings.get(end.onboarding()).endedEarly(end));
        ends.save(end);
        process.endEarly(end.onboarding());
    }
}
