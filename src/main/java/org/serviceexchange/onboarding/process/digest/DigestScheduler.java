package org.serviceexchange.onboarding.process.digest;

import java.util.concurrent.TimeUnit;
import org.serviceexchange.onboarding.application.SingleRunExecutor;
import org.serviceexchange.onboarding.application.digest.SendDigests;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Sends digests that are due. */
@Component
class DigestScheduler implements DisposableBean {

    private final SendDigests sendDigests;
    private final SingleRunExecutor sending;

    DigestScheduler(SendDigests sendDigests) {
        this.sendDigests = sendDigests;
        this.sending = new SingleRunExecutor("digests", sendDigests::sendDue);
    }

    @Scheduled(initialDelay = 60, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    public void check() {
        sending.start();
    }

    @Scheduled(initialDelay = 2, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    public void removeOld() {
        sendDigests.removeOld();
    }

    @Override
    public void destroy() {
        sending.close();
    }
}
