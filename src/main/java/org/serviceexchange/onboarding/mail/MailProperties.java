package org.serviceexchange.onboarding.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.serviceexchange.onboarding.application.account.DefaultLanguage;
import org.serviceexchange.onboarding.domain.Languages;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the application sends mails.
 *
 * @param from     one address as it stands in a mail's From, {@code Name <name@company.example>}
 * @param atOnce   mails that are on their way to the mail server at once; fewer than the engine has threads for jobs
 * @param deadline for one mail, from connecting to the server's last answer
 * @param language of mails to people of whom no other language is known, such as {@code de}
 */
@Validated
@ConfigurationProperties("onboarding.mail")
record MailProperties(
        @NotNull @DefaultValue("local") Mode mode,
        @NotNull @DefaultValue("Service Exchange Onboarding <onboarding@provider.example>") String from,
        @Min(1) @DefaultValue("4") int atOnce,
        @NotNull @DefaultValue("30s") Duration deadline,
        @NotNull @DefaultValue("en") String language) {

    /** A job may take half of its lock ({@code camunda.bpm.job-execution.lock-time-in-millis}). */
    private static final Duration LONGEST = Duration.ofSeconds(40);

    enum Mode {
        /** Every mail is kept here and shown in the mailbox. */
        LOCAL,
        /** Every mail is handed to the SMTP server of {@code spring.mail.*}. */
        SMTP
    }

    @AssertTrue(message = "onboarding.mail.deadline must be between 1s and 40s")
    public boolean isDeadlineWithinLock() {
        return deadline == null || deadline.compareTo(Duration.ofSeconds(1)) >= 0 && deadline.compareTo(LONGEST) <= 0;
    }

    @AssertTrue(message = "onboarding.mail.language must be a language of the application, such as en")
    public boolean isLanguageKnown() {
        return language == null || Languages.parse(language).isPresent();
    }

    DefaultLanguage defaultLanguage() {
        return new DefaultLanguage(Languages.parse(language).orElseThrow());
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
