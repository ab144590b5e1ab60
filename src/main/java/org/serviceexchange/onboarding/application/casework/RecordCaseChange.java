package org.serviceexchange.onboarding.application.casework;

import org.serviceexchange.onboarding.application.port.casework.CaseChanges.ObservedCase;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Records what agents did to a case outside; a second time nothing changes. No mail is sent: the case system itself notifies
 * the contact of a comment.
 */
@Service
class RecordCaseChange {

    private final RegistrationCases cases;

    RecordCaseChange(RegistrationCases cases) {
        this.cases = cases;
    }

    /**
     * @param before the state in our record when the case was read. If a job changed it meanwhile, what was read is outdated;
     *               the job's own change brings the case up again.
     */
    @Transactional
    public void record(OnboardingNumber number, CaseState before, ObservedCase observed) {
        RegistrationCase current = cases.getForUpdate(number);
        observed.workNotes().forEach(note -> cases.addWorkNote(current.number(), note));
        observed.comments().forEach(comment -> cases.addComment(current.number(), comment));
        RegistrationCase changed = current.in(observed.state(), observed.resolution());
        if (current.state() == before && !changed.equals(current)) {
            cases.save(changed);
        }
    }
}
