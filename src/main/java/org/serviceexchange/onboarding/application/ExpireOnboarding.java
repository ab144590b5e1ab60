package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.port.DeadlineWatch;
import org.serviceexchange.onboarding.application.port.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.StepDeadlines;
import org.serviceexchange.onboarding.domain.StepDeadline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The deadline of a step has passed for good: the onboarding ends. */
@Service
public class ExpireOnboarding {

    private final StepDeadlines deadlines;
    private final DeadlineWatch watch;
    private final OnboardingProcess process;
    private final Clock clock;

    ExpireOnboarding(StepDeadlines deadlines, DeadlineWatch watch, OnboardingProcess process, Clock clock) {
        this.deadlines = deadlines;
        this.watch = watch;
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
        process.expire(deadline.onboarding());
    }
}
