package org.serviceexchange.onboarding.application.registration;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people of a customer. All its onboardings share them: they have access as long as one of these is open or established,
 * and belong to no other customer until then.
 */
@Component
public class CustomerPeople {

    private final Customers customers;
    private final CustomerAccess access;
    private final Onboardings onboardings;

    CustomerPeople(Customers customers, CustomerAccess access, Onboardings onboardings) {
        this.customers = customers;
        this.access = access;
        this.onboardings = onboardings;
    }

    /** Another customer that the person is a contact of, and that still needs the person. */
    public Optional<Customer> otherCustomerOf(EmailAddress person, Customer customer) {
        return customers.ofContact(person).filter(owner -> isAnother(owner.key(), customer) && isActive(owner.key()));
    }

    /** Whether the person has access to another customer that still needs the person. */
    public boolean actsForAnother(EmailAddress person, Customer customer) {
        return access.customersOf(person).stream().anyMatch(key -> isAnother(key, customer) && isActive(key));
    }

    /** Makes the person a contact of the customer with access to it. Rights for a customer of the past end. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void admit(Customer customer, Contact person) {
        access.leave(
                access.customersOf(person.email()).stream()
                        .filter(key -> isAnother(key, customer) && !isActive(key))
                        .collect(Collectors.toUnmodifiableSet()),
                person.email());
        customers.putContact(customer, person);
        access.open(customer, person.email());
    }

    /**
     * The person is no longer the contact of this onboarding, and loses the access unless the person is the contact of another
     * one of the customer. Returns the ids of the users that lost it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Set<String> dismiss(EmailAddress person, Onboarding from) {
        customers.lock(from.customer());
        if (isContactOfOther(person, from)) {
            return Set.of();
        }
        Set<String> left = access.close(from.customer(), person);
        customers.removeContact(from.customer(), person);
        return left;
    }

    /** Whether another onboarding of the customer has the person as its contact. */
    public boolean isContactOfOther(EmailAddress person, Onboarding one) {
        return onboardings.activeOf(one.customer().key()).stream()
                .filter(other -> !other.number().equals(one.number()))
                .anyMatch(other -> other.contact().email().equals(person));
    }

    /** Removes the access of all people of the customer, unless another onboarding needs them. Returns whether it did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean dismissAll(Onboarding ending) {
        customers.lock(ending.customer());
        if (hasOther(ending)) {
            return false;
        }
        access.close(ending.customer());
        return true;
    }

    /** Whether another onboarding of the customer is open or established. */
    public boolean hasOther(Onboarding one) {
        return onboardings.activeOf(one.customer().key()).stream()
                .anyMatch(other -> !other.number().equals(one.number()));
    }

    private boolean isActive(String customerKey) {
        return !onboardings.activeOf(customerKey).isEmpty();
    }

    private static boolean isAnother(String customerKey, Customer customer) {
        return customer == null || !customerKey.equals(customer.key());
    }
}
