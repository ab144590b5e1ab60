package org.serviceexchange.onboarding.domain.deadline;

/** What the clock, or an extension, makes due of a step that a person holds. */
public enum DeadlineEvent {
    /** Nothing yet. */
    NOTHING,
    /** Who holds the step is reminded. */
    REMINDER,
    /** The step is overdue: the provider's lead and the customer's other contacts hear of it. */
    ESCALATION,
    /** The deadline was extended, and the customer hasn't been told. */
    EXTENSION,
    /** The deadline has passed for good: the onboarding ends, or the request that nobody answered lapses. */
    EXPIRY
}
