package org.serviceexchange.onboarding.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.port.webhook.WebhookDeliveries;
import org.serviceexchange.onboarding.application.port.webhook.WebhookReceivers;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Attempt;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Outcome;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.State;

/** Two nodes that send the messages of one receiver. The database of both is one message here. */
class SendWebhooksTest {

    private static final Instant BEGIN = Instant.parse("2026-11-26T12:00:00Z");

    private final WebhookReceivers receivers = mock();
    private final WebhookDeliveries deliveries = mock();
    private final List<Instant> sent = new ArrayList<>();

    private WebhookDelivery stored = pending(BEGIN);

    @BeforeEach
    void oneMessage() {
        when(deliveries.due(any(), any(), anyInt())).thenAnswer(call -> due(call.getArgument(1)));
        when(deliveries.claim(any(), any())).thenAnswer(call -> {
            WebhookDelivery read = call.getArgument(0);
            boolean first = read.nextAttemptAt().equals(stored.nextAttemptAt());
            stored = first ? pending(call.getArgument(1)) : stored;
            return first;
        });
        when(receivers.send(any(), any())).thenAnswer(call -> {
            sent.add(call.getArgument(1));
            return new Attempt(call.getArgument(1), Outcome.DELIVERED, 204);
        });
    }

    @Test
    void message_that_two_nodes_have_read_is_sent_by_one() {
        doAnswer(call -> {
                    List<WebhookDelivery> read = due(call.getArgument(1));
                    nodeAt(BEGIN).sendDue("erp");
                    return read;
                })
                .when(deliveries)
                .due(any(), eq(BEGIN.plusSeconds(1)), anyInt());

        nodeAt(BEGIN.plusSeconds(1)).sendDue("erp");

        assertThat(sent).containsExactly(BEGIN);
    }

    @Test
    void message_of_a_node_that_died_is_sent_by_another_after_ten_minutes() {
        doThrow(new NodeDied()).when(receivers).send(any(), eq(BEGIN));
        assertThatThrownBy(() -> nodeAt(BEGIN).sendDue("erp")).isInstanceOf(NodeDied.class);

        nodeAt(BEGIN.plus(Duration.ofMinutes(9))).sendDue("erp");
        assertThat(sent).isEmpty();

        Instant later = BEGIN.plus(Duration.ofMinutes(10));
        nodeAt(later).sendDue("erp");
        assertThat(sent).containsExactly(later);
    }

    private static class NodeDied extends Error {}

    private List<WebhookDelivery> due(Instant now) {
        return stored.nextAttemptAt().isAfter(now) ? List.of() : List.of(stored);
    }

    private static WebhookDelivery pending(Instant until) {
        WebhookDelivery.Message message =
                new WebhookDelivery.Message("msg_1", "erp", OnboardingNumber.of(1), "{}", BEGIN);
        return new WebhookDelivery(1, message, State.PENDING, 0, until, null);
    }

    private SendWebhooks nodeAt(Instant now) {
        return new SendWebhooks(receivers, deliveries, Clock.fixed(now, ZoneOffset.UTC));
    }
}
