package org.serviceexchange.onboarding.application.digest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/** When digests are due. */
public record DigestSchedule(boolean enabled, DayOfWeek day, LocalTime at, ZoneId zone) {

    /** A digest that could not begin for longer is left out: the next one tells the same. */
    private static final Duration LATEST = Duration.ofDays(1);

    /** When the digests that can begin now are due; empty on the other days. */
    public Optional<Instant> dueAt(Instant now) {
        if (!enabled) {
            return Optional.empty();
        }
        ZonedDateTime local = now.atZone(zone);
        ZonedDateTime thisWeek =
                local.with(TemporalAdjusters.previousOrSame(day)).with(at);
        Instant last = (thisWeek.isAfter(local) ? thisWeek.minusWeeks(1) : thisWeek).toInstant();
        return now.isBefore(last.plus(LATEST)) ? Optional.of(last) : Optional.empty();
    }
}
