package org.serviceexchange.onboarding.domain.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Attempt;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Outcome;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.State;

class WebhookDeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final WebhookDelivery NEW = new WebhookDelivery(
            1,
            new WebhookDelivery.Message("msg_1", "erp", OnboardingNumber.of(1001), "{}", NOW),
            State.PENDING,
            0,
            NOW,
            null);

    @Test
    void gaps_between_attempts_grow_for_three_days_and_then_it_has_failed() {
        WebhookDelivery delivery = NEW;
        Instant at = NOW;
        Duration last = Duration.ZERO;
        int attempts = 0;
        while (delivery.state() == State.PENDING) {
            delivery = delivery.attempted(new Attempt(at, Outcome.REFUSED, 503));
            attempts++;
            if (delivery.nextAttemptAt() != null) {
                Duration gap = Duration.between(at, delivery.nextAttemptAt());
                assertThat(gap).isGreaterThan(last);
                last = gap;
                at = delivery.nextAttemptAt();
            }
        }
        assertThat(delivery.state()).isEqualTo(State.FAILED);
        assertThat(attempts).isEqualTo(delivery.attempts()).isEqualTo(10);
        assertThat(Duration.between(NOW, at)).isBetween(Duration.ofDays(3), Duration.ofDays(4));
    }

    @Test
    void delivered_or_gone_needs_no_further_attempt() {
        assertThat(NEW.attempted(new Attempt(NOW, Outcome.DELIVERED, 204)))
                .extracting(WebhookDelivery::state, WebhookDelivery::nextAttemptAt)
                .containsExactly(State.DELIVERED, null);
        assertThat(NEW.attempted(new Attempt(NOW, Outcome.GONE, 410)))
                .extracting(WebhookDelivery::state, WebhookDelivery::nextAttemptAt)
                .containsExactly(State.FAILED, null);
    }

    /** The example of the specification's libraries. */
    @Test
    void signature_is_that_of_standard_webhooks() {
        WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(secret).hasToString("whsec_…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "whsec_",
                "whsec_c2hvcnQ=",
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS*"
            })
    void secret_that_is_short_or_malformed_is_none(String text) {
        assertThat(WebhookSecret.isOne(text)).isFalse();
    }
}
