package org.serviceexchange.onboarding.application.registration;

import java.time.Clock;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Finding;
import org.serviceexchange.onboarding.application.port.onboarding.Obstacles;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.onboarding.Obstacle;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.RegistrationCheck;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Before anything is sent: is the customer's instance there, and does it take part in Service Exchange? */
@Service
public class CheckRegistration {

    private final Onboardings onboardings;
    private final CustomerInstance customerInstance;
    private final Obstacles obstacles;
    private final Clock clock;

    CheckRegistration(Onboardings onboardings, CustomerInstance customerInstance, Obstacles obstacles, Clock clock) {
        this.onboardings = onboardings;
        this.customerInstance = customerInstance;
        this.obstacles = obstacles;
        this.clock = clock;
    }

    @Transactional
    public RegistrationCheck check(OnboardingNumber number) {
        Onboarding onboarding = onboardings.get(number);
        Optional<Finding> finding = customerInstance.check(onboarding.instance());
        if (finding.isEmpty()) {
            obstacles.remove(number, Obstacle.Kind.REGISTRATION);
            return RegistrationCheck.USABLE;
        }
        Finding found = finding.get();
        obstacles.save(
                new Obstacle(number, Obstacle.Kind.REGISTRATION, clock.instant(), found.cause(), found.solution()));
        onboardings.save(onboarding.needsCorrection(found.cause(), clock.instant()));
        return RegistrationCheck.NEEDS_CORRECTION;
    }
}
