package org.serviceexchange.onboarding.domain.deadline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a step is due, as people and programs write it.
 *
 * @param day  the day at whose end it is due; null where a time was written
 * @param time null where a day was written
 */
public record DueDate(LocalDate day, Instant time) {

    private static final Pattern BLANK_BEFORE_TIME = Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}) +(?=\\d)");

    // Z, +01:00, +0100 and +01
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendPattern("[ ][XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    /**
     * Understands a date, a time with its zone as ISO 8601 and the engine write it, and a time as ServiceNow's REST API
     * writes it: with a blank before it, in UTC.
     */
    public static Optional<DueDate> parse(String text) {
        Matcher blank = BLANK_BEFORE_TIME.matcher(text);
        boolean isServiceNows = blank.find();
        String written = isServiceNows ? blank.replaceFirst("$1T") : text;
        try {
            if (written.toUpperCase(Locale.ROOT).indexOf('T') < 0) {
                return Optional.of(new DueDate(LocalDate.parse(written), null));
            }
            TemporalAccessor time = TIME.parseBest(written, OffsetDateTime::from, LocalDateTime::from);
            if (time instanceof OffsetDateTime withZone) {
                return Optional.of(new DueDate(null, withZone.toInstant()));
            }
            return isServiceNows
                    ? Optional.of(new DueDate(null, LocalDateTime.from(time).toInstant(ZoneOffset.UTC)))
                    : Optional.empty();
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** @param calendar of the party that has to act */
    public Instant in(WorkingCalendar calendar) {
        return day == null ? time : calendar.endOf(day);
    }
}
