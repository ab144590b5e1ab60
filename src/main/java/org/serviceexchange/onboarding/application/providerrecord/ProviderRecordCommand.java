package org.serviceexchange.onboarding.application.providerrecord;

import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** What the customer's admin says was entered in the customer's instance. */
public record ProviderRecordCommand(OnboardingNumber number, String by, ServiceNowInstance provider) {

    /** @throws InvalidInput when a value is missing or isn't one, or the application isn't installed */
    public static ProviderRecordCommand of(
            OnboardingNumber number,
            String by,
            String providerInstanceName,
            String providerInstanceId,
            Boolean appInstalled) {
        Input input = new Input();
        ServiceNowInstance provider = new ServiceNowInstance(
                input.instanceName(FormField.PROVIDER_INSTANCE_NAME, providerInstanceName),
                input.instanceId(FormField.PROVIDER_INSTANCE_ID, providerInstanceId));
        input.ticked(FormField.APP_INSTALLED, appInstalled);
        input.throwIfInvalid();
        return new ProviderRecordCommand(number, by, provider);
    }
}
