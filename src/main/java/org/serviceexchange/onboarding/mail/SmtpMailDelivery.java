package org.serviceexchange.onboarding.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Sends every mail to an SMTP server, which may refuse single receivers. */
class SmtpMailDelivery implements MailDelivery {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final JavaMailSender sender;
    private final String from;
    private final Clock clock;

    SmtpMailDelivery(JavaMailSender sender, String from, Clock clock) {
        this.sender = sender;
        this.from = from;
        this.clock = clock;
    }

    @Override
    public Receipt deliver(Envelope envelope, RenderedMail mail) {
        MimeMessage message = copyFor(envelope.receivers());
        try {
            fill(message, envelope, mail);
        } catch (MessagingException e) {
            throw new MailPreparationException("The mail %s can't be written".formatted(envelope.messageId()), e);
        }
        try {
            sender.send(message);
            return Receipt.acceptedFor(envelope.receivers());
        } catch (MailSendException failure) {
            return SmtpAnswers.of(failure).receipt(envelope.receivers()).orElseThrow(() -> failure);
        }
    }

    /** The mail names all receivers, and the server gets those of this copy. */
    private MimeMessage copyFor(List<EmailAddress> receivers) {
        Address[] addresses =
                receivers.stream().map(SmtpMailDelivery::internetAddress).toArray(Address[]::new);
        SMTPMessage message = new SMTPMessage(sender.createMimeMessage().getSession()) {
            @Override
            public Address[] getAllRecipients() {
                return addresses;
            }
        };
        // one refused receiver does not keep the mail from the others
        message.setSendPartial(true);
        return message;
    }

    private static Address internetAddress(EmailAddress address) {
        try {
            return new InternetAddress(address.value());
        } catch (AddressException e) {
            throw new MailPreparationException("%s is no address".formatted(address), e);
        }
    }

    private void fill(MimeMessage message, Envelope envelope, RenderedMail mail) throws MessagingException {
        MimeMessageHelper head = new MimeMessageHelper(message, UTF_8);
        head.setFrom(from);
        head.setTo(envelope.to().stream().map(EmailAddress::value).toArray(String[]::new));
        head.setSubject(mail.subject());
        if (mail.subject().contains("=?")) {
            message.setHeader("Subject", encoded(mail.subject()));
        }
        head.setSentDate(Date.from(clock.instant()));
        // if the server does not answer, the mail is sent again; mail programs then show one mail
        message.setHeader("Message-ID", "<%s>".formatted(envelope.messageId()));
        if (envelope.replyTo() != null) {
            head.setReplyTo(envelope.replyTo().value());
        }
        if (envelope.refusal() != null) {
            // RFC 2369; with the second header the mail program asks by itself, RFC 8058
            message.setHeader(
                    "List-Unsubscribe", "<%s>".formatted(envelope.refusal().address()));
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        // keeps out-of-office assistants from answering: RFC 3834, and Microsoft Exchange
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setContent(alternatives(mail));
    }

    /**
     * Plain ASCII is sent as it is, and mail programs decode what looks encoded in it (RFC 2047), line breaks included.
     * So a text that looks encoded is encoded itself, ten characters a word: a word has at most 75 bytes.
     */
    private static String encoded(String subject) {
        return Pattern.compile(".{1,10}")
                .matcher(subject)
                .results()
                .map(piece -> Base64.getEncoder().encodeToString(piece.group().getBytes(StandardCharsets.UTF_8)))
                .map("=?UTF-8?B?%s?="::formatted)
                .collect(Collectors.joining("\r\n "));
    }

    /** The same mail twice; the preferred part last (RFC 2046). */
    private static MimeMultipart alternatives(RenderedMail mail) throws MessagingException {
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(mail.text(), UTF_8, "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(mail.html(), UTF_8, "html");
        return new MimeMultipart("alternative", plain, html);
    }
}
