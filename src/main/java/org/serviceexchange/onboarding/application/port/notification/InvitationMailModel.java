package org.serviceexchange.onboarding.application.port.notification;

import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;

/**
 * The values of an invitation mail.
 *
 * @param byProvider whether the provider invites; else it is a colleague at the customer
 * @param recordLink the onboarding page
 */
public record InvitationMailModel(
        Onboarding onboarding,
        ProviderRecord provider,
        Contact invited,
        boolean byProvider,
        OneTimeLink link,
        String recordLink) {}
