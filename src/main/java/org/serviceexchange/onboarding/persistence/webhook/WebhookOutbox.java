package org.serviceexchange.onboarding.persistence.webhook;

import java.sql.Timestamp;
import java.util.UUID;
import org.serviceexchange.onboarding.application.port.webhook.WebhookReceivers;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.webhook.StateChange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes a message for each receiver when an onboarding is stored with another state, in the transaction that stores it. So
 * there is a message exactly if there is a change, whichever way led to it.
 */
@Component
public class WebhookOutbox {

    private final WebhookReceivers receivers;
    private final JdbcClient jdbc;

    WebhookOutbox(WebhookReceivers receivers, JdbcClient jdbc) {
        this.receivers = receivers;
        this.jdbc = jdbc;
    }

    /** Asked before the onboarding is stored. */
    public boolean isChange(Onboarding onboarding) {
        return !receivers.hosts().isEmpty()
                && (onboarding.version() == null
                        || jdbc.sql("select count(*) from onboarding where number = ? and (state <> ? or"
                                                + " waiting_on <> ?)")
                                        .params(
                                                onboarding.number().value(),
                                                onboarding.state().name(),
                                                onboarding
                                                        .progress()
                                                        .waitingOn()
                                                        .name())
                                        .query(Long.class)
                                        .single()
                                > 0);
    }

    /** Called after it is stored. */
    public void write(Onboarding onboarding) {
        StateChange change = StateChange.of(onboarding);
        Timestamp at = Timestamp.from(change.at());
        receivers.hosts().keySet().forEach(receiver -> jdbc.sql("insert into webhook_delivery (message_id, receiver,"
                        + " onboarding, body, created_at, state, attempts, next_attempt_at)"
                        + " values (?, ?, ?, ?, ?, 'PENDING', 0, ?)")
                .params(
                        "msg_" + UUID.randomUUID().toString().replace("-", ""),
                        receiver,
                        onboarding.number().value(),
                        change.json(),
                        at,
                        at)
                .update());
    }
}
