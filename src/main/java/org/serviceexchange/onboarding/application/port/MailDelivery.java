package org.serviceexchange.onboarding.application.port;

import org.serviceexchange.onboarding.application.port.Letters.Letter;
import org.serviceexchange.onboarding.domain.Notification;

/** The way out for mails. */
public interface MailDelivery {

    /**
     * Hands one mail to the mail server. Returns once the server took it.
     *
     * @throws RuntimeException when it didn't, or when nobody knows; the same mail may then be handed over again
     */
    void deliver(Notification notification, Letter letter);
}
