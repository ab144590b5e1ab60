package org.serviceexchange.onboarding.domain.deadline;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * The deadline of one step: of an onboarding, or of the answer to a request about an integration. It has the reminders,
 * the escalation and the expiry. Immutable: each change returns the changed deadline.
 *
 * @param id        null before it is stored
 * @param request   the {@link IntegrationRequest} that the step answers; null for a step of the onboarding itself
 * @param extension the last one; null where there was none
 * @param watched   whether a process does at this moment what is due
 * @param endedAt   when the step was completed or became unnecessary; null until then
 * @param version   how often it was stored; null before the first time
 */
public record StepDeadline(
        Long id,
        OnboardingNumber onboarding,
        Long request,
        Step step,
        Schedule schedule,
        Extension extension,
        boolean watched,
        Instant endedAt,
        Integer version) {

    /** In the key of a reminder, before the number of the mail. */
    public static final String BEFORE_NUMBER = ".mail-";

    /**
     * One extension of a step.
     *
     * @param by     the user's id
     * @param reason the customer reads it
     * @param notifiedAt when the customer got a mail about it; null until then
     */
    public record Extension(String by, Instant at, String reason, Instant notifiedAt) {}

    /** @param request null for a step of the onboarding itself */
    public static StepDeadline begin(
            OnboardingNumber onboarding, Long request, Step step, DeadlineTerms terms, WorkingCalendar calendar) {
        Schedule schedule = Schedule.begin(terms, calendar, step.begunAt());
        return new StepDeadline(
                null,
                onboarding,
                request,
                step,
                step.isDesigned() ? schedule.announced(step.begunAt()) : schedule,
                null,
                false,
                null,
                null);
    }

    public String title() {
        return step.title();
    }

    public Party party() {
        return step.party();
    }

    public String taskId() {
        return step.taskId();
    }

    public Instant due() {
        return schedule.due();
    }

    /** The group that may take the step, if a process designer added it; else null. */
    public String candidateGroup() {
        return step.candidateGroup();
    }

    /** Which mail the next reminder is, among those of its onboarding. */
    public String nextReminderKey() {
        return "deadline-%d.reminder-%d".formatted(id, schedule.reminders() + 1);
    }

    /**
     * Which mail of several this is, among those of its onboarding: people with different steps get different mails.
     *
     * @param mail from 1
     */
    public String reminderKey(long mail) {
        return mail == 1 ? nextReminderKey() : nextReminderKey() + BEFORE_NUMBER + mail;
    }

    /** Whether the next mail is the first one about a step that no mail of the model announces. */
    public boolean isUnannounced() {
        return step.isDesigned() && schedule.reminders() == 0;
    }

    /** Which mail the escalation is, among those of its onboarding. */
    public String escalation() {
        return "deadline-%d.escalation-%d".formatted(id, schedule.extensions() + 1);
    }

    /** Which mail the news of the last extension is, among those of its onboarding. */
    public String extensionKey() {
        return "deadline-%d.extension-%d".formatted(id, schedule.extensions());
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    public boolean isOverdue(Instant now) {
        return now.isAfter(due());
    }

    /** Whether it has passed for good. */
    public boolean isExpired(Instant now) {
        return schedule.isExpired(now);
    }

    /** What is to be done at this moment; of several things the one that matters most. */
    public DeadlineEvent whatIsDue(Instant now) {
        boolean unnotified = extension != null && extension.notifiedAt() == null;
        return unnotified && !isExpired(now) ? DeadlineEvent.EXTENSION : schedule.whatIsDue(now);
    }

    /** When there will be something to do, if nothing happens before. */
    public Instant nextAt() {
        return schedule.nextAt();
    }

    /** A reminder went out. The next one is counted from now: after a standstill people get one, not all at once. */
    public StepDeadline reminded(WorkingCalendar calendar, Instant now) {
        return with(schedule.reminded(calendar, now), extension, endedAt);
    }

    /** The next reminder goes out at this time. */
    public StepDeadline remindedAt(Instant at) {
        return with(schedule.announced(at), extension, endedAt);
    }

    public StepDeadline escalated(Instant now) {
        return with(schedule.escalated(now), extension, endedAt);
    }

    /**
     * Moves the due date, the escalation and the expiry by the same time. Reminders start again. The step is escalated
     * again if the new due date passes, too.
     *
     * @throws IllegalArgumentException when the new due date isn't later than the old one
     */
    public StepDeadline extended(Instant newDue, String by, String reason, WorkingCalendar calendar, Instant now) {
        return with(schedule.extended(newDue, calendar, now), new Extension(by, now, reason, null), endedAt);
    }

    /** The customer has the mail about the last extension. */
    public StepDeadline extensionNotified(Instant now) {
        return with(schedule, new Extension(extension.by(), extension.at(), extension.reason(), now), endedAt);
    }

    public StepDeadline ended(Instant now) {
        return with(schedule, extension, now);
    }

    /** A process does from now on what is due. */
    public StepDeadline watchBegun() {
        return watched(true);
    }

    /** Nothing is due any more, until {@link #nextAt()}. */
    public StepDeadline watchEnded() {
        return watched(false);
    }

    private StepDeadline watched(boolean watched) {
        return new StepDeadline(id, onboarding, request, step, schedule, extension, watched, endedAt, version);
    }

    private StepDeadline with(Schedule schedule, Extension extension, Instant endedAt) {
        return new StepDeadline(id, onboarding, request, step, schedule, extension, watched, endedAt, version);
    }
}
