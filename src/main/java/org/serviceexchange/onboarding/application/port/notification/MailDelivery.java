package org.serviceexchange.onboarding.application.port.notification;

import java.util.List;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/** Sends mails. */
public interface MailDelivery {

    /**
     * Hands one mail to the mail server. Returns when the server has accepted it.
     *
     * @throws RuntimeException when the server did not accept it, or did not answer; the same mail may then be sent again
     */
    void deliver(Envelope envelope, RenderedMail mail);

    /**
     * Where a mail goes.
     *
     * @param messageId the Message-ID without angle brackets; every copy of the mail has it
     */
    record Envelope(String messageId, List<EmailAddress> to) {

        public Envelope {
            to = List.copyOf(to);
        }
    }
}
