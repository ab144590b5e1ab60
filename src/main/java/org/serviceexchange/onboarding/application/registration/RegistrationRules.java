package org.serviceexchange.onboarding.application.registration;

import java.util.Optional;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.InvalidInputException;
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
    private final CustomerPeople people;
    private final ProviderSetups setups;
    private final ProviderStaff staff;
    private final InstanceAddresses addresses;

    RegistrationRules(
            Onboardings onboardings,
            CustomerPeople people,
            ProviderSetups setups,
            ProviderStaff staff,
            InstanceAddresses addresses) {
        this.onboardings = onboardings;
        this.people = people;
        this.setups = setups;
        this.staff = staff;
        this.addresses = addresses;
    }

    /**
     * Returns the instance as it is kept.
     *
     * @param known the customer, where it is known already
     * @param own   the onboarding that is being corrected; null for a new one
     * @throws InvalidInputException with all that is taken or unknown
     */
    ServiceNowInstance validate(
            Optional<Customer> known, Contact contact, ServiceNowInstance entered, OnboardingNumber own) {
        Input input = new Input();
        people.otherCustomerOf(contact.email(), known.orElse(null))
                .ifPresent(owner -> input.error(
                        FormField.CONTACT_EMAIL, "registration.contactTaken", contact.email(), owner.name()));
        if (staff.includes(contact.email())) {
            input.error(FormField.CONTACT_EMAIL, "registration.contactOfStaff");
        }
        ServiceNowInstance kept = kept(entered, own, input);
        input.throwIfInvalid();
        return kept;
    }

    /**
     * Returns the instance as it is kept.
     *
     * @param own the onboarding whose instance it becomes
     * @throws InvalidInputException when it is taken or unknown
     */
    ServiceNowInstance validate(ServiceNowInstance entered, OnboardingNumber own) {
        Input input = new Input();
        ServiceNowInstance kept = kept(entered, own, input);
        input.throwIfInvalid();
        return kept;
    }

    private ServiceNowInstance kept(ServiceNowInstance entered, OnboardingNumber own, Input input) {
        Optional<ServiceNowInstance> kept = addresses.find(entered.host()).map(entered::at);
        if (kept.isEmpty()) {
            input.error(FormField.INSTANCE_NAME, "input.instanceHost.unknown", entered.host());
        }
        refuseInstance(kept.orElse(entered), own, input);
        return kept.orElse(null);
    }

    private void refuseInstance(ServiceNowInstance instance, OnboardingNumber except, Input input) {
        ServiceNowInstance own = setups.requireActiveRecord().instance();
        if (instance.host().equals(own.host())) {
            input.error(FormField.INSTANCE_NAME, "registration.ownInstance");
        }
        if (instance.id().equals(own.id())) {
            input.error(FormField.INSTANCE_ID, "registration.ownInstanceId");
        }
        onboardings.activeWith(instance).stream()
                .filter(other -> !other.number().equals(except))
                .forEach(other -> {
                    boolean sameHost = other.instance().host().equals(instance.host());
                    input.error(
                            sameHost ? FormField.INSTANCE_NAME : FormField.INSTANCE_ID,
                            "registration.instanceTaken",
                            other.number(),
                            other.customer().name());
                });
    }
}
