package org.serviceexchange.onboarding.application.registration;

import java.time.Clock;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Finding;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.domain.registration.RegistrationCheckResult;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Before anything is sent: is the customer's instance there, and is nothing left of an earlier connection of it? */
@Service
public class CheckRegistration {

    private final Onboardings onboardings;
    private final CustomerInstance customerInstance;
    private final ProviderInstance providerInstance;
    private final Issues issues;
    private final Clock clock;

    CheckRegistration(
            Onboardings onboardings,
            CustomerInstance customerInstance,
            ProviderInstance providerInstance,
            Issues issues,
            Clock clock) {
        this.onboardings = onboardings;
        this.customerInstance = customerInstance;
        this.providerInstance = providerInstance;
        this.issues = issues;
        this.clock = clock;
    }

    @Transactional
    public RegistrationCheckResult check(OnboardingNumber number) {
        Onboarding onboarding = onboardings.get(number);
        Optional<Finding> finding =
                customerInstance.check(onboarding.instance()).or(() -> providerInstance.check(onboarding));
        if (finding.isEmpty()) {
            issues.remove(number, Issue.Kind.REGISTRATION);
            return RegistrationCheckResult.USABLE;
        }
        Finding found = finding.get();
        issues.save(new Issue(
                number, Issue.Kind.REGISTRATION, clock.instant(), found.cause(), found.solution(), found.links()));
        // the customer reads the timeline, too, and records in the provider's instance are not for it
        onboardings.save(
                found.links().isEmpty()
                        ? onboarding.needsCorrection(found.cause(), clock.instant())
                        : onboarding.noted(
                                TimelineEntry.SYSTEM, Sentence.of("timeline.caseNotOpened"), clock.instant()));
        return RegistrationCheckResult.NEEDS_CORRECTION;
    }
}
