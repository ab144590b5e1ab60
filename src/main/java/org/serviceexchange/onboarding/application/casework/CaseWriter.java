package org.serviceexchange.onboarding.application.casework;

import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Component;

/**
 * Every change to a case goes through here: first to the case system, then into our record. If the transaction fails after
 * the first, the next attempt repeats both.
 */
@Component
public class CaseWriter {

    private final CaseSystem caseSystem;
    private final RegistrationCases cases;

    public CaseWriter(CaseSystem caseSystem, RegistrationCases cases) {
        this.caseSystem = caseSystem;
        this.cases = cases;
    }

    public RegistrationCase open(Onboarding onboarding, String shortDescription, String description) {
        RegistrationCase opened = caseSystem.open(onboarding, shortDescription, description);
        cases.save(opened);
        return opened;
    }

    public RegistrationCase openOffboardingCase(Onboarding onboarding, String shortDescription, String description) {
        RegistrationCase opened = caseSystem.openOffboardingCase(onboarding, shortDescription, description);
        cases.addOffboardingCase(opened);
        return opened;
    }

    /** @throws IllegalStateException when the case is closed */
    public void addWorkNote(RegistrationCase current, CaseEntry note) {
        current.requireNotClosed();
        caseSystem.addWorkNote(current, note);
        cases.addWorkNote(current.number(), note);
    }

    /** @throws IllegalStateException when the case is closed */
    public void addComment(RegistrationCase current, CaseEntry comment) {
        current.requireNotClosed();
        caseSystem.addComment(current, comment);
        cases.addComment(current.number(), comment);
    }

    /** @throws IllegalStateException when the case is closed */
    public void setState(RegistrationCase current, CaseState state) {
        current.requireNotClosed();
        cases.save(caseSystem.setState(current, state));
    }

    /** @throws IllegalStateException when the case is closed */
    public void resolve(RegistrationCase current, String resolutionCode, String closeNotes) {
        current.requireNotClosed();
        cases.save(caseSystem.resolve(current, resolutionCode, closeNotes));
    }

    /** @throws IllegalStateException when the case is closed */
    public void close(RegistrationCase current, String resolutionCode, String closeNotes) {
        current.requireNotClosed();
        cases.save(caseSystem.close(current, resolutionCode, closeNotes));
    }
}
