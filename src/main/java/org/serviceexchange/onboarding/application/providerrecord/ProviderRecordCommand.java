package org.serviceexchange.onboarding.application.providerrecord;

import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.FormInput;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** What the customer's admin says was entered in the customer's instance. */
public record ProviderRecordCommand(OnboardingNumber number, String by, ServiceNowInstance provider) {

    /** @throws InvalidInputException when a value is missing or isn't one, or the application isn't installed */
    public static ProviderRecordCommand of(OnboardingNumber number, FormValues form, String by) {
        FormInput input = new FormInput(form);
        ServiceNowInstance provider = input.instance(FormField.PROVIDER_INSTANCE_NAME, FormField.PROVIDER_INSTANCE_ID);
        input.ticked(FormField.APP_INSTALLED);
        input.throwIfInvalid();
        return new ProviderRecordCommand(number, by, provider);
    }
}
