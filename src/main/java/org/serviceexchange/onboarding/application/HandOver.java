package org.serviceexchange.onboarding.application;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.OnboardingState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's turn has come. */
@Service
public class HandOver {

    private final Onboardings onboardings;
    private final Clock clock;

    HandOver(Onboardings onboardings, Clock clock) {
        this.onboardings = onboardings;
        this.clock = clock;
    }

    @Transactional
    public void to(OnboardingState awaiting, OnboardingNumber number) {
        onboardings.save(onboardings.get(number).awaiting(awaiting, clock.instant()));
    }
}
