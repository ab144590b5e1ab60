package org.serviceexchange.onboarding.application.port.notification;

import java.util.List;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.UnreachedReceiver;

/** Sends mails. */
public interface MailDelivery {

    /**
     * Hands one mail to the mail server. Returns when the server has answered for each receiver.
     *
     * @throws RuntimeException when the server took the mail for no receiver, and not because of the receivers; the same mail
     *     may then be sent again
     */
    Receipt deliver(Envelope envelope, RenderedMail mail);

    /**
     * Where a mail goes.
     *
     * @param messageId the Message-ID without angle brackets; every copy of the mail has it
     * @param to        everybody whom the mail names as a receiver
     * @param receivers who gets this copy: all of them, or those who do not have the mail yet
     * @param replyTo   where answers go; null until the provider is set up
     * @param refusal   where the receiver turns such mails off; null for mails that every receiver needs
     */
    record Envelope(
            String messageId,
            List<EmailAddress> to,
            List<EmailAddress> receivers,
            EmailAddress replyTo,
            SecretLink refusal) {

        public Envelope {
            to = List.copyOf(to);
            receivers = List.copyOf(receivers);
        }

        public Envelope(String messageId, List<EmailAddress> to, List<EmailAddress> receivers, EmailAddress replyTo) {
            this(messageId, to, receivers, replyTo, null);
        }

        public Envelope(String messageId, EmailAddress to, EmailAddress replyTo) {
            this(messageId, List.of(to), List.of(to), replyTo);
        }
    }

    /**
     * What the server answered. It lists each receiver once.
     *
     * @param refused  the server does not accept mail for them
     * @param deferred the server asks to try again later
     */
    record Receipt(List<EmailAddress> accepted, List<UnreachedReceiver> refused, List<UnreachedReceiver> deferred) {

        public Receipt {
            accepted = List.copyOf(accepted);
            refused = List.copyOf(refused);
            deferred = List.copyOf(deferred);
        }

        public static Receipt acceptedFor(List<EmailAddress> receivers) {
            return new Receipt(receivers, List.of(), List.of());
        }

        public boolean acceptedForAll() {
            return refused.isEmpty() && deferred.isEmpty();
        }
    }
}
