package org.serviceexchange.onboarding.process.deadline;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.serviceexchange.onboarding.application.notification.EscalationContact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Properties of deadlines, apart from the calendars.
 *
 * @param lead       the address of the provider's contact for overdue steps; empty for all provider admins
 * @param checkEvery how often the system looks for due reminders, escalations and expiries
 */
@Validated
@ConfigurationProperties("onboarding.deadlines")
record DeadlineProperties(@NotNull @DefaultValue("") String lead, @DefaultValue("1m") Duration checkEvery) {

    @AssertTrue(message = "onboarding.deadlines.lead: must be an e-mail address, or empty")
    public boolean isLeadAnAddress() {
        return lead == null || lead.isBlank() || EmailAddress.parse(lead).isPresent();
    }

    @AssertTrue(message = "onboarding.deadlines.check-every: must be between 1 second and 1 hour")
    public boolean isCheckEveryInRange() {
        return checkEvery.compareTo(Duration.ofSeconds(1)) >= 0 && checkEvery.compareTo(Duration.ofHours(1)) <= 0;
    }

    EscalationContact escalationContact() {
        return new EscalationContact(
                lead.isBlank() ? null : EmailAddress.parse(lead).orElseThrow());
    }
}
