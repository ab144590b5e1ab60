package org.serviceexchange.onboarding.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times as people read them. In UTC, as the two parties may live far apart. */
@Component
class TimeFormatter {

    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern(
                    "d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;

    TimeFormatter(Clock clock) {
        this.clock = clock;
    }

    /** {@code 22 Nov 2026, 14:05 UTC}. */
    public String show(Instant at) {
        return SHOWN.format(at);
    }

    /** How long something has lasted, in the largest unit that fits: {@code 3 days}. */
    public String lasting(Instant since) {
        return words(Duration.between(since, clock.instant()));
    }

    /** How long it is until something, as {@link #lasting} says it. */
    public String until(Instant at) {
        return words(Duration.between(clock.instant(), at));
    }

    public boolean isPast(Instant at) {
        return at.isBefore(clock.instant());
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return count(duration.toDays(), "day");
        }
        if (duration.toHours() > 0) {
            return count(duration.toHours(), "hour");
        }
        return duration.toMinutes() > 0 ? count(duration.toMinutes(), "minute") : "less than a minute";
    }

    private static String count(long number, String unit) {
        return number == 1 ? "1 " + unit : "%d %ss".formatted(number, unit);
    }
}
