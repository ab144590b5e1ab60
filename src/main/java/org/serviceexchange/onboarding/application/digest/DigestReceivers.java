package org.serviceexchange.onboarding.application.digest;

import java.util.List;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.notification.EscalationContact;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Component;

/** Decides who receives a digest. */
@Component
class DigestReceivers {

    private final EscalationContact lead;
    private final ProviderStaff staff;
    private final Onboardings onboardings;
    private final Customers customers;
    private final CustomerAccess access;

    DigestReceivers(
            EscalationContact lead,
            ProviderStaff staff,
            Onboardings onboardings,
            Customers customers,
            CustomerAccess access) {
        this.lead = lead;
        this.staff = staff;
        this.onboardings = onboardings;
        this.customers = customers;
        this.access = access;
    }

    /** The provider's contact for overdue steps, or the provider admins if there is none. */
    List<EmailAddress> ofProvider() {
        return lead.address() == null ? staff.adminAddresses() : List.of(lead.address());
    }

    /** The contacts of what is open, and the others who can sign in for the customer; nobody if nothing is open. */
    List<EmailAddress> ofCustomer(String customerKey) {
        return ofCustomer(customerKey, openOnboardings(customerKey));
    }

    /** @param open of this customer */
    List<EmailAddress> ofCustomer(String customerKey, List<Onboarding> open) {
        return open.isEmpty()
                ? List.of()
                : Stream.concat(
                                open.stream()
                                        .map(onboarding -> onboarding.contact().email()),
                                customers.contactsOf(open.get(0).customer()).stream()
                                        .map(Contact::email)
                                        .filter(person ->
                                                access.customersOf(person).contains(customerKey)))
                        .distinct()
                        .toList();
    }

    /** The customer's onboardings in which a party has to act. */
    List<Onboarding> openOnboardings(String customerKey) {
        return onboardings.activeOf(customerKey).stream()
                .filter(onboarding -> onboarding.progress().waitingOn() != Party.NOBODY)
                .toList();
    }
}
