package org.serviceexchange.onboarding.application.port.notification;

import java.util.List;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/** The way out for mails. */
public interface MailDelivery {

    /**
     * Hands one mail to the mail server. Returns once the server took it.
     *
     * @throws RuntimeException when it didn't, or when nobody knows; the same mail may then be handed over again
     */
    void deliver(Envelope envelope, RenderedMail letter);

    /**
     * What a mail server has to know of a letter.
     *
     * @param messageId the mail's Message-ID without angle brackets; the same for every copy that may ever go out
     */
    record Envelope(String messageId, List<EmailAddress> to) {

        public Envelope {
            to = List.copyOf(to);
        }
    }
}
