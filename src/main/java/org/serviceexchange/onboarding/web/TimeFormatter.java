package org.serviceexchange.onboarding.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Times as people read them. In UTC, as the two parties may live far apart. */
@Component
class TimeFormatter {

    private final Clock clock;
    private final MessageSource messages;

    TimeFormatter(Clock clock, MessageSource messages) {
        this.clock = clock;
        this.messages = messages;
    }

    /** {@code 22 Nov 2026, 14:05 UTC}. */
    public String show(Instant at) {
        // the months in the language of the words around them, which isn't always the one that the browser asks for
        DateTimeFormatter format = DateTimeFormatter.ofPattern(
                        message("time.pattern"), Locale.forLanguageTag(message("language")))
                .withZone(ZoneOffset.UTC);
        return message("time.utc", format.format(at));
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

    private String words(Duration duration) {
        if (duration.toDays() > 0) {
            return message("time.days", duration.toDays());
        }
        if (duration.toHours() > 0) {
            return message("time.hours", duration.toHours());
        }
        return duration.toMinutes() > 0 ? message("time.minutes", duration.toMinutes()) : message("time.moments");
    }

    private String message(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
