package org.serviceexchange.onboarding.application.port.onboarding;

import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/** The customers' accounts and the contacts that belong to them. */
public interface Customers {

    /** By its name, where capitals, accents and white space don't count. */
    Optional<Customer> named(String name);

    /** The customer that this contact belongs to, or did before its onboardings ended. */
    Optional<Customer> ofContact(EmailAddress email);

    /**
     * Makes other transactions wait that ask for the same, until this one ends: the customer's people have access as long
     * as one of its onboardings needs it.
     */
    void lock(Customer customer);

    /** The people who are contacts of this customer, by address. */
    List<Contact> contactsOf(Customer customer);

    /**
     * A new customer, with a key that no customer has had.
     *
     * @throws InvalidInputException when another transaction added a customer of this name
     */
    Customer add(String name);

    /**
     * Makes the person a contact of the customer; gives a contact it has already the new name.
     *
     * @throws InvalidInputException when another transaction gave the contact to another customer
     */
    void putContact(Customer customer, Contact contact);

    /** The person is no contact of the customer any more, and may become one of another customer. */
    void removeContact(Customer customer, EmailAddress email);
}
