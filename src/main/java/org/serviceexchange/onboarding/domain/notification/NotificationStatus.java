package org.serviceexchange.onboarding.domain.notification;

public enum NotificationStatus {
    /** Written, and not yet known to have been taken by the mail server. */
    PENDING,
    /** The mail server, or the local mailbox, accepted it. */
    SENT
}
