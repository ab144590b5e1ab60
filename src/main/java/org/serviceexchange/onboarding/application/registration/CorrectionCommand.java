package org.serviceexchange.onboarding.application.registration;

import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.FormInput;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * A registration as the provider's admin corrected it.
 *
 * @param environment null where nothing was chosen: it stays
 */
public record CorrectionCommand(
        OnboardingNumber number, String by, Contact contact, ServiceNowInstance instance, Environment environment) {

    /** @throws InvalidInputException when a value is missing or isn't one */
    public static CorrectionCommand of(OnboardingNumber number, FormValues form, String by) {
        FormInput input = new FormInput(form);
        Contact contact = new Contact(
                input.line(FormField.CONTACT_NAME, RegistrationCommand.MAX_NAME),
                input.emailAddress(FormField.CONTACT_EMAIL));
        ServiceNowInstance instance = input.instance(FormField.INSTANCE_NAME, FormField.INSTANCE_ID);
        Environment environment = input.environment(FormField.ENVIRONMENT, null);
        input.throwIfInvalid();
        return new CorrectionCommand(number, by, contact, instance, environment);
    }
}
