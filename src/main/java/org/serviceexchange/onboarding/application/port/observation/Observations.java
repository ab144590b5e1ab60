package org.serviceexchange.onboarding.application.port.observation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.observation.Observation.Subject;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** What was last seen in the instances. */
public interface Observations {

    Optional<Observation> of(OnboardingNumber onboarding, Subject subject);

    List<Observation> ofAll(Collection<OnboardingNumber> onboardings, Subject subject);

    /** @throws IllegalStateException when nothing was seen yet */
    default Observation get(OnboardingNumber onboarding, Subject subject) {
        return of(onboarding, subject)
                .orElseThrow(() -> new IllegalStateException("Nothing was seen of " + onboarding + " so far"));
    }

    /**
     * In place of the last one of its subject.
     *
     * @throws ConcurrentChangeException when another transaction is storing it; this transaction is rolled back then
     */
    void save(Observation observation);
}
