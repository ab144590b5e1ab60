package org.serviceexchange.onboarding.application.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.observation.ReceiveEvent.Outcome;
import org.serviceexchange.onboarding.application.port.observation.EventInbox;
import org.serviceexchange.onboarding.domain.observation.EventSignature;

class ReceiveEventTest {

    private static final String SECRET = "a secret of at least 32 characters";
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final String TIME = String.valueOf(NOW.getEpochSecond());
    private static final byte[] BODY = "{\"sys_id\":\"1\"}".getBytes(StandardCharsets.UTF_8);

    private final Map<String, Instant> inbox = new HashMap<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final ReceiveEvent receive = receive(SECRET);

    private ReceiveEvent receive(String secret) {
        EventInbox stored = new EventInbox() {
            @Override
            public boolean add(String source, String messageId, Instant at) {
                return inbox.putIfAbsent(source + messageId, at) == null;
            }

            @Override
            public void deleteBefore(Instant time) {
                inbox.values().removeIf(at -> at.isBefore(time));
            }
        };
        return new ReceiveEvent(
                new EventSecret(secret), stored, looks::incrementAndGet, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void a_signed_message_makes_us_look_once() {
        assertThat(receive.receive(signature(TIME), TIME, "1", BODY)).isEqualTo(Outcome.ACCEPTED);
        assertThat(receive.receive(signature(TIME), TIME, "1", BODY)).isEqualTo(Outcome.ACCEPTED);
        assertThat(looks).hasValue(1);

        receive.receive(signature(TIME), TIME, "2", BODY);
        assertThat(looks).hasValue(2);
    }

    /** As {@code printf '1764147600.{}' | openssl dgst -sha256 -hmac key} says. */
    @Test
    void the_signature_is_the_one_that_other_programs_make() {
        assertThat(EventSignature.of("key", "1764147600", "{}".getBytes(StandardCharsets.UTF_8))
                        .hex())
                .isEqualTo("49f5008b4ebc3184dd2f93d88e929c5941a9fa8d567939edee1c400d69cb5338");
    }

    @ParameterizedTest
    @CsvSource({"-301, WRONG_TIME", "-300, ACCEPTED", "300, ACCEPTED", "301, WRONG_TIME", "-86400, WRONG_TIME"})
    void a_message_is_taken_for_five_minutes(long seconds, Outcome outcome) {
        String time = String.valueOf(NOW.getEpochSecond() + seconds);

        assertThat(receive.receive(signature(time), time, "1", BODY)).isEqualTo(outcome);
        assertThat(looks).hasValue(outcome == Outcome.ACCEPTED ? 1 : 0);
    }

    @Test
    void body_and_time_are_signed() {
        byte[] other = "{}".getBytes(StandardCharsets.UTF_8);
        String later = String.valueOf(NOW.getEpochSecond() + 1);

        assertThat(receive.receive(signature(TIME), TIME, "1", other)).isEqualTo(Outcome.WRONG_SIGNATURE);
        assertThat(receive.receive(signature(TIME), later, "1", BODY)).isEqualTo(Outcome.WRONG_SIGNATURE);
        assertThat(receive.receive("no hex", TIME, "1", BODY)).isEqualTo(Outcome.WRONG_SIGNATURE);
        assertThat(receive.receive("", TIME, "1", BODY)).isEqualTo(Outcome.WRONG_SIGNATURE);
        assertThat(receive.receive(signature(TIME).toUpperCase(), TIME, "1", BODY))
                .isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void a_missing_header_is_told_before_anything_is_compared() {
        assertThat(receive.receive(null, TIME, "1", BODY)).isEqualTo(Outcome.INCOMPLETE);
        assertThat(receive.receive(signature(TIME), null, "1", BODY)).isEqualTo(Outcome.INCOMPLETE);
        assertThat(receive.receive(signature(TIME), TIME, null, BODY)).isEqualTo(Outcome.INCOMPLETE);
        assertThat(receive.receive(signature(TIME), "today", "1", BODY)).isEqualTo(Outcome.INCOMPLETE);
        assertThat(receive.receive(signature(TIME), "9".repeat(30), "1", BODY)).isEqualTo(Outcome.INCOMPLETE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "with blank", "nul\u0000", "ümlaut"})
    void an_id_that_cannot_be_kept_is_refused(String id) {
        assertThat(receive.receive(signature(TIME), TIME, id, BODY)).isEqualTo(Outcome.INCOMPLETE);
        assertThat(receive.receive(signature(TIME), TIME, "x".repeat(256), BODY))
                .isEqualTo(Outcome.INCOMPLETE);
    }

    @Test
    void without_a_secret_nothing_is_taken() {
        assertThat(receive("").receive(EventSignature.of("x", TIME, BODY).hex(), TIME, "1", BODY))
                .isEqualTo(Outcome.NOT_TAKEN);
    }

    @Test
    void messages_are_known_for_a_day() {
        inbox.put("old", NOW.minusSeconds(86_401));
        receive.receive(signature(TIME), TIME, "1", BODY);

        receive.cleanUp();

        assertThat(inbox).containsOnlyKeys("servicenow1");
    }

    private static String signature(String time) {
        return EventSignature.of(SECRET, time, BODY).hex();
    }
}
