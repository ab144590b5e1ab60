package org.serviceexchange.onboarding.casesystem;

import java.time.Clock;
import java.util.List;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Component;

/** A case system of our own, for where no ServiceNow instance keeps the cases: it behaves as one does. */
@Component
class EmbeddedCaseSystem implements CaseSystem {

    private final RegistrationCases cases;
    private final Clock clock;

    EmbeddedCaseSystem(RegistrationCases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    @Override
    public String open(Onboarding onboarding, String shortDescription, String description) {
        return cases.of(onboarding.number()).map(RegistrationCase::number).orElseGet(() -> {
            RegistrationCase opened = opened(onboarding, shortDescription, description);
            cases.save(opened);
            return opened.number();
        });
    }

    @Override
    public String openOffboardingCase(Onboarding onboarding, String shortDescription, String description) {
        return cases.offboardingCaseOf(onboarding.number())
                .map(RegistrationCase::number)
                .orElseGet(() -> {
                    RegistrationCase opened = opened(onboarding, shortDescription, description);
                    cases.addOffboardingCase(opened);
                    return opened.number();
                });
    }

    private RegistrationCase opened(Onboarding onboarding, String shortDescription, String description) {
        return new RegistrationCase(
                cases.nextNumber(),
                onboarding.number(),
                shortDescription,
                description,
                CaseState.OPEN,
                clock.instant(),
                null,
                null,
                List.of(),
                List.of());
    }

    @Override
    public void addWorkNote(String caseNumber, CaseEntry note) {
        changeable(caseNumber);
        cases.addWorkNote(caseNumber, note);
    }

    @Override
    public void addComment(String caseNumber, CaseEntry comment) {
        changeable(caseNumber);
        cases.addComment(caseNumber, comment);
    }

    @Override
    public void setState(String caseNumber, CaseState state) {
        cases.save(changeable(caseNumber).in(state));
    }

    @Override
    public void resolve(String caseNumber, String resolutionCode, String closeNotes) {
        cases.save(changeable(caseNumber).ended(CaseState.RESOLVED, resolutionCode, closeNotes));
    }

    @Override
    public void close(String caseNumber, String resolutionCode, String closeNotes) {
        cases.save(changeable(caseNumber).ended(CaseState.CLOSED, resolutionCode, closeNotes));
    }

    private RegistrationCase changeable(String caseNumber) {
        RegistrationCase current = cases.numbered(caseNumber)
                .orElseThrow(() -> new IllegalStateException("There is no case " + caseNumber));
        if (current.state() == CaseState.CLOSED) {
            throw new IllegalStateException("The case %s is closed and can't be changed".formatted(caseNumber));
        }
        return current;
    }
}
