package org.serviceexchange.onboarding.outgoing;

import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls.OutsideSystem;
import org.serviceexchange.onboarding.application.port.webhook.WebhookReceivers;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Attempt;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Outcome;
import org.serviceexchange.onboarding.domain.webhook.WebhookSecret;
import org.serviceexchange.onboarding.outgoing.OutgoingProperties.WebhookReceiver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** Sends messages as Standard Webhooks defines them, through the guard. */
@Component
class HttpWebhookReceivers implements WebhookReceivers {

    private static final Logger LOG = LoggerFactory.getLogger(HttpWebhookReceivers.class);

    private final OutgoingProperties properties;
    private final RestClient http;
    private final OutsideCalls calls;
    private final SortedMap<String, String> hosts = new TreeMap<>();

    HttpWebhookReceivers(OutgoingProperties properties, RestClient.Builder http, OutsideCalls calls) {
        this.properties = properties;
        this.http = http.build();
        this.calls = calls;
        properties
                .webhooks()
                .forEach((name, receiver) -> hosts.put(name, receiver.url().getAuthority()));
    }

    @Override
    public SortedMap<String, String> hosts() {
        return Collections.unmodifiableSortedMap(hosts);
    }

    @Override
    public Attempt send(WebhookDelivery delivery, Instant at) {
        long begun = System.nanoTime();
        Attempt attempt = attempt(delivery, at);
        boolean delivered = attempt.outcome() == Outcome.DELIVERED;
        calls.ended(
                OutsideSystem.WEBHOOK_RECEIVER,
                delivered ? OutsideCalls.SUCCESS : attempt.outcome().name(),
                Duration.ofNanos(System.nanoTime() - begun));
        return attempt;
    }

    private Attempt attempt(WebhookDelivery delivery, Instant at) {
        WebhookReceiver receiver = properties.webhooks().get(delivery.message().receiver());
        try {
            int status = http.post()
                    .uri(receiver.url())
                    .contentType(MediaType.APPLICATION_JSON)
                    .header("webhook-id", delivery.message().id())
                    .header("webhook-timestamp", String.valueOf(at.getEpochSecond()))
                    .header(
                            "webhook-signature",
                            new WebhookSecret(receiver.secret())
                                    .sign(
                                            delivery.message().id(),
                                            at.getEpochSecond(),
                                            delivery.message().body()))
                    .body(delivery.message().body().getBytes(StandardCharsets.UTF_8))
                    .exchange((request, response) -> response.getStatusCode().value());
            return new Attempt(at, outcome(status), status);
        } catch (ResourceAccessException failure) {
            LOG.warn(
                    "The webhook {} could not be sent to {}: {}",
                    delivery.message().id(),
                    delivery.message().receiver(),
                    // without the address, whose path may be a secret
                    failure.getCause() == null ? "-" : failure.getCause().getMessage());
            return new Attempt(at, outcome(failure.getCause()), null);
        }
    }

    private static Outcome outcome(int status) {
        if (status == HttpStatus.GONE.value()) {
            return Outcome.GONE;
        }
        return status / 100 == 2 ? Outcome.DELIVERED : Outcome.REFUSED;
    }

    private static Outcome outcome(Throwable cause) {
        if (cause instanceof RedirectRefusedException) {
            return Outcome.REFUSED;
        }
        if (cause instanceof BlockedCallException || cause instanceof SafeDnsResolver.ForbiddenAddressException) {
            return Outcome.BLOCKED;
        }
        return cause instanceof SocketTimeoutException ? Outcome.TIMED_OUT : Outcome.UNREACHABLE;
    }
}
