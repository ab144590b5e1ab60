package org.serviceexchange.onboarding.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the application sends mails.
 *
 * @param from one address as it stands in a mail's From, {@code Name <name@company.example>}
 */
@Validated
@ConfigurationProperties("onboarding.mail")
record MailProperties(
        @NotNull @DefaultValue("local") Mode mode,
        @NotNull @DefaultValue("Service Exchange Onboarding <onboarding@provider.example>") String from) {

    enum Mode {
        /** Every mail is kept here and shown in the mailbox. */
        LOCAL,
        /** Every mail is handed to the SMTP server of {@code spring.mail.*}. */
        SMTP
    }

    @AssertTrue(message = "onboarding.mail.from must be one address like: Name <name@company.example>")
    public boolean isFromAnAddress() {
        if (from == null || from.chars().anyMatch(Character::isISOControl)) {
            return false;
        }
        try {
            return !new InternetAddress(from, true).isGroup();
        } catch (AddressException e) {
            return false;
        }
    }
}
