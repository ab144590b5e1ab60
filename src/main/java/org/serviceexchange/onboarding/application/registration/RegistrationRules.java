package org.serviceexchange.onboarding.application.registration;

import java.util.Optional;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Component;

/** What a registration can't have, whether it is new or being corrected. */
@Component
class RegistrationRules {

    private final Onboardings onboardings;
    private final Customers customers;
    private final ProviderSetups setups;
    private final ProviderStaff staff;

    RegistrationRules(Onboardings onboardings, Customers customers, ProviderSetups setups, ProviderStaff staff) {
        this.onboardings = onboardings;
        this.customers = customers;
        this.setups = setups;
        this.staff = staff;
    }

    /**
     * @param known the customer, where it is known already
     * @param own   the onboarding that is being corrected; null for a new one
     * @throws InvalidInput with all that is taken
     */
    void validateUnique(Optional<Customer> known, Contact contact, ServiceNowInstance instance, OnboardingNumber own) {
        Input input = new Input();
        known.flatMap(customer -> onboardings.findActiveBy(customer.key()))
                .filter(other -> !other.number().equals(own))
                .ifPresent(other -> input.error(
                        FormField.CUSTOMER_NAME,
                        "registration.customerTaken",
                        other.customer().name(),
                        other.number()));
        customers
                .ofContact(contact.email())
                .filter(owner ->
                        known.isEmpty() || !owner.key().equals(known.get().key()))
                .ifPresent(owner -> input.error(
                        FormField.CONTACT_EMAIL, "registration.contactTaken", contact.email(), owner.name()));
        if (staff.includes(contact.email())) {
            input.error(FormField.CONTACT_EMAIL, "registration.contactOfStaff");
        }
        refuseInstance(instance, own, input);
        input.throwIfInvalid();
    }

    private void refuseInstance(ServiceNowInstance instance, OnboardingNumber except, Input input) {
        ServiceNowInstance own = setups.requireActiveRecord().instance();
        if (instance.name().equals(own.name())) {
            input.error(FormField.INSTANCE_NAME, "registration.ownInstance");
        }
        if (instance.id().equals(own.id())) {
            input.error(FormField.INSTANCE_ID, "registration.ownInstanceId");
        }
        onboardings
                .findActiveBy(instance)
                .filter(other -> !other.number().equals(except))
                .ifPresent(other -> {
                    boolean sameName = other.instance().name().equals(instance.name());
                    input.error(
                            sameName ? FormField.INSTANCE_NAME : FormField.INSTANCE_ID,
                            "registration.instanceTaken",
                            other.number(),
                            other.customer().name());
                });
    }
}
