package org.serviceexchange.onboarding.process.instanceaccess;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.serviceexchange.onboarding.application.instanceaccess.WatchReplicationSets;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Starts the checks of replication sets that are due. They have threads of their own, so that a slow instance delays no deadline
 * and few other customers. Several nodes may check for what is due: each check is claimed by one of them.
 */
@Component
class ReplicationWatchScheduler implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(ReplicationWatchScheduler.class);

    private static final int AT_ONCE = 4;

    private final WatchReplicationSets watchReplicationSets;
    private final ExecutorService checks = Executors.newFixedThreadPool(AT_ONCE, task -> {
        Thread thread = new Thread(task, "replication-watch");
        thread.setDaemon(true);
        return thread;
    });

    ReplicationWatchScheduler(WatchReplicationSets watchReplicationSets) {
        this.watchReplicationSets = watchReplicationSets;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    public void lookAtDue() {
        watchReplicationSets.due().stream()
                .filter(watchReplicationSets::claim)
                .forEach(number -> checks.execute(() -> check(number)));
    }

    /** A failure is logged, and the next check tries again. */
    private void check(OnboardingNumber number) {
        try {
            watchReplicationSets.check(number);
        } catch (RuntimeException failure) {
            LOG.error("The check of the replication set of {} failed. The next check tries again.", number, failure);
        }
    }

    @Override
    public void destroy() {
        checks.shutdownNow();
    }
}
