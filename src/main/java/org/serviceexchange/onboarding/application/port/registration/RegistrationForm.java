package org.serviceexchange.onboarding.application.port.registration;

import java.util.Map;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** The form with which a provider admin registers a customer, filled in by a program. */
public interface RegistrationForm {

    /**
     * Submits the form with the present rights of the user.
     *
     * @param values by the key of the form field
     * @throws InvalidInputException when the form is refused
     * @throws ConcurrentChangeException when another user was faster
     */
    OnboardingNumber submit(Map<String, String> values, String userId);
}
