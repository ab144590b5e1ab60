package org.serviceexchange.onboarding.application;

import org.serviceexchange.onboarding.application.EntryOutcome.NothingThere;
import org.serviceexchange.onboarding.application.port.CaseSystem;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.domain.CaseField;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The provider's admins and agents, and the customer's own people, write comments on the case; both sides read them. */
@Service
public class WriteComment {

    private final Onboardings onboardings;
    private final CaseSystem caseSystem;
    private final CaseEntries entries;

    WriteComment(Onboardings onboardings, CaseSystem caseSystem, CaseEntries entries) {
        this.onboardings = onboardings;
        this.caseSystem = caseSystem;
        this.entries = entries;
    }

    /** @throws RefusedInput when there is no text, too much of it, or something in it that can't be seen */
    @Transactional
    public EntryOutcome write(String number, Viewer viewer, String text) {
        return OnboardingNumber.parse(number)
                .flatMap(onboardings::find)
                .filter(viewer::maySee)
                .map(onboarding -> entries.write(
                        onboarding,
                        viewer,
                        viewer.keepsCases() || viewer.actsFor(onboarding),
                        CaseField.COMMENT,
                        text,
                        caseSystem::addComment))
                .orElseGet(NothingThere::new);
    }
}
