package org.serviceexchange.onboarding.application.deadline;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.termination.ExpireOnboarding;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The deadline of a step expired: the onboarding ends, or the unanswered request expires. */
@Service
public class ExpireStep {

    private final StepDeadlines deadlines;
    private final ExpireOnboarding expireOnboarding;
    private final ExpireIntegrationRequest expireRequest;
    private final Clock clock;

    ExpireStep(
            StepDeadlines deadlines,
            ExpireOnboarding expireOnboarding,
            ExpireIntegrationRequest expireRequest,
            Clock clock) {
        this.deadlines = deadlines;
        this.expireOnboarding = expireOnboarding;
        this.expireRequest = expireRequest;
        this.clock = clock;
    }

    /**
     * A second time nothing changes.
     *
     * @throws ConcurrentChangeException when the request was answered or taken back at the same moment; tried again, nothing is left
     *     to do
     */
    @Transactional
    public void expire(long id) {
        StepDeadline deadline = deadlines.get(id);
        Instant now = clock.instant();
        if (!deadline.isOpen()) {
            return;
        }
        if (!deadline.isExpired(now)) {
            // the deadline was extended at the moment at which it expired
            deadlines.save(deadline.watchEnded());
        } else if (deadline.request() == null) {
            expireOnboarding.expire(deadline, now);
        } else {
            expireRequest.expire(deadline, now);
        }
    }
}
