package org.serviceexchange.onboarding.application.casework;

import org.serviceexchange.onboarding.application.ActOnOnboarding;
import org.serviceexchange.onboarding.application.Outcome;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.application.record.OnboardingView.EntryView;
import org.serviceexchange.onboarding.domain.input.CaseField;
import org.springframework.stereotype.Service;

/** The provider's admins and agents write work notes on the case. To customers there is no such thing. */
@Service
public class WriteWorkNote {

    private final ActOnOnboarding act;
    private final CaseSystem caseSystem;
    private final CaseEntries entries;

    WriteWorkNote(ActOnOnboarding act, CaseSystem caseSystem, CaseEntries entries) {
        this.act = act;
        this.caseSystem = caseSystem;
        this.entries = entries;
    }

    /** Refused when there is no text, too much of it, or something in it that can't be seen. */
    public Outcome<EntryView> write(String number, Viewer viewer, String text) {
        return act.on(
                number,
                viewer,
                onboarding -> viewer.isStaff()
                        ? entries.write(
                                onboarding,
                                viewer,
                                viewer.keepsCases(),
                                CaseField.WORK_NOTE,
                                text,
                                caseSystem::addWorkNote)
                        : Outcome.noSuchOnboarding());
    }
}
