package org.serviceexchange.onboarding.domain.notification;

import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/**
 * One mail of an onboarding.
 *
 * @param messageId the Message-ID without angle brackets; every copy of the mail has it
 * @param at        when it was written if pending, when the mail server accepted it if sent
 */
public record Notification(
        NotificationKey key,
        String messageId,
        List<EmailAddress> to,
        String subject,
        NotificationStatus status,
        Instant at) {

    public Notification {
        to = List.copyOf(to);
    }

    public Notification sent(Instant at) {
        return new Notification(key, messageId, to, subject, NotificationStatus.SENT, at);
    }
}
