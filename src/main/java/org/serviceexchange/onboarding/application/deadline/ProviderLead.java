package org.serviceexchange.onboarding.application.deadline;

import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/**
 * Who at the provider hears of a step that is overdue.
 *
 * @param address null where all of the provider's admins are meant
 */
public record ProviderLead(EmailAddress address) {}
