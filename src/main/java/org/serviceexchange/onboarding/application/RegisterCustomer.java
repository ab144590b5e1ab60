package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.CustomerAccess;
import org.serviceexchange.onboarding.application.port.Customers;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.application.port.ProviderInstance;
import org.serviceexchange.onboarding.application.port.ProviderStaff;
import org.serviceexchange.onboarding.domain.Customer;
import org.serviceexchange.onboarding.domain.FormField;
import org.serviceexchange.onboarding.domain.Input;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.serviceexchange.onboarding.domain.ServiceNowInstance;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The provider registers a customer: an onboarding begins, and the customer's own group of users exists. */
@Service
public class RegisterCustomer {

    private final Onboardings onboardings;
    private final Customers customers;
    private final CustomerAccess access;
    private final ProviderInstance provider;
    private final ProviderStaff staff;
    private final Clock clock;

    RegisterCustomer(
            Onboardings onboardings,
            Customers customers,
            CustomerAccess access,
            ProviderInstance provider,
            ProviderStaff staff,
            Clock clock) {
        this.onboardings = onboardings;
        this.customers = customers;
        this.access = access;
        this.provider = provider;
        this.staff = staff;
        this.clock = clock;
    }

    /** @throws RefusedInput when the customer, its contact or its instance is taken, or isn't a customer's */
    @Transactional
    public Onboarding register(RegistrationCommand command) {
        Optional<Customer> known = customers.named(command.customerName());
        refuseWhatIsTaken(command, known);

        Customer customer = known.orElseGet(() -> customers.add(command.customerName()));
        customers.putContact(customer, command.contact());
        access.open(customer, command.contact().email());
        Onboarding onboarding = Onboarding.register(
                onboardings.nextNumber(),
                customer,
                command.contact(),
                command.instance(),
                command.note(),
                command.priority(),
                command.by(),
                clock.instant());
        onboardings.save(onboarding);
        return onboarding;
    }

    private void refuseWhatIsTaken(RegistrationCommand command, Optional<Customer> known) {
        Input input = new Input();
        known.flatMap(customer -> onboardings.holding(customer.key()))
                .ifPresent(other -> input.problem(
                        FormField.CUSTOMER_NAME,
                        "%s has the onboarding %s already, which is open or established; go on with that one."
                                .formatted(other.customer().name(), other.number())));
        customers
                .ofContact(command.contact().email())
                .filter(owner ->
                        known.isEmpty() || !owner.key().equals(known.get().key()))
                .ifPresent(owner -> input.problem(
                        FormField.CONTACT_EMAIL,
                        "%s is a contact of %s; a contact belongs to one customer, so enter another person."
                                .formatted(command.contact().email(), owner.name())));
        if (staff.includes(command.contact().email())) {
            input.problem(
                    FormField.CONTACT_EMAIL,
                    "this is one of your own people; enter somebody who works for the customer.");
        }
        refuseInstance(command.instance(), input);
        input.orRefuse();
    }

    private void refuseInstance(ServiceNowInstance instance, Input input) {
        ServiceNowInstance own = provider.record().instance();
        if (instance.name().equals(own.name())) {
            input.problem(FormField.INSTANCE_NAME, "this is your own instance; enter the customer's.");
        }
        if (instance.id().equals(own.id())) {
            input.problem(FormField.INSTANCE_ID, "this is your own instance's ID; enter that of the customer's.");
        }
        onboardings.holding(instance).ifPresent(other -> {
            boolean sameName = other.instance().name().equals(instance.name());
            input.problem(
                    sameName ? FormField.INSTANCE_NAME : FormField.INSTANCE_ID,
                    "the instance is part of the onboarding %s (%s) already; check the instance, or go on with that one."
                            .formatted(other.number(), other.customer().name()));
        });
    }
}
