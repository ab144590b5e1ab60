package org.serviceexchange.onboarding.application;

import org.serviceexchange.onboarding.application.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.port.CaseSystem;
import org.serviceexchange.onboarding.domain.CaseField;
import org.springframework.stereotype.Service;

/** The provider's admins and agents, and the customer's own people, write comments on the case; both sides read them. */
@Service
public class WriteComment {

    private final ActOnOnboarding act;
    private final CaseSystem caseSystem;
    private final CaseEntries entries;

    WriteComment(ActOnOnboarding act, CaseSystem caseSystem, CaseEntries entries) {
        this.act = act;
        this.caseSystem = caseSystem;
        this.entries = entries;
    }

    /** Refused when there is no text, too much of it, or something in it that can't be seen. */
    public Outcome<EntryView> write(String number, Viewer viewer, String text) {
        return act.on(
                number,
                viewer,
                onboarding -> entries.write(
                        onboarding,
                        viewer,
                        viewer.keepsCases() || viewer.actsFor(onboarding),
                        CaseField.COMMENT,
                        text,
                        caseSystem::addComment));
    }
}
