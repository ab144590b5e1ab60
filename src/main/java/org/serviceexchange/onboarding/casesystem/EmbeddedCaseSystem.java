package org.serviceexchange.onboarding.casesystem;

import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase.Resolution;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;

/** The case system where no ServiceNow instance keeps the cases: our record of a case is all there is. */
class EmbeddedCaseSystem implements CaseSystem {

    private final Supplier<String> numbers;
    private final Clock clock;

    /** @param numbers each a number that no case has had */
    EmbeddedCaseSystem(Supplier<String> numbers, Clock clock) {
        this.numbers = numbers;
        this.clock = clock;
    }

    @Override
    public boolean isRemote() {
        return false;
    }

    @Override
    public RegistrationCase open(Onboarding onboarding, String shortDescription, String description) {
        return new RegistrationCase(
                numbers.get(),
                onboarding.number(),
                shortDescription,
                description,
                CaseState.OPEN,
                clock.instant(),
                null,
                List.of(),
                List.of());
    }

    @Override
    public RegistrationCase openOffboardingCase(Onboarding onboarding, String shortDescription, String description) {
        return open(onboarding, shortDescription, description);
    }

    /** The entry is in our record, and there is no other place for it. */
    @Override
    public void addWorkNote(RegistrationCase current, CaseEntry note) {}

    /** The entry is in our record, and there is no other place for it. */
    @Override
    public void addComment(RegistrationCase current, CaseEntry comment) {}

    /** A case has the contact of its onboarding. */
    @Override
    public void setContact(RegistrationCase current, Onboarding onboarding) {}

    @Override
    public RegistrationCase setState(RegistrationCase current, CaseState state) {
        return current.in(state);
    }

    @Override
    public RegistrationCase resolve(RegistrationCase current, String resolutionCode, String closeNotes) {
        return current.in(CaseState.RESOLVED, new Resolution(resolutionCode, closeNotes));
    }

    @Override
    public RegistrationCase close(RegistrationCase current, String resolutionCode, String closeNotes) {
        return current.in(CaseState.CLOSED, new Resolution(resolutionCode, closeNotes));
    }
}
