package org.serviceexchange.onboarding.process.deadline;

import org.serviceexchange.onboarding.application.deadline.WatchDeadlines;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks regularly for deadlines for which something is due. An open step costs nothing in between, however many there are.
 * Several nodes may check at once: one of them starts each process.
 */
@Component
class DeadlineScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineScheduler.class);

    private final WatchDeadlines watchDeadlines;

    DeadlineScheduler(WatchDeadlines watchDeadlines) {
        this.watchDeadlines = watchDeadlines;
    }

    /** A failure is logged, and the next check tries again. */
    @Scheduled(
            fixedDelayString = "${onboarding.deadlines.check-every:1m}",
            initialDelayString = "${onboarding.deadlines.check-every:1m}")
    public void watchDue() {
        watchDeadlines.due().forEach(this::begin);
    }

    private void begin(long id) {
        try {
            watchDeadlines.begin(id);
        } catch (ConcurrentChangeException elsewhere) {
            LOG.debug("Deadline {} is watched by another node, or its step has ended", id);
        } catch (RuntimeException failure) {
            LOG.error("The process for the deadline {} cannot be started. The next check tries again.", id, failure);
        }
    }
}
