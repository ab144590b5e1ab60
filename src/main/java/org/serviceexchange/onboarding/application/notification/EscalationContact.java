package org.serviceexchange.onboarding.application.notification;

import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/**
 * The contact of the provider for overdue steps.
 *
 * @param address null if all provider admins are meant
 */
public record EscalationContact(EmailAddress address) {}
