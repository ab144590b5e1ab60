package org.serviceexchange.onboarding.application.casework;

import org.serviceexchange.onboarding.application.port.casework.CaseFollowUps;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The registration case says whether the customer is waited for; a second time nothing changes. */
@Service
public class SyncCaseState {

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final CaseWriter caseWriter;
    private final CaseFollowUps followUps;

    SyncCaseState(Onboardings onboardings, RegistrationCases cases, CaseWriter caseWriter, CaseFollowUps followUps) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.caseWriter = caseWriter;
        this.followUps = followUps;
    }

    /** The onboarding waits for this party from now on. Starts a process that sets the state, if the case says otherwise. */
    public void waitsFor(Party party, OnboardingNumber number) {
        CaseState state = CaseState.whileWaitingFor(party);
        cases.of(number)
                .filter(one -> !one.state().isEnd() && one.state() != state)
                .ifPresent(one -> followUps.syncState(number));
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
