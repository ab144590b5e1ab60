package org.serviceexchange.onboarding.domain.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;

/**
 * When a party works: which days, and in which time zone they begin and end. Hours count only in so far as a working day
 * has a morning, when people are reminded, and an end, when things are due.
 *
 * @param zone        where the party works
 * @param workingDays the days of a week on which it does
 * @param holidays    dates in that zone on which it doesn't
 */
public record WorkingCalendar(ZoneId zone, Set<DayOfWeek> workingDays, Set<LocalDate> holidays) {

    /** When a working day begins, in local time. */
    public static final LocalTime MORNING = LocalTime.of(9, 0);

    /** When a working day is over, in local time. */
    public static final LocalTime END_OF_DAY = LocalTime.of(17, 0);

    /** @throws IllegalArgumentException when no day of the week is a working day: nothing would ever be due */
    public WorkingCalendar {
        if (workingDays.isEmpty()) {
            throw new IllegalArgumentException("A working calendar needs at least one working day in a week");
        }
        workingDays = Set.copyOf(workingDays);
        holidays = Set.copyOf(holidays);
    }

    public boolean isWorkingDay(LocalDate date) {
        return workingDays.contains(date.getDayOfWeek()) && !holidays.contains(date);
    }

    /**
     * The end of the working day that is so many working days later. The day of {@code from} itself never counts, and
     * days off don't: one working day after a Friday or a Saturday is Monday.
     *
     * @param days 1 or more
     */
    public Instant endOfWorkingDay(Instant from, int days) {
        return endOf(later(from, days));
    }

    /** The morning of the working day that is so many working days later, counted as for {@link #endOfWorkingDay}. */
    public Instant morningOfWorkingDay(Instant from, int days) {
        return later(from, days).atTime(MORNING).atZone(zone).toInstant();
    }

    /** When this day is over, whether or not anybody works on it. */
    public Instant endOf(LocalDate date) {
        return date.atTime(END_OF_DAY).atZone(zone).toInstant();
    }

    private LocalDate later(Instant from, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("%d is no number of working days".formatted(days));
        }
        LocalDate date = LocalDate.ofInstant(from, zone);
        for (int left = days; left > 0; ) {
            date = date.plusDays(1);
            if (isWorkingDay(date)) {
                left--;
            }
        }
        return date;
    }
}
