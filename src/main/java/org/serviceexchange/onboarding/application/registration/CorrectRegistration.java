package org.serviceexchange.onboarding.application.registration;

import java.time.Clock;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The provider's admin corrects what the check found, before anything was sent. */
@Service
public class CorrectRegistration {

    private final Onboardings onboardings;
    private final Customers customers;
    private final CustomerAccess access;
    private final RegistrationRules rules;
    private final Clock clock;

    CorrectRegistration(
            Onboardings onboardings, Customers customers, CustomerAccess access, RegistrationRules rules, Clock clock) {
        this.onboardings = onboardings;
        this.customers = customers;
        this.access = access;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws InvalidInput when contact or instance is taken, or isn't a customer's */
    @Transactional
    public void correct(CorrectionCommand command) {
        Onboarding onboarding = onboardings.get(command.number());
        Customer customer = onboarding.customer();
        ServiceNowInstance instance =
                rules.validate(Optional.of(customer), command.contact(), command.instance(), command.number());
        if (!command.contact().email().equals(onboarding.contact().email())) {
            // the person was never the right one
            access.close(customer, onboarding.contact().email());
            customers.removeContact(customer, onboarding.contact().email());
        }
        customers.putContact(customer, command.contact());
        access.open(customer, command.contact().email());
        onboardings.save(onboarding.corrected(command.contact(), instance, command.by(), clock.instant()));
    }
}
