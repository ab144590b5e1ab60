package org.serviceexchange.onboarding.application.port.casework;

import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** What follows for the registration case when somebody did something, after that person's own transaction. */
public interface CaseFollowUps {

    /** The case is to say whom the onboarding waits for now. */
    void syncState(OnboardingNumber onboarding);

    /** The other party is to hear of a comment by this party. */
    void notifyOfComment(OnboardingNumber onboarding, CaseEntry comment, Party writtenBy);
}
