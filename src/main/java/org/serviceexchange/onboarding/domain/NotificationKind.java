package org.serviceexchange.onboarding.domain;

/** The mails of an onboarding, and whom each is for. One onboarding sends each of them once for each occasion. */
public enum NotificationKind {
    CORRECTION_NEEDED(Party.PROVIDER),
    INSTRUCTIONS(Party.CUSTOMER),
    CASE_OPENED(Party.CUSTOMER),
    PROVIDER_RECORD_MISMATCHED(Party.PROVIDER),
    ADVICE(Party.CUSTOMER),
    APPROVAL_REQUESTED(Party.PROVIDER),
    SENT_BACK(Party.CUSTOMER),
    SUBSCRIPTION_APPROVED(Party.CUSTOMER),
    REGISTRATION_DENIED(Party.CUSTOMER),
    ACTIVATION_FAILED(Party.CUSTOMER),
    INTEGRATION_ESTABLISHED(Party.CUSTOMER),
    INTEGRATION_ESTABLISHED_PROVIDER(Party.PROVIDER),
    ONBOARDING_ENDED(Party.CUSTOMER),
    ONBOARDING_ENDED_PROVIDER(Party.PROVIDER),
    /** To those at the customer who hold a step; as often as the step's deadline says. */
    REMINDER(Party.CUSTOMER),
    /** To those at the provider who hold a step; as often as the step's deadline says. */
    REMINDER_PROVIDER(Party.PROVIDER),
    /** To the customer's other contacts; for each step that is overdue, and once more when it was extended. */
    ESCALATION(Party.CUSTOMER),
    /** To the provider's lead; for each step that is overdue, and once more when it was extended. */
    ESCALATION_PROVIDER(Party.PROVIDER),
    /** For each time that a step is given. */
    DEADLINE_EXTENDED(Party.CUSTOMER);

    private final Party receiver;

    NotificationKind(Party receiver) {
        this.receiver = receiver;
    }

    public Party receiver() {
        return receiver;
    }
}
