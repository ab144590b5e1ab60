package org.serviceexchange.onboarding.application.deadline;

import java.time.Clock;
import java.util.List;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineWatch;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.deadline.DeadlineEvent;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Starts the process that reminds, escalates or expires, for each deadline for which one of these is due. */
@Service
public class WatchDeadlines {

    private static final int AT_ONCE = 100;

    private final StepDeadlines deadlines;
    private final DeadlineWatch watch;
    private final Clock clock;

    WatchDeadlines(StepDeadlines deadlines, DeadlineWatch watch, Clock clock) {
        this.deadlines = deadlines;
        this.watch = watch;
        this.clock = clock;
    }

    /** @return ids of deadlines for which something is due, at most 100; empty when all have their process */
    @Transactional(readOnly = true)
    public List<Long> due() {
        return deadlines.due(clock.instant(), AT_ONCE).stream()
                .map(StepDeadline::id)
                .toList();
    }

    /**
     * Starts the process, if something is due and none runs.
     *
     * @throws ConcurrentChangeException when another node starts it, or the step ends, at the same moment
     */
    @Transactional
    public void begin(long id) {
        begin(deadlines.get(id));
    }

    /** Starts the process, if something is due and none runs. */
    void begin(StepDeadline deadline) {
        if (deadline.isOpen() && !deadline.watched() && deadline.whatIsDue(clock.instant()) != DeadlineEvent.NOTHING) {
            watch.begin(deadlines.save(deadline.watchBegun()));
        }
    }

    /** Nothing is due any more: the process ends, and the next one starts at the next time. */
    @Transactional
    public void end(long id) {
        StepDeadline deadline = deadlines.get(id);
        if (deadline.isOpen()) {
            deadlines.save(deadline.watchEnded());
        }
    }
}
