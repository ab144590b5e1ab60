package org.serviceexchange.onboarding.domain.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * When a step is due, and when something happens because nobody took it.
 *
 * @param remindEvery working days
 * @param remindAt    when the next reminder goes out
 * @param reminders   how many went out
 * @param escalatedAt null while it wasn't, or not since it was extended
 * @param extensions  how often it was extended
 */
public record Schedule(
        Instant due,
        int remindEvery,
        Instant remindAt,
        int reminders,
        Instant escalateAt,
        Instant escalatedAt,
        Instant expireAt,
        int extensions) {

    public static Schedule begin(DeadlineTerms terms, WorkingCalendar calendar, Instant at) {
        return new Schedule(
                calendar.endOfWorkingDay(at, terms.dueAfter()),
                terms.remindEvery(),
                calendar.morningOfWorkingDay(at, terms.remindEvery()),
                0,
                calendar.morningOfWorkingDay(at, terms.escalateAfter()),
                null,
                calendar.endOfWorkingDay(at, terms.expireAfter()),
                0);
    }

    /** The next mail goes out at once: it says that the step waits. */
    Schedule announced(Instant at) {
        return new Schedule(due, remindEvery, at, reminders, escalateAt, escalatedAt, expireAt, extensions);
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expireAt);
    }

    /** What is to be done at this moment; of several things the one that matters most. */
    DeadlineEvent whatIsDue(Instant now) {
        if (isExpired(now)) {
            return DeadlineEvent.EXPIRY;
        }
        if (escalatedAt == null && !now.isBefore(escalateAt)) {
            return DeadlineEvent.ESCALATION;
        }
        return now.isBefore(remindAt) ? DeadlineEvent.NOTHING : DeadlineEvent.REMINDER;
    }

    /** When there will be something to do, if nothing happens before. */
    Instant nextAt() {
        return Stream.of(remindAt, escalatedAt == null ? escalateAt : expireAt, expireAt)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    Schedule reminded(WorkingCalendar calendar, Instant now) {
        return new Schedule(
                due,
                remindEvery,
                calendar.morningOfWorkingDay(now, remindEvery),
                reminders + 1,
                escalateAt,
                escalatedAt,
                expireAt,
                extensions);
    }

    Schedule escalated(Instant now) {
        return new Schedule(due, remindEvery, remindAt, reminders, escalateAt, now, expireAt, extensions);
    }

    /** @throws IllegalArgumentException when the new due date isn't later than the old one */
    Schedule extended(Instant newDue, WorkingCalendar calendar, Instant now) {
        if (!newDue.isAfter(due)) {
            throw new IllegalArgumentException("%s is not later than %s".formatted(newDue, due));
        }
        Duration more = Duration.between(due, newDue);
        return new Schedule(
                newDue,
                remindEvery,
                calendar.morningOfWorkingDay(now, remindEvery),
                reminders,
                escalateAt.plus(more),
                null,
                expireAt.plus(more),
                extensions + 1);
    }
}
