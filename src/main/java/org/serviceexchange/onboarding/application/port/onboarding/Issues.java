package org.serviceexchange.onboarding.application.port.onboarding;

import java.util.Optional;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Issue.Kind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** What kept onboardings from going on. Of each kind an onboarding has one at most: the last. */
public interface Issues {

    Optional<Issue> of(OnboardingNumber onboarding, Kind kind);

    /** In place of the one of its kind where there is one. */
    void save(Issue issue);

    void remove(OnboardingNumber onboarding, Kind kind);

    /** Counts one more try that went wrong; answers how many there were since {@link #forgetTries}. */
    int countTry(OnboardingNumber onboarding);

    void forgetTries(OnboardingNumber onboarding);
}
