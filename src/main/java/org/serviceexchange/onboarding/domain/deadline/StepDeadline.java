package org.serviceexchange.onboarding.domain.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * Until when a person has to take a step of an onboarding, or answer what the other party asks of the integration, and what
 * happens when nobody does. Immutable: what happens to it answers the deadline as it is after it.
 *
 * @param id          null before it is stored
 * @param request     the {@link IntegrationRequest} that the step answers; null for a step of the onboarding itself
 * @param step        the step's short name in the model
 * @param title       what Tasklist calls it
 * @param party       who has to act; the days are those of its calendar
 * @param taskId      the task in Tasklist
 * @param remindEvery working days
 * @param remindAt    when the next reminder goes out
 * @param reminders   how many went out
 * @param escalatedAt null while it wasn't, or not since it was extended
 * @param extensions  how often it was extended
 * @param extension   the last one; null where there was none
 * @param endedAt     when somebody took the step, or nobody had to any more; null until then
 * @param version     how often it was stored; null before the first time
 */
public record StepDeadline(
        Long id,
        OnboardingNumber onboarding,
        Long request,
        String step,
        String title,
        Party party,
        String taskId,
        Instant begunAt,
        Instant due,
        int remindEvery,
        Instant remindAt,
        int reminders,
        Instant escalateAt,
        Instant escalatedAt,
        Instant expireAt,
        int extensions,
        Extension extension,
        Instant endedAt,
        Integer version) {

    /**
     * That somebody gave a step more time.
     *
     * @param by     the user's id
     * @param reason the customer reads it
     * @param toldAt when the customer got a mail about it; null until then
     */
    public record Extension(String by, Instant at, String reason, Instant toldAt) {}

    /** @param request null for a step of the onboarding itself */
    public static StepDeadline begin(
            OnboardingNumber onboarding,
            Long request,
            String step,
            String title,
            Party party,
            String taskId,
            DeadlineTerms terms,
            WorkingCalendar calendar,
            Instant at) {
        return new StepDeadline(
                null,
                onboarding,
                request,
                step,
                title,
                party,
                taskId,
                at,
                calendar.endOfWorkingDay(at, terms.dueAfter()),
                terms.remindEvery(),
                calendar.morningOfWorkingDay(at, terms.remindEvery()),
                0,
                calendar.morningOfWorkingDay(at, terms.escalateAfter()),
                null,
                calendar.endOfWorkingDay(at, terms.expireAfter()),
                0,
                null,
                null,
                null);
    }

    /** Which mail the next reminder is, among those of its onboarding. */
    public String nextReminderKey() {
        return "deadline-%d.reminder-%d".formatted(id, reminders + 1);
    }

    /** Which mail the escalation is, among those of its onboarding. */
    public String escalation() {
        return "deadline-%d.escalation-%d".formatted(id, extensions + 1);
    }

    /** Which mail the news of the last extension is, among those of its onboarding. */
    public String extensionKey() {
        return "deadline-%d.extension-%d".formatted(id, extensions);
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    public boolean isOverdue(Instant now) {
        return now.isAfter(due);
    }

    /** Whether it has passed for good. */
    public boolean isExpired(Instant now) {
        return !now.isBefore(expireAt);
    }

    /** What is to be done at this moment; of several things the one that matters most. */
    public DeadlineEvent whatIsDue(Instant now) {
        if (isExpired(now)) {
            return DeadlineEvent.EXPIRY;
        }
        if (extension != null && extension.toldAt() == null) {
            return DeadlineEvent.EXTENSION;
        }
        if (escalatedAt == null && !now.isBefore(escalateAt)) {
            return DeadlineEvent.ESCALATION;
        }
        return now.isBefore(remindAt) ? DeadlineEvent.NOTHING : DeadlineEvent.REMINDER;
    }

    /** When there will be something to do, if nothing happens before. */
    public Instant nextAt() {
        return Stream.of(remindAt, escalatedAt == null ? escalateAt : expireAt, expireAt)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** A reminder went out. The next one is counted from now: after a standstill people get one, not all at once. */
    public StepDeadline reminded(WorkingCalendar calendar, Instant now) {
        return with(
                due,
                calendar.morningOfWorkingDay(now, remindEvery),
                reminders + 1,
                escalateAt,
                escalatedAt,
                expireAt,
                extensions,
                extension,
                endedAt);
    }

    public StepDeadline escalated(Instant now) {
        return with(due, remindAt, reminders, escalateAt, now, expireAt, extensions, extension, endedAt);
    }

    /**
     * Moves the due date, and escalation and expiry by as much. Reminders begin anew, and what was escalated is again if
     * the new time passes, too.
     *
     * @throws IllegalArgumentException when the new due date isn't later than the old one
     */
    public StepDeadline extended(Instant newDue, String by, String reason, WorkingCalendar calendar, Instant now) {
        if (!newDue.isAfter(due)) {
            throw new IllegalArgumentException("%s is not later than %s".formatted(newDue, due));
        }
        Duration more = Duration.between(due, newDue);
        return with(
                newDue,
                calendar.morningOfWorkingDay(now, remindEvery),
                reminders,
                escalateAt.plus(more),
                null,
                expireAt.plus(more),
                extensions + 1,
                new Extension(by, now, reason, null),
                endedAt);
    }

    /** The customer has the mail about the last extension. */
    public StepDeadline extensionTold(Instant now) {
        Extension told = new Extension(extension.by(), extension.at(), extension.reason(), now);
        return with(due, remindAt, reminders, escalateAt, escalatedAt, expireAt, extensions, told, endedAt);
    }

    public StepDeadline ended(Instant now) {
        return with(due, remindAt, reminders, escalateAt, escalatedAt, expireAt, extensions, extension, now);
    }

    private StepDeadline with(
            Instant due,
            Instant remindAt,
            int reminders,
            Instant escalateAt,
            Instant escalatedAt,
            Instant expireAt,
            int extensions,
            Extension extension,
            Instant endedAt) {
        return new StepDeadline(
                id,
                onboarding,
                request,
                step,
                title,
                party,
                taskId,
                begunAt,
                due,
                remindEvery,
                remindAt,
                reminders,
                escalateAt,
                escalatedAt,
                expireAt,
                extensions,
                extension,
                endedAt,
                version);
    }
}
