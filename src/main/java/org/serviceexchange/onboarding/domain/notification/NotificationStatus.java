package org.serviceexchange.onboarding.domain.notification;

public enum NotificationStatus {
    /** Written, and not yet known to have been taken by the mail server. */
    PENDING,
    /** The mail server, or the local mailbox, accepted it for at least one receiver. */
    SENT,
    /** The mail server refused every receiver, and the onboarding continues without it. */
    REFUSED
}
