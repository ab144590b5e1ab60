package org.serviceexchange.onboarding.web.onboarding;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;

/**
 * What a viewer may write on the registration case of the page that is shown.
 *
 * @param maxLength characters in one entry
 */
record CommentPermissions(boolean comments, boolean workNotes, int maxLength) {

    static CommentPermissions of(OnboardingView view, CurrentUser currentUser) {
        boolean open =
                view.registrationCase() != null && view.registrationCase().state() != CaseState.CLOSED;
        boolean customer = !currentUser.isStaff();
        return new CommentPermissions(
                open && (currentUser.canManageCases() || customer),
                open && currentUser.canManageCases(),
                CaseEntry.MAX_LENGTH);
    }
}
