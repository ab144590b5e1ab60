package org.serviceexchange.onboarding.application.casework;

import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registration case says whether the customer is waited for; a second time nothing changes. */
@Service
public class SyncCaseState {

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final CaseWriter caseWriter;

    SyncCaseState(Onboardings onboardings, RegistrationCases cases, CaseWriter caseWriter) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.caseWriter = caseWriter;
    }

    /** Goes by whom the onboarding waits for at this moment, not when this was asked for: the last one is right. */
    @Transactional
    public void sync(OnboardingNumber number) {
        RegistrationCase current = cases.getForUpdate(number);
        CaseState state =
                CaseState.whileWaitingFor(onboardings.get(number).progress().waitingOn());
        if (!current.state().isEnd() && current.state() != state) {
            caseWriter.setState(current, state);
        }
    }
}
