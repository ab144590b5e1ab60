package org.serviceexchange.onboarding.domain.notification;

import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * One mail of an onboarding.
 *
 * @param occasion which of several mails of its kind it is; empty for a kind that an onboarding sends once
 * @param messageId the mail's Message-ID without angle brackets; the same for every copy that may ever go out
 * @param at        when it was written while pending, when it was taken once sent
 */
public record Notification(
        OnboardingNumber onboarding,
        NotificationKind kind,
        String occasion,
        String messageId,
        List<EmailAddress> to,
        String subject,
        NotificationStatus status,
        Instant at) {

    /** The occasion of a kind that an onboarding sends once. */
    public static final String ONCE = "";

    public Notification {
        to = List.copyOf(to);
    }

    public Notification sent(Instant at) {
        return new Notification(onboarding, kind, occasion, messageId, to, subject, NotificationStatus.SENT, at);
    }
}
