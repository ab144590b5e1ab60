package org.serviceexchange.onboarding.domain.setup;

import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;

/**
 * The provider as its customers know it, and the group that receives its mails.
 *
 * @param name           letters, digits and dashes, as ServiceNow wants a provider record named
 * @param supportContact where customers get help
 * @param adminGroup     the group of users whose members get the mails to the provider admins
 */
public record ProviderRecord(String name, ServiceNowInstance instance, EmailAddress supportContact, String adminGroup) {

    public ProviderRecord at(InstanceHost host) {
        return new ProviderRecord(name, instance.at(host), supportContact, adminGroup);
    }
}
