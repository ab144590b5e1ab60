package org.serviceexchange.onboarding.process.digest;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.serviceexchange.onboarding.application.digest.SendDigests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends digests that are due, in a thread of its own: a slow mail server must not keep deadlines from being checked. */
@Component
class DigestScheduler implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(DigestScheduler.class);

    private final SendDigests sendDigests;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread one = new Thread(task, "digests");
        one.setDaemon(true);
        return one;
    });

    DigestScheduler(SendDigests sendDigests) {
        this.sendDigests = sendDigests;
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    public void look() {
        if (underWay.compareAndSet(false, true)) {
            thread.execute(this::send);
        }
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    public void removeOld() {
        sendDigests.removeOld();
    }

    /** A failure is logged, and the next look goes on. */
    private void send() {
        try {
            sendDigests.sendDue();
        } catch (RuntimeException failure) {
            LOG.warn("Digests could not be sent. The next look goes on.", failure);
        } finally {
            underWay.set(false);
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
