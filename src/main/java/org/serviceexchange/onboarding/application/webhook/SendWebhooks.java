package org.serviceexchange.onboarding.application.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.serviceexchange.onboarding.application.port.webhook.WebhookDeliveries;
import org.serviceexchange.onboarding.application.port.webhook.WebhookReceivers;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Attempt;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Outcome;
import org.springframework.stereotype.Service;

/** Sends the messages of a receiver. No transaction is open during a call. */
@Service
public class SendWebhooks {

    /** Longer than any call, so that no two nodes send a message at once. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_A_TIME = 100;

    private final WebhookReceivers receivers;
    private final WebhookDeliveries deliveries;
    private final Clock clock;

    SendWebhooks(WebhookReceivers receivers, WebhookDeliveries deliveries, Clock clock) {
        this.receivers = receivers;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    public Set<String> receivers() {
        return receivers.hosts().keySet();
    }

    /** What is due, one message after the other. The first attempt that fails ends it, because the next one would fail, too. */
    public void sendDue(String receiver) {
        for (WebhookDelivery due : deliveries.due(receiver, clock.instant(), AT_A_TIME)) {
            Instant begin = clock.instant();
            if (!deliveries.claim(due, begin.plus(LEASE))) {
                continue;
            }
            Attempt attempt = receivers.send(due, begin);
            deliveries.save(due.attempted(attempt));
            if (attempt.outcome() != Outcome.DELIVERED) {
                return;
            }
        }
    }

    public void removeOld() {
        deliveries.removeSettledBefore(clock.instant().minus(KEPT));
    }
}
