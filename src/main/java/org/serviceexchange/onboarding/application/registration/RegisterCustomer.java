package org.serviceexchange.onboarding.application.registration;

import java.time.Clock;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The provider registers a customer: an onboarding begins, and the customer's own group of users exists. */
@Service
public class RegisterCustomer {

    private final Onboardings onboardings;
    private final Customers customers;
    private final CustomerPeople people;
    private final RegistrationRules rules;
    private final ProviderSetups setups;
    private final Links links;
    private final Clock clock;

    RegisterCustomer(
            Onboardings onboardings,
            Customers customers,
            CustomerPeople people,
            RegistrationRules rules,
            ProviderSetups setups,
            Links links,
            Clock clock) {
        this.onboardings = onboardings;
        this.customers = customers;
        this.people = people;
        this.rules = rules;
        this.setups = setups;
        this.links = links;
        this.clock = clock;
    }

    /**
     * @throws InvalidInputException when the provider isn't set up, or its contact or its instance is taken, or isn't
     *     a customer's
     */
    @Transactional
    public Onboarding register(RegistrationCommand command) {
        Setup setup = setups.active()
                .orElseThrow(() -> new InvalidInputException(
                        "replicationSet", Sentence.of("registration.notSetUp", links.setup())));
        Optional<Customer> known = customers.named(command.customerName());
        known.ifPresent(customers::lock);
        ServiceNowInstance instance = rules.validate(known, command.contact(), command.instance(), null);

        Customer customer = known.orElseGet(() -> customers.add(command.customerName()));
        people.admit(customer, command.contact());
        Onboarding onboarding = Onboarding.register(
                onboardings.nextNumber(),
                command.registration(customer, instance, setup.set().name(), clock.instant()));
        onboardings.save(onboarding);
        return onboarding;
    }
}
