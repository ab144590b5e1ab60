package org.serviceexchange.onboarding.application.casework;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.domain.input.CaseField;
import org.springframework.stereotype.Service;

/** The provider admins and agents write work notes on the case. To customers there is no such thing. */
@Service
public class AddWorkNote {

    private final OnboardingActionExecutor act;
    private final CaseWriter caseWriter;
    private final CaseEntryRules entries;

    AddWorkNote(OnboardingActionExecutor act, CaseWriter caseWriter, CaseEntryRules entries) {
        this.act = act;
        this.caseWriter = caseWriter;
        this.entries = entries;
    }

    /** Refused when there is no text, too much of it, or something in it that can't be seen. */
    public Result<EntryView> write(String number, CurrentUser currentUser, String text) {
        return act.execute(
                number,
                currentUser,
                onboarding -> currentUser.isStaff()
                        ? entries.write(
                                onboarding,
                                currentUser,
                                currentUser.canManageCases(),
                                CaseField.WORK_NOTE,
                                text,
                                caseWriter::recordWorkNote)
                        : Result.noSuchOnboarding());
    }
}
