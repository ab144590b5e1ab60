package org.serviceexchange.onboarding.application.activation;

import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.FormInput;
import org.serviceexchange.onboarding.domain.input.FormValues;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** The customer's admin says that the replication set is activated. */
public record ActivationCommand(OnboardingNumber number, String by) {

    /** @throws InvalidInputException when it isn't confirmed */
    public static ActivationCommand of(OnboardingNumber number, FormValues form, String by) {
        FormInput input = new FormInput(form);
        input.ticked(FormField.ACTIVATION_CONFIRMED);
        input.throwIfInvalid();
        return new ActivationCommand(number, by);
    }
}
