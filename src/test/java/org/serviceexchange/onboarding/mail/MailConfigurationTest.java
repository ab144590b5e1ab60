package org.serviceexchange.onboarding.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class MailConfigurationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:05:00Z");

    private final Mailbox mailbox = mock();

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
            .withUserConfiguration(MailConfiguration.class)
            .withBean(Mailbox.class, () -> mailbox)
            .withBean(OutsideCalls.class, () -> (system, outcome, took) -> {})
            .withBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void mail_mode_not_set_keeps_mails_in_mailbox() {
        runner.run(context -> {
            List<EmailAddress> receivers =
                    List.of(new EmailAddress("a@provider.example"), new EmailAddress("b@provider.example"));
            Envelope envelope = new Envelope(
                    "onb0001001.approval-requested@northwind",
                    receivers,
                    receivers,
                    new EmailAddress("support@provider.example"));

            context.getBean(MailDelivery.class)
                    .deliver(envelope, new RenderedMail("Please approve", "<p>html</p>", "text"));

            verify(mailbox)
                    .keep(new Mail(
                            null,
                            "onb0001001.approval-requested@northwind",
                            "Service Exchange Onboarding <onboarding@provider.example>",
                            "a@provider.example, b@provider.example",
                            "Please approve",
                            "<p>html</p>",
                            "text",
                            NOW));
        });
    }

    @Test
    void mail_mode_smtp_sends_by_smtp() {
        runner.withPropertyValues("onboarding.mail.mode=smtp", "spring.mail.host=mail.provider.example")
                .run(context ->
                        assertThat(context).getBean(MailDelivery.class).isInstanceOf(MeteredMailDelivery.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.mail.port=25", "spring.mail.host="})
    void smtp_mode_without_mail_server_stops_the_start(String mailServer) {
        runner.withPropertyValues("onboarding.mail.mode=smtp", mailServer).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("no server is named. Set spring.mail.host"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "a@b.example, c@d.example", "Name <a@b.example>\nBcc: x@y.example", " "})
    void invalid_sender_stops_the_start(String from) {
        runner.withPropertyValues("onboarding.mail.from:" + from).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("onboarding.mail.from must be one address like: Name <name@company.example>"));
    }
}
