package org.serviceexchange.onboarding.domain.casework;

import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * The customer service case that accompanies an onboarding, or keeps the record of its end.
 *
 * @param workNotes      internal: agents and provider admins read them, customers never
 * @param comments       read by the customer
 * @param resolution     null until the case is resolved or closed
 */
public record RegistrationCase(
        String number,
        OnboardingNumber onboarding,
        String shortDescription,
        String description,
        CaseState state,
        Instant openedAt,
        Resolution resolution,
        List<CaseEntry> workNotes,
        List<CaseEntry> comments) {

    public RegistrationCase {
        workNotes = List.copyOf(workNotes);
        comments = List.copyOf(comments);
    }

    public record Resolution(String code, String closeNotes) {}

    public String resolutionCode() {
        return resolution == null ? null : resolution.code;
    }

    public String closeNotes() {
        return resolution == null ? null : resolution.closeNotes;
    }

    /** @throws IllegalStateException when it is closed: a closed case can't be changed */
    public void requireNotClosed() {
        if (state == CaseState.CLOSED) {
            throw new IllegalStateException("The case %s is closed and can't be changed".formatted(number));
        }
    }

    public RegistrationCase in(CaseState state) {
        return in(state, resolution);
    }

    public RegistrationCase in(CaseState state, Resolution resolution) {
        return new RegistrationCase(
                number, onboarding, shortDescription, description, state, openedAt, resolution, workNotes, comments);
    }
}
