package org.serviceexchange.onboarding.application.registration;

import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** A registration as the provider's admin corrected it. */
public record CorrectionCommand(OnboardingNumber number, String by, Contact contact, ServiceNowInstance instance) {

    /** @throws InvalidInput when a value is missing or isn't one */
    public static CorrectionCommand of(
            OnboardingNumber number,
            String by,
            String contactName,
            String contactEmail,
            String instanceName,
            String instanceId) {
        Input input = new Input();
        Contact contact = new Contact(
                input.line(FormField.CONTACT_NAME, contactName, RegistrationCommand.MAX_NAME),
                input.emailAddress(FormField.CONTACT_EMAIL, contactEmail));
        ServiceNowInstance instance = new ServiceNowInstance(
                input.instanceName(FormField.INSTANCE_NAME, instanceName),
                input.instanceId(FormField.INSTANCE_ID, instanceId));
        input.throwIfInvalid();
        return new CorrectionCommand(number, by, contact, instance);
    }
}
