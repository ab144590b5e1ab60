package org.serviceexchange.onboarding.process.webhook;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.serviceexchange.onboarding.application.webhook.SendWebhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends webhooks that are due. Each receiver has a thread of its own, so that one that hangs delays neither the other receivers
 * nor the jobs of the engine. Several nodes may look: each attempt is claimed by one of them.
 */
@Component
class WebhookScheduler implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookScheduler.class);

    private final SendWebhooks sendWebhooks;
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "webhooks");
        thread.setDaemon(true);
        return thread;
    });

    WebhookScheduler(SendWebhooks sendWebhooks) {
        this.sendWebhooks = sendWebhooks;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    public void sendDue() {
        sendWebhooks.receivers().stream()
                .filter(underWay::add)
                .forEach(receiver -> threads.execute(() -> send(receiver)));
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    public void removeOld() {
        sendWebhooks.removeOld();
    }

    /** A failure is logged, and the next look tries again. */
    private void send(String receiver) {
        try {
            sendWebhooks.sendDue(receiver);
        } catch (RuntimeException failure) {
            LOG.warn("The webhooks of {} could not be sent. The next look tries again.", receiver, failure);
        } finally {
            underWay.remove(receiver);
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
