package org.serviceexchange.onboarding.application.activation;

import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** The customer's admin says that the replication set is activated. */
public record ActivationCommand(OnboardingNumber number, String by) {

    /** @throws InvalidInput when it isn't confirmed */
    public static ActivationCommand of(OnboardingNumber number, String by, Boolean confirmed) {
        Input input = new Input();
        input.ticked(FormField.ACTIVATION_CONFIRMED, confirmed);
        input.throwIfInvalid();
        return new ActivationCommand(number, by);
    }
}
