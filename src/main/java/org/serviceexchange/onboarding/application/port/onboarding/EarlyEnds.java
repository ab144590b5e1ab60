package org.serviceexchange.onboarding.application.port.onboarding;

import java.util.Optional;
import org.serviceexchange.onboarding.domain.onboarding.EarlyEnd;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** How onboardings ended before they were established. */
public interface EarlyEnds {

    void save(EarlyEnd end);

    Optional<EarlyEnd> of(OnboardingNumber onboarding);

    /** @throws IllegalStateException when it didn't end early */
    default EarlyEnd get(OnboardingNumber onboarding) {
        return of(onboarding).orElseThrow(() -> new IllegalStateException("%s didn't end early".formatted(onboarding)));
    }
}
