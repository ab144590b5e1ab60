package org.serviceexchange.onboarding.application;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.CustomerInstance;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.OnboardingState;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings replication set and subscription to Active: the integration is established. A second time nothing changes. */
@Service
public class ActivateIntegration {

    private final Onboardings onboardings;
    private final CustomerInstance customerInstance;
    private final Clock clock;

    ActivateIntegration(Onboardings onboardings, CustomerInstance customerInstance, Clock clock) {
        this.onboardings = onboardings;
        this.customerInstance = customerInstance;
        this.clock = clock;
    }

    @Transactional
    public void activate(OnboardingNumber number) {
        Onboarding onboarding = onboardings.get(number);
        if (onboarding.state() == OnboardingState.ESTABLISHED) {
            return;
        }
        customerInstance.activateReplicationSet(number);
        onboardings.save(onboarding.established(clock.instant()));
    }
}
