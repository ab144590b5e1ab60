package org.serviceexchange.onboarding.domain.deadline;

/**
 * How long a step may take, all in working days of the party that has to act, counted from the day on which the step
 * begins.
 *
 * @param dueAfter      until the step is due
 * @param remindEvery   from its beginning to the first reminder, and from each reminder to the next
 * @param escalateAfter until the escalation
 * @param expireAfter   until the onboarding or the unanswered request expires
 */
public record DeadlineTerms(int dueAfter, int remindEvery, int escalateAfter, int expireAfter) {

    /** @throws IllegalArgumentException when the days aren't in order: due before escalation before expiry */
    public DeadlineTerms {
        if (dueAfter < 1 || remindEvery < 1 || escalateAfter <= dueAfter || expireAfter <= escalateAfter) {
            throw new IllegalArgumentException(
                    "A step must be due after 1 working day or more, be reminded of every working day or more, escalate after it was due, and expire after it escalated; not due after %d, remind every %d, escalate after %d, expire after %d"
                            .formatted(dueAfter, remindEvery, escalateAfter, expireAfter));
        }
    }
}
