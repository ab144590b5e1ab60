package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.CustomerAccess;
import org.serviceexchange.onboarding.application.port.Customers;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.domain.Customer;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The provider registers a customer: an onboarding begins, and the customer's own group of users exists. */
@Service
public class RegisterCustomer {

    private final Onboardings onboardings;
    private final Customers customers;
    private final CustomerAccess access;
    private final RegistrationRules rules;
    private final Clock clock;

    RegisterCustomer(
            Onboardings onboardings, Customers customers, CustomerAccess access, RegistrationRules rules, Clock clock) {
        this.onboardings = onboardings;
        this.customers = customers;
        this.access = access;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws RefusedInput when the customer, its contact or its instance is taken, or isn't a customer's */
    @Transactional
    public Onboarding register(RegistrationCommand command) {
        Optional<Customer> known = customers.named(command.customerName());
        rules.refuseWhatIsTaken(known, command.contact(), command.instance(), null);

        Customer customer = known.orElseGet(() -> customers.add(command.customerName()));
        customers.putContact(customer, command.contact());
        access.open(customer, command.contact().email());
        Onboarding onboarding = Onboarding.register(
                onboardings.nextNumber(),
                customer,
                command.contact(),
                command.instance(),
                command.note(),
                command.by(),
                clock.instant());
        onboardings.save(onboarding);
        return onboarding;
    }
}
