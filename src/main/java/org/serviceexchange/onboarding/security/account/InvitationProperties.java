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
 * How long people have to follow a link that lets them set a password.
 *
 * @param validFor              of an invitation; hours where no unit is given
 * @param passwordResetValidFor of the link that a forgotten password gets; hours where no unit is given
 */
@Validated
@ConfigurationProperties("onboarding.invitation")
public record InvitationProperties(
        @NotNull @DurationUnit(ChronoUnit.HOURS) @DefaultValue("72h") Duration validFor,
        @NotNull @DurationUnit(ChronoUnit.HOURS) @DefaultValue("2h") Duration passwordResetValidFor) {

    private static final Duration SHORTEST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofDays(30);

    @AssertTrue(message = "onboarding.invitation: links must be valid for at least 5 minutes and at most 30 days")
    public boolean isWithinReason() {
        return reasonable(validFor) && reasonable(passwordResetValidFor);
    }

    public LinkExpiry terms() {
        return new LinkExpiry(validFor, passwordResetValidFor);
    }

    private static boolean reasonable(Duration duration) {
        return duration != null && duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0;
    }
}
