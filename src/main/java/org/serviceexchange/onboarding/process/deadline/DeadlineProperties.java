package org.serviceexchange.onboarding.process.deadline;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import org.serviceexchange.onboarding.application.deadline.ProviderLead;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What goes with deadlines beside the calendars.
 *
 * @param lead the address of who at the provider hears of overdue steps; empty for all of the provider's admins
 */
@Validated
@ConfigurationProperties("onboarding.deadlines")
record DeadlineProperties(@NotNull @DefaultValue("") String lead) {

    @AssertTrue(message = "onboarding.deadlines.lead: must be an e-mail address, or empty")
    public boolean isLeadAnAddress() {
        return lead == null || lead.isBlank() || EmailAddress.parse(lead).isPresent();
    }

    ProviderLead providerLead() {
        return new ProviderLead(lead.isBlank() ? null : EmailAddress.parse(lead).orElseThrow());
    }
}
