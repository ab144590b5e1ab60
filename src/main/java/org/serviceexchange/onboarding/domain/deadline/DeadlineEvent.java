package org.serviceexchange.onboarding.domain.deadline;

/** What the clock, or an extension, makes due of a step that a person holds. */
public enum DeadlineEvent {
    /** Nothing yet. */
    NOTHING,
    /** Who holds the step is reminded. */
    REMINDER,
    /** The step is overdue: the escalation contact and the customer's other contacts get a mail. */
    ESCALATION,
    /** The deadline was extended, and the customer has no mail about it yet. */
    EXTENSION,
    /** The deadline expired: the onboarding ends, or the unanswered request expires. */
    EXPIRY
}
