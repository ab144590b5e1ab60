package org.serviceexchange.onboarding.web.customerrequest;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.serviceexchange.onboarding.application.customerrequest.CustomerRequestLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The page where customers ask to be connected.
 *
 * @param enabled          whether there is such a page
 * @param linkValidFor     how long an address can be confirmed
 * @param limitPerAddress  requests that are taken in an hour for one e-mail address
 * @param limitPerNetwork  requests that are taken in an hour from one IPv4 address, or from one /64 network of IPv6
 * @param limitTotal       requests that are taken in an hour
 */
@Validated
@ConfigurationProperties("onboarding.customer-request")
record CustomerRequestProperties(
        @DefaultValue("false") boolean enabled,
        @NotNull @DefaultValue("24h") Duration linkValidFor,
        @Min(1) @DefaultValue("5") int limitPerAddress,
        @Min(1) @DefaultValue("20") int limitPerNetwork,
        @Min(1) @DefaultValue("60") int limitTotal) {

    // the limits count what is stored, and an expired request is removed
    private static final Duration SHORTEST = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(30);

    @AssertTrue(message = "onboarding.customer-request.link-valid-for must be at least 1 hour and at most 30 days")
    public boolean isWithinReason() {
        return linkValidFor != null && linkValidFor.compareTo(SHORTEST) >= 0 && linkValidFor.compareTo(LONGEST) <= 0;
    }

    CustomerRequestLimits limits() {
        return new CustomerRequestLimits(linkValidFor, limitPerAddress, limitPerNetwork, limitTotal);
    }
}
