package org.serviceexchange.onboarding.application.registration;

import java.time.Clock;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The provider's admin corrects what the check found, before anything was sent. */
@Service
public class CorrectRegistration {

    private final Onboardings onboardings;
    private final CustomerPeople people;
    private final RegistrationRules rules;
    private final Clock clock;

    CorrectRegistration(Onboardings onboardings, CustomerPeople people, RegistrationRules rules, Clock clock) {
        this.onboardings = onboardings;
        this.people = people;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws InvalidInputException when contact or instance is taken, or isn't a customer's */
    @Transactional
    public void correct(CorrectionCommand command) {
        Onboarding onboarding = onboardings.get(command.number());
        Customer customer = onboarding.customer();
        ServiceNowInstance instance =
                rules.validate(Optional.of(customer), command.contact(), command.instance(), command.number());
        if (!command.contact().email().equals(onboarding.contact().email())) {
            // the person was never the right one
            people.dismiss(onboarding.contact().email(), onboarding);
        }
        people.admit(customer, command.contact());
        Environment environment = Optional.ofNullable(command.environment())
                .orElse(onboarding.registration().details().environment());
        onboardings.save(onboarding.corrected(command.contact(), instance, environment, command.by(), clock.instant()));
    }
}
