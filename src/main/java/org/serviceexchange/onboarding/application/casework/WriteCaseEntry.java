package org.serviceexchange.onboarding.application.casework;

import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes what a user wrote to a case system outside of this application; a second time it changes nothing. */
@Service
public class WriteCaseEntry {

    private final RegistrationCases cases;
    private final CaseWriter caseWriter;

    WriteCaseEntry(RegistrationCases cases, CaseWriter caseWriter) {
        this.cases = cases;
        this.caseWriter = caseWriter;
    }

    /** @param key of a work note or a comment in our record of the case */
    @Transactional
    public void write(OnboardingNumber number, String key) {
        caseWriter.writeRecorded(cases.get(number), key);
    }
}
