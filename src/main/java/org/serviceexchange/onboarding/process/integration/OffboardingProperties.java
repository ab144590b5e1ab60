package org.serviceexchange.onboarding.process.integration;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.serviceexchange.onboarding.application.OffboardingPolicy;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Properties of ending an integration.
 *
 * @param agreement    whether the other party must agree, or a notice period runs
 * @param noticePeriod its duration; ISO 8601, or for example {@code 14d}
 */
@Validated
@ConfigurationProperties("onboarding.offboarding")
record OffboardingProperties(
        @NotNull @DefaultValue("required") Agreement agreement, @NotNull @DefaultValue("P14D") Duration noticePeriod) {

    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(365);

    enum Agreement {
        REQUIRED,
        NOTICE_PERIOD
    }

    @AssertTrue(message = "onboarding.offboarding.notice-period must be at least an hour and at most 365 days")
    public boolean isWithinReason() {
        return noticePeriod != null && noticePeriod.compareTo(SHORTEST) >= 0 && noticePeriod.compareTo(LONGEST) <= 0;
    }

    OffboardingPolicy policy() {
        return new OffboardingPolicy(agreement == Agreement.REQUIRED ? null : noticePeriod);
    }
}
