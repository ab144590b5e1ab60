package org.serviceexchange.onboarding.application.port.notification;

import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;

/**
 * The values of a mail about the request of a customer to be connected.
 *
 * @param provider     null until the provider is set up
 * @param confirmation the link that confirms the address; null in all other mails
 * @param page         Tasklist for the provider, the onboarding page for its customer; null without one
 */
public record CustomerRequestMailModel(
        Kind kind, CustomerRequest request, ProviderRecord provider, OneTimeLink confirmation, String page) {

    public enum Kind {
        /** To the author, before anything is known about it. */
        CONFIRM,
        /** To the provider admins. */
        RECEIVED,
        /** To the provider admins, again and again while it waits. */
        WAITING,
        /** To the author, where another person became the contact. */
        REGISTERED,
        DECLINED,
        EXPIRED,
        KNOWN
    }
}
