package org.serviceexchange.onboarding.process.webhook;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.serviceexchange.onboarding.application.SingleRunExecutor;
import org.serviceexchange.onboarding.application.webhook.SendWebhooks;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Sends webhooks that are due. Each receiver has a thread of its own, so that one that hangs delays neither the other receivers
 * nor the jobs of the engine. Several nodes may check: each attempt is claimed by one of them.
 */
@Component
class WebhookScheduler implements DisposableBean {

    private final SendWebhooks sendWebhooks;
    private final Map<String, SingleRunExecutor> sending = new ConcurrentHashMap<>();

    WebhookScheduler(SendWebhooks sendWebhooks) {
        this.sendWebhooks = sendWebhooks;
    }

    @Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
    public void sendDue() {
        sendWebhooks.receivers().forEach(receiver -> sending.computeIfAbsent(receiver, this::sendingTo)
                .start());
    }

    private SingleRunExecutor sendingTo(String receiver) {
        return new SingleRunExecutor("webhooks-" + receiver, () -> sendWebhooks.sendDue(receiver));
    }

    @Scheduled(initialDelay = 1, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    public void removeOld() {
        sendWebhooks.removeOld();
    }

    @Override
    public void destroy() {
        sending.values().forEach(SingleRunExecutor::close);
    }
}
