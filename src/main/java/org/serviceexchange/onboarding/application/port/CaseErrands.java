package org.serviceexchange.onboarding.application.port;

import org.serviceexchange.onboarding.domain.CaseEntry;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.Party;

/** What follows for the registration case when somebody did something, after that person's own transaction. */
public interface CaseErrands {

    /** The case is to say whom the onboarding waits for now. */
    void keepInStep(OnboardingNumber onboarding);

    /** The other party is to hear of a comment by this party. */
    void passOn(OnboardingNumber onboarding, CaseEntry comment, Party writtenBy);
}
