package org.serviceexchange.onboarding.application.port.termination;

import java.util.Optional;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.termination.Termination;

/** How onboardings ended before they were established. */
public interface Terminations {

    void save(Termination end);

    Optional<Termination> of(OnboardingNumber onboarding);

    /** @throws IllegalStateException when it didn't end early */
    default Termination get(OnboardingNumber onboarding) {
        return of(onboarding).orElseThrow(() -> new IllegalStateException("%s didn't end early".formatted(onboarding)));
    }
}
