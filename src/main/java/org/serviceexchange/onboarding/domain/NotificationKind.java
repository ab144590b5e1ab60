package org.serviceexchange.onboarding.domain;

/** The mails of an onboarding, and whom each is for. One onboarding sends each of them once. */
public enum NotificationKind {
    INSTRUCTIONS(Party.CUSTOMER),
    CASE_OPENED(Party.CUSTOMER),
    APPROVAL_REQUESTED(Party.PROVIDER),
    SUBSCRIPTION_APPROVED(Party.CUSTOMER),
    REGISTRATION_DENIED(Party.CUSTOMER),
    INTEGRATION_ESTABLISHED(Party.CUSTOMER),
    INTEGRATION_ESTABLISHED_PROVIDER(Party.PROVIDER);

    private final Party receiver;

    NotificationKind(Party receiver) {
        this.receiver = receiver;
    }

    public Party receiver() {
        return receiver;
    }
}
