package org.serviceexchange.onboarding.application.port.setup;

import java.util.Map;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.InvalidInputException;

/** The form with which a provider admin begins a set-up, filled in by a program. */
public interface SetupForm {

    /**
     * Submits the form with the present rights of the user.
     *
     * @param values by the key of the form field
     * @return the number of the set-up
     * @throws InvalidInputException when the form is refused
     * @throws ConcurrentChangeException when another user was faster
     */
    String submit(Map<String, String> values, String userId);
}
