package org.serviceexchange.onboarding.mail;

import java.time.Clock;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/** Keeps every mail in the mailbox, so that the application runs without a mail server. */
class LocalMailDelivery implements MailDelivery {

    private final Mailbox mailbox;
    private final String from;
    private final Clock clock;

    LocalMailDelivery(Mailbox mailbox, String from, Clock clock) {
        this.mailbox = mailbox;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public Receipt deliver(Envelope envelope, RenderedMail mail) {
        mailbox.keep(new Mail(
                null,
                envelope.messageId(),
                from,
                envelope.to().stream().map(EmailAddress::value).collect(Collectors.joining(", ")),
                mail.subject(),
                mail.html(),
                mail.text(),
                clock.instant()));
        return Receipt.acceptedFor(envelope.receivers());
    }
}
