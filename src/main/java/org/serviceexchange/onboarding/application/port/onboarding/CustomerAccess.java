package org.serviceexchange.onboarding.application.port.onboarding;

import java.util.Set;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/** Who may act for a customer. */
public interface CustomerAccess {

    /** Makes the customer's group, and puts the user with this address into it where there is exactly one. */
    void open(Customer customer, EmailAddress contact);

    /**
     * Removes all people of the customer. Its empty group stays, and the accounts keep their other rights.
     */
    void close(Customer customer);

    /**
     * Removes one person of the customer, and the account if it has no other use. Returns the ids of the users that lost
     * their access.
     */
    Set<String> close(Customer customer, EmailAddress person);

    /** The person no longer acts for these customers. The account keeps its other rights. */
    void leave(Set<String> customerKeys, EmailAddress person);

    /** The keys of the customers that accounts with this address act for. */
    Set<String> customersOf(EmailAddress address);
}
