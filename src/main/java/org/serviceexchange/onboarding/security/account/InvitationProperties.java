package org.serviceexchange.onboarding.security.account;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.serviceexchange.onboarding.application.account.LinkExpiry;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;
import org.springframework.validation.annotation.Validated;

/**
 * How long a link to set a password is valid. A value without a unit is in hours.
 *
 * @param validFor              for invitations
 * @param passwordResetValidFor for password resets
 */
@Validated
@ConfigurationProperties("onboarding.invitation")
record InvitationProperties(
        @NotNull @DurationUnit(ChronoUnit.HOURS) @DefaultValue("72h") Duration validFor,
        @NotNull @DurationUnit(ChronoUnit.HOURS) @DefaultValue("2h") Duration passwordResetValidFor) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(30);

    @AssertTrue(message = "onboarding.invitation: links must be valid for at least 5 minutes and at most 30 days")
    public boolean isWithinReason() {
        return reasonable(validFor) && reasonable(passwordResetValidFor);
    }

    LinkExpiry linkExpiry() {
        return new LinkExpiry(validFor, passwordResetValidFor);
    }

    private static boolean reasonable(Duration duration) {
        return duration != null && duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
    }
}
