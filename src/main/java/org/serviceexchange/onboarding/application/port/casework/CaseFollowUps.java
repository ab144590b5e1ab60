package org.serviceexchange.onboarding.application.port.casework;

import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** Follow-up work on the registration case, after the user's transaction. */
public interface CaseFollowUps {

    /** The case is to say whom the onboarding waits for now. */
    void syncState(OnboardingNumber onboarding);

    /** The work note or comment is to be written to the case system, too. */
    void writeEntry(OnboardingNumber onboarding, CaseEntry entry);

    /** Notifies the other party of a comment. */
    void notifyOfComment(OnboardingNumber onboarding, CaseEntry comment, Party writtenBy);
}
