package org.serviceexchange.onboarding.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Receipt;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.application.port.notification.SecretLink;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.notification.UnreachedReceiver;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpMailDeliveryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:05:00Z");

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    private final RenderedMail mail = new MarkdownMailRenderer()
            .render(
                    NotificationKind.INSTRUCTIONS,
                    Party.CUSTOMER,
                    SampleMailModels.of(SampleMailModels.mail(NotificationKind.INSTRUCTIONS, Party.CUSTOMER)),
                    SampleMailModels.READER);

    private JavaMailSenderImpl sender;
    private SmtpMailDelivery delivery;

    @BeforeEach
    void connect() {
        sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(SERVER.getSmtp().getPort());
        delivery = new SmtpMailDelivery(
                sender, "Service Exchange für alle <onboarding@provider.example>", Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void mail_has_plain_text_and_html_part() throws Exception {
        delivery.deliver(envelope("admin@customer.example"), mail);

        MimeMessage received = received().get(0);
        assertThat(received.getContentType()).startsWith("multipart/alternative");
        Multipart parts = (Multipart) received.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertPart(parts.getBodyPart(0), "text/plain", mail.text());
        assertPart(parts.getBodyPart(1), "text/html", mail.html());
        assertThat(mail.text()).contains("Jürgen Groß", "Müller & Söhne");
    }

    @Test
    void mail_has_all_headers_in_ascii() throws Exception {
        delivery.deliver(envelope("admin@customer.example", "second@customer.example"), mail);

        MimeMessage received = received().get(0);
        assertThat(received.getSubject())
                .isEqualTo(mail.subject())
                .isEqualTo("Connect Müller & Söhne with Northwind: your steps in ServiceNow");
        assertThat(received.getHeader("Message-ID"))
                .containsExactly("<onb0001001.instructions@northwind.service-exchange-onboarding>");
        assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(received.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(received.getReplyTo()).containsExactly(new InternetAddress("support@provider.example"));
        assertThat(received.getSentDate()).isEqualTo(Date.from(NOW));
        assertThat(received.getFrom())
                .containsExactly(
                        new InternetAddress("onboarding@provider.example", "Service Exchange für alle", "UTF-8"));
        assertThat(received.getRecipients(RecipientType.TO))
                .containsExactly(
                        new InternetAddress("admin@customer.example"), new InternetAddress("second@customer.example"));
        assertThat(Collections.list(received.getAllHeaderLines()))
                .as("headers in ASCII")
                .allMatch(line -> line.chars().allMatch(c -> c < 128));
    }

    @Test
    void mail_that_a_person_can_turn_off_says_how_to_mail_programs() throws Exception {
        SecretLink link = new SecretLink("https://onboarding.provider.example/digest-off/the-token");
        List<EmailAddress> person = addresses("admin@customer.example");
        delivery.deliver(new Envelope("id@northwind", person, person, null, link), mail);
        delivery.deliver(envelope("admin@customer.example"), mail);

        assertThat(received().get(0).getHeader("List-Unsubscribe"))
                .containsExactly("<https://onboarding.provider.example/digest-off/the-token>");
        assertThat(received().get(0).getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(received().get(1).getHeader("List-Unsubscribe")).isNull();
        assertThat(received().get(1).getHeader("List-Unsubscribe-Post")).isNull();
    }

    @Test
    void repeated_delivery_keeps_message_id() throws Exception {
        delivery.deliver(envelope("admin@customer.example"), mail);
        delivery.deliver(envelope("admin@customer.example"), mail);

        List<MimeMessage> copies = received();
        assertThat(copies).hasSize(2);
        assertThat(copies.get(0).getMessageID()).isEqualTo(copies.get(1).getMessageID());
    }

    @Test
    void line_break_in_subject_adds_no_header() throws Exception {
        String hostile = "Acme\r\nBcc: x@y.example\r\n\r\n<script>";
        NotificationKey mail = SampleMailModels.mail(NotificationKind.CASE_OPENED, Party.CUSTOMER);
        RenderedMail written = new MarkdownMailRenderer()
                .render(
                        mail.kind(),
                        mail.receiver(),
                        SampleMailModels.of(mail, hostile, hostile, hostile),
                        SampleMailModels.READER);
        RenderedMail forced = new RenderedMail("Acme\r\nBcc: x@y.example", written.html(), written.text());

        delivery.deliver(envelope("admin@customer.example"), written);
        try {
            delivery.deliver(envelope("admin@customer.example"), forced);
        } catch (MailException refused) {
            // refusing it is as good
        }

        for (MimeMessage received : received()) {
            assertThat(received.getHeader("Bcc")).isNull();
            assertThat(received.getAllRecipients()).containsExactly(new InternetAddress("admin@customer.example"));
        }
    }

    @Test
    void delivery_to_unreachable_server_throws() {
        sender.setPort(1);

        assertThatThrownBy(() -> delivery.deliver(envelope("admin@customer.example"), mail))
                .isInstanceOf(MailException.class);
    }

    @Nested
    class When_server_answers_per_receiver {

        private final ScriptedMailServer server = new ScriptedMailServer();

        @BeforeEach
        void connect() {
            sender.setPort(server.port());
        }

        @AfterEach
        void close() throws Exception {
            server.close();
        }

        @Test
        void refused_and_deferred_receivers_do_not_keep_the_mail_from_the_others() {
            server.answer("closed@customer.example", "550 5.1.1 mailbox closed");
            server.answer("full@customer.example", "552 5.2.2 mailbox full");
            server.answer("busy@customer.example", "451 4.3.0 try later");

            Receipt receipt = delivery.deliver(
                    envelope(
                            "good@customer.example",
                            "closed@customer.example",
                            "full@customer.example",
                            "busy@customer.example"),
                    mail);

            assertThat(receipt)
                    .isEqualTo(new Receipt(
                            addresses("good@customer.example"),
                            List.of(unreached("closed@customer.example", "550 5.1.1 mailbox closed")),
                            List.of(
                                    unreached("full@customer.example", "552 5.2.2 mailbox full"),
                                    unreached("busy@customer.example", "451 4.3.0 try later"))));
            assertThat(server.received()).singleElement().satisfies(copy -> assertThat(copy.receivers())
                    .containsExactly("good@customer.example"));
        }

        @Test
        void copy_for_one_receiver_names_all_and_goes_to_one() {
            List<EmailAddress> all = addresses("good@customer.example", "busy@customer.example");

            delivery.deliver(new Envelope("id@northwind", all, addresses("busy@customer.example"), null), mail);

            assertThat(server.received()).singleElement().satisfies(copy -> {
                assertThat(copy.receivers()).containsExactly("busy@customer.example");
                assertThat(copy.header("To")).contains("good@customer.example", "busy@customer.example");
                assertThat(copy.header("Reply-To")).isNull();
            });
        }

        @Test
        void all_receivers_refused_are_reported() {
            server.answer("closed@customer.example", "550 no such user");

            assertThat(delivery.deliver(envelope("closed@customer.example"), mail))
                    .isEqualTo(new Receipt(
                            List.of(), List.of(unreached("closed@customer.example", "550 no such user")), List.of()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "554 5.7.1 client host blocked",
                    "550 5.7.1 relaying denied",
                    "530 authentication required",
                    "554 no"
                })
        void server_that_refuses_the_sender_throws(String answer) {
            server.answer("a@customer.example", answer);
            server.answer("b@customer.example", answer);

            assertThatThrownBy(() -> delivery.deliver(envelope("a@customer.example", "b@customer.example"), mail))
                    .isInstanceOf(MailException.class);
        }

        @Test
        void policy_that_refuses_one_of_two_is_about_the_receiver() {
            server.answer("closed@customer.example", "550 5.7.1 mailbox takes internal mail only");

            Receipt receipt = delivery.deliver(envelope("a@customer.example", "closed@customer.example"), mail);

            assertThat(receipt.accepted()).isEqualTo(addresses("a@customer.example"));
            assertThat(receipt.refused())
                    .extracting(UnreachedReceiver::address)
                    .containsExactlyElementsOf(addresses("closed@customer.example"));
        }

        private static UnreachedReceiver unreached(String address, String answer) {
            return new UnreachedReceiver(new EmailAddress(address), answer);
        }
    }

    private static List<MimeMessage> received() {
        return List.of(SERVER.getReceivedMessages());
    }

    private static void assertPart(Part part, String type, String content) throws Exception {
        assertThat(part.getContentType()).startsWithIgnoringCase(type + "; charset=UTF-8");
        assertThat(((String) part.getContent()).replace("\r\n", "\n")).isEqualTo(content.replace("\r\n", "\n"));
    }

    private static Envelope envelope(String... to) {
        List<EmailAddress> receivers = addresses(to);
        return new Envelope(
                "onb0001001.instructions@northwind.service-exchange-onboarding",
                receivers,
                receivers,
                new EmailAddress("support@provider.example"));
    }

    private static List<EmailAddress> addresses(String... addresses) {
        return List.of(addresses).stream().map(EmailAddress::new).toList();
    }
}
