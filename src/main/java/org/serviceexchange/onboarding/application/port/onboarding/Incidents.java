package org.serviceexchange.onboarding.application.port.onboarding;

import java.util.Optional;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Steps of the system that can't go on by themselves any more. */
public interface Incidents {

    /**
     * What went wrong with this onboarding, and what the provider's people can do about it.
     *
     * @param cause    as the failing step told it
     * @param solution empty if the model documents none
     */
    record Incident(String cause, String solution) {}

    /** The oldest that is still open. */
    Optional<Incident> of(OnboardingNumber onboarding);
}
