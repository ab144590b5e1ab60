package org.serviceexchange.onboarding.application;

import org.serviceexchange.onboarding.application.OnboardingView.EntryView;

/** What became of a comment or work note that somebody wanted to write on a registration case. */
public sealed interface EntryOutcome {

    record Written(EntryView entry) implements EntryOutcome {}

    /** There is no such onboarding, or none that this person may know of. */
    record NothingThere() implements EntryOutcome {}

    /** This person may read here, not write. */
    record NotAllowed() implements EntryOutcome {}

    record NoCaseYet() implements EntryOutcome {}

    /** A closed case can't be changed. */
    record CaseClosed(String caseNumber) implements EntryOutcome {}
}
