package org.serviceexchange.onboarding.persistence.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.webhook.WebhookDeliveries;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Attempt;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Message;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Outcome;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcWebhookDeliveries implements WebhookDeliveries {

    private final JdbcClient jdbc;

    JdbcWebhookDeliveries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<WebhookDelivery> due(String receiver, Instant now, int most) {
        return jdbc.sql("select * from webhook_delivery where receiver = ? and next_attempt_at <= ? order by id limit"
                        + " ?")
                .params(receiver, Timestamp.from(now), most)
                .query(JdbcWebhookDeliveries::delivery)
                .list();
    }

    @Override
    public boolean claim(WebhookDelivery due, Instant until) {
        return jdbc.sql("update webhook_delivery set next_attempt_at = ? where id = ? and next_attempt_at = ?")
                        .params(Timestamp.from(until), due.id(), Timestamp.from(due.nextAttemptAt()))
                        .update()
                == 1;
    }

    @Override
    public void save(WebhookDelivery delivery) {
        Optional<Attempt> last = Optional.ofNullable(delivery.lastAttempt());
        jdbc.sql("update webhook_delivery set state = :state, attempts = :attempts, next_attempt_at = :next,"
                        + " last_attempt_at = :at, last_outcome = :outcome, last_status = :status where id = :id")
                .param("state", delivery.state().name())
                .param("attempts", delivery.attempts())
                .param("next", timestamp(delivery.nextAttemptAt()))
                .param("at", timestamp(last.map(Attempt::at).orElse(null)))
                .param("outcome", last.map(attempt -> attempt.outcome().name()).orElse(null))
                .param("status", last.map(Attempt::status).orElse(null))
                .param("id", delivery.id())
                .update();
    }

    @Override
    public Optional<WebhookDelivery> find(long id) {
        return jdbc.sql("select * from webhook_delivery where id = ?")
                .param(id)
                .query(JdbcWebhookDeliveries::delivery)
                .optional();
    }

    @Override
    public List<WebhookDelivery> page(State state, int page, int size) {
        return jdbc.sql("select * from webhook_delivery %s order by id desc limit :size offset :offset"
                        .formatted(state == null ? "" : "where state = :state"))
                .param("state", state == null ? null : state.name())
                .param("size", size)
                .param("offset", (long) page * size)
                .query(JdbcWebhookDeliveries::delivery)
                .list();
    }

    @Override
    public void removeSettledBefore(Instant time) {
        jdbc.sql("delete from webhook_delivery where created_at < ? and next_attempt_at is null")
                .param(Timestamp.from(time))
                .update();
    }

    private static WebhookDelivery delivery(ResultSet row, int number) throws SQLException {
        Instant lastAt = instant(row, "last_attempt_at");
        return new WebhookDelivery(
                row.getLong("id"),
                new Message(
                        row.getString("message_id"),
                        row.getString("receiver"),
                        new OnboardingNumber(row.getString("onboarding")),
                        row.getString("body"),
                        instant(row, "created_at")),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "next_attempt_at"),
                lastAt == null
                        ? null
                        : new Attempt(
                                lastAt,
                                Outcome.valueOf(row.getString("last_outcome")),
                                row.getObject("last_status", Integer.class)));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    private static Timestamp timestamp(Instant value) {
        return value == null ? null : Timestamp.from(value);
    }
}
