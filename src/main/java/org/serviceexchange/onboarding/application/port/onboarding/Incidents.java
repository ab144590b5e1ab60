package org.serviceexchange.onboarding.application.port.onboarding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Steps of the system that failed and have not succeeded since. */
public interface Incidents {

    /**
     * What went wrong with this onboarding, and what the provider's people can do about it.
     *
     * @param cause    as the failing step told it
     * @param solution empty if the model documents none
     * @param nextTry  when the step is tried again automatically; null after the last attempt
     */
    record Incident(String cause, String solution, Instant nextTry) {}

    /**
     * An incident of any process.
     *
     * @param businessKey the number of the onboarding or of the set-up; null where the process has none
     * @param step        the name of the step in the model, or its id where it has no name
     */
    record OpenIncident(String businessKey, String processInstanceId, String step, Instant since, Incident incident) {}

    /** The oldest incident that is still open, or else a step whose first attempt failed. */
    Optional<Incident> of(OnboardingNumber onboarding);

    long countOpen();

    /** Those of all processes, the oldest first. */
    List<OpenIncident> open(int atMost);
}
