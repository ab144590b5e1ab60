package org.serviceexchange.onboarding.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:05:59Z");

    private final TimeFormatter times = new TimeFormatter(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void time_is_shown_in_utc() {
        assertThat(times.show(NOW)).isEqualTo("22 Nov 2026, 14:05 UTC");
        assertThat(times.show(Instant.parse("2026-09-01T00:00:00Z"))).isEqualTo("1 Sep 2026, 00:00 UTC");
    }

    @Test
    void time_until_a_date_is_shown_in_words() {
        assertThat(times.until(NOW.plus(Duration.ofDays(2)))).isEqualTo("2 days");
        assertThat(times.until(NOW.plusSeconds(3600))).isEqualTo("1 hour");
        assertThat(times.until(NOW)).isEqualTo("less than a minute");
        assertThat(times.isPast(NOW)).isFalse();
        assertThat(times.isPast(NOW.minusMillis(1))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, less than a minute",
        "PT-5S, less than a minute",
        "PT1M, 1 minute",
        "PT59M59S, 59 minutes",
        "PT1H, 1 hour",
        "PT23H, 23 hours",
        "PT24H, 1 day",
        "P400D, 400 days"
    })
    void duration_is_shown_in_words(Duration lasted, String words) {
        assertThat(times.lasting(NOW.minus(lasted))).isEqualTo(words);
    }
}
