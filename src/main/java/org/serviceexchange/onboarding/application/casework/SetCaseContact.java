package org.serviceexchange.onboarding.application.casework;

import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The case has the contact of the onboarding; a second time nothing changes. */
@Service
public class SetCaseContact {

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final CaseWriter caseWriter;

    SetCaseContact(Onboardings onboardings, RegistrationCases cases, CaseWriter caseWriter) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.caseWriter = caseWriter;
    }

    /** Sets who is the contact at this moment. A case that is not open yet is opened with the new contact. */
    @Transactional
    public void set(OnboardingNumber number) {
        cases.of(number).ifPresent(current -> caseWriter.setContact(current, onboardings.get(number)));
    }
}
