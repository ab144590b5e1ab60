package org.serviceexchange.onboarding.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.stereotype.Component;

/** Times as people read them. */
@Component
class TimeFormatter {

    private final Clock clock;

    TimeFormatter(Clock clock) {
        this.clock = clock;
    }

    /** {@code 22 Nov 2026, 14:05 UTC}. */
    public String show(Instant at) {
        return Sentence.time(at).in(CurrentReader.get());
    }

    /** How long something has lasted, in the largest unit that fits: {@code 3 days}. */
    public String lasting(Instant since) {
        return words(Duration.between(since, clock.instant()));
    }

    /** How long it is until something, as {@link #lasting} says it. */
    public String until(Instant at) {
        return words(Duration.between(clock.instant(), at));
    }

    /** How much time was between two moments, as {@link #lasting} says it. */
    public String between(Instant begin, Instant end) {
        return words(Duration.between(begin, end));
    }

    public boolean isPast(Instant at) {
        return at.isBefore(clock.instant());
    }

    private static String words(Duration duration) {
        if (duration.toDays() > 0) {
            return message("time.days", duration.toDays());
        }
        if (duration.toHours() > 0) {
            return message("time.hours", duration.toHours());
        }
        return duration.toMinutes() > 0 ? message("time.minutes", duration.toMinutes()) : message("time.moments");
    }

    private static String message(String key, Object... arguments) {
        return Sentence.of(key, arguments).in(CurrentReader.get());
    }
}
