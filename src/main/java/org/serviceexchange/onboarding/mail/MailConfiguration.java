package org.serviceexchange.onboarding.mail;

import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.account.DefaultLanguage;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.util.StringUtils;

/** Chooses how the application sends mails. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailProperties.class)
class MailConfiguration {

    @Bean
    DefaultLanguage defaultLanguage(MailProperties properties) {
        return properties.defaultLanguage();
    }

    @Bean
    MailDelivery mailDelivery(
            MailProperties properties,
            ObjectProvider<Mailbox> mailbox,
            ObjectProvider<JavaMailSender> sender,
            Environment environment,
            OutsideCalls calls,
            Clock clock) {
        return switch (properties.mode()) {
            case LOCAL -> new LocalMailDelivery(mailbox.getObject(), properties.from(), clock);
            case SMTP -> {
                requireServer(environment);
                JavaMailSender server = sender.getObject();
                MailDelivery smtp = new SmtpMailDelivery(server, properties.from(), clock);
                yield new MeteredMailDelivery(
                        new LimitedMailDelivery(
                                smtp, deadlines(server, properties.deadline()), properties.atOnce(), System::nanoTime),
                        calls,
                        System::nanoTime);
            }
        };
    }

    /** A socket factory that the operator set stays: then only the time limits of Jakarta Mail apply. */
    static TimeLimitSocketFactory deadlines(JavaMailSender server, Duration deadline) {
        TimeLimitSocketFactory deadlines = new TimeLimitSocketFactory(deadline);
        if (server instanceof JavaMailSenderImpl sender) {
            Stream.of("mail.smtp", "mail.smtps")
                    .filter(protocol -> sender.getJavaMailProperties().keySet().stream()
                            .noneMatch(key -> key.toString().startsWith(protocol + ".socketFactory")))
                    .forEach(protocol -> sender.getJavaMailProperties().put(protocol + ".socketFactory", deadlines));
        }
        return deadlines;
    }

    /** An empty host would silently become localhost, and every mail would fail long after the start. */
    private static void requireServer(Environment environment) {
        if (!StringUtils.hasText(environment.getProperty("spring.mail.host"))
                && !StringUtils.hasText(environment.getProperty("spring.mail.jndi-name"))) {
            throw new InvalidConfigurationPropertyValueException(
                    "onboarding.mail.mode",
                    MailProperties.Mode.SMTP,
                    "Mails are sent by SMTP, but no server is named. Set spring.mail.host (and spring.mail.port, "
                            + "spring.mail.username, spring.mail.password as your server needs them), or set "
                            + "onboarding.mail.mode=local to keep the mails in the mailbox.");
        }
    }
}
