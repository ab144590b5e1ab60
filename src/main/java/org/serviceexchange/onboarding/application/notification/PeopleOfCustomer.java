package org.serviceexchange.onboarding.application.notification;

import java.util.List;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Component;

/** Who at the customer is told of its onboarding. */
@Component
public class PeopleOfCustomer {

    private final Customers customers;
    private final CustomerAccess access;

    PeopleOfCustomer(Customers customers, CustomerAccess access) {
        this.customers = customers;
        this.access = access;
    }

    /** The contact, who may have no account yet and is told all the same, and the others who may act. */
    public List<EmailAddress> all(Onboarding onboarding) {
        return Stream.concat(Stream.of(onboarding.contact().email()), others(onboarding).stream())
                .toList();
    }

    /** Those who may act for the customer, without the onboarding's contact. */
    public List<EmailAddress> others(Onboarding onboarding) {
        return customers.contactsOf(onboarding.customer()).stream()
                .map(Contact::email)
                .filter(email -> !email.equals(onboarding.contact().email()))
                .filter(email ->
                        access.customersOf(email).contains(onboarding.customer().key()))
                .toList();
    }
}
