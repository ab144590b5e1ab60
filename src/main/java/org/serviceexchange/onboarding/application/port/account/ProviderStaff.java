package org.serviceexchange.onboarding.application.port.account;

import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/** The provider's own people. */
public interface ProviderStaff {

    /**
     * The addresses that mails to the provider admins go to, in a fixed order: of the group that the set-up in force
     * names, or of {@code provider-admin} where there is none.
     *
     * @throws IllegalStateException when no member has one; the message says what to do
     */
    List<EmailAddress> adminAddresses();

    /** The addresses of a group's members, in a fixed order; empty where the provider has no such group. */
    Optional<List<EmailAddress>> addressesOf(String group);

    /** The address of one of the provider's people; empty for other users and without an address. */
    Optional<EmailAddress> addressOf(String userId);

    /** Whether this address belongs to one of the provider's people. */
    boolean includes(EmailAddress address);
}
