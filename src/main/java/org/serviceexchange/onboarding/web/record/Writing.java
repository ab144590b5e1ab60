package org.serviceexchange.onboarding.web.record;

import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.record.OnboardingView;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;

/**
 * What a viewer may write on the registration case of the page that is shown.
 *
 * @param maxLength characters in one entry
 */
record Writing(boolean comments, boolean workNotes, int maxLength) {

    static Writing of(OnboardingView view, Viewer viewer) {
        boolean open =
                view.registrationCase() != null && view.registrationCase().state() != CaseState.CLOSED;
        boolean customer = !viewer.isStaff();
        return new Writing(
                open && (viewer.keepsCases() || customer), open && viewer.keepsCases(), CaseEntry.MAX_LENGTH);
    }
}
