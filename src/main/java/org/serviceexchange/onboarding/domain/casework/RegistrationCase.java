package org.serviceexchange.onboarding.domain.casework;

import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * The customer service case that accompanies an onboarding, or keeps the record of its end.
 *
 * @param workNotes      internal: agents and Service Exchange admins read them, customers never
 * @param comments       read by the customer
 * @param resolutionCode null until the case is resolved or closed
 * @param closeNotes     null until the case is resolved or closed
 */
public record RegistrationCase(
        String number,
        OnboardingNumber onboarding,
        String shortDescription,
        String description,
        CaseState state,
        Instant openedAt,
        String resolutionCode,
        String closeNotes,
        List<CaseEntry> workNotes,
        List<CaseEntry> comments) {

    public RegistrationCase {
        workNotes = List.copyOf(workNotes);
        comments = List.copyOf(comments);
    }

    /** @throws IllegalStateException when it is closed: a closed case can't be changed */
    public void requireNotClosed() {
        if (state == CaseState.CLOSED) {
            throw new IllegalStateException("The case %s is closed and can't be changed".formatted(number));
        }
    }

    public RegistrationCase in(CaseState state) {
        return ended(state, resolutionCode, closeNotes);
    }

    public RegistrationCase ended(CaseState state, String resolutionCode, String closeNotes) {
        return new RegistrationCase(
                number,
                onboarding,
                shortDescription,
                description,
                state,
                openedAt,
                resolutionCode,
                closeNotes,
                workNotes,
                comments);
    }
}
