package org.serviceexchange.onboarding.application.port.casework;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * Our own record of the cases in the {@link CaseSystem}, with their notes and comments: what pages, mails and use cases
 * read. Use cases keep it; it stays in our database wherever the cases live.
 */
public interface RegistrationCases {

    /** A number that no case has had, {@code CS0001001}. */
    String nextNumber();

    Optional<RegistrationCase> of(OnboardingNumber onboarding);

    /** @throws IllegalStateException when the onboarding's case wasn't opened yet */
    default RegistrationCase get(OnboardingNumber onboarding) {
        return of(onboarding)
                .orElseThrow(() -> new IllegalStateException("%s has no registration case".formatted(onboarding)));
    }

    /**
     * As {@link #get}, and locks our record until the transaction ends. Use it before a change of state: of two changes at
     * once, the second sees what the first did.
     *
     * @throws IllegalStateException when the onboarding's case wasn't opened yet
     */
    RegistrationCase getForUpdate(OnboardingNumber onboarding);

    List<RegistrationCase> ofAll(Collection<OnboardingNumber> onboardings);

    /** The number of the registration case. */
    Optional<String> numberOf(OnboardingNumber onboarding);

    /** The number of the case for the record of the integration's end; until there is one, of the registration case. */
    Optional<String> latestNumberOf(OnboardingNumber onboarding);

    /** The case for the record of the integration's end. */
    Optional<RegistrationCase> offboardingCaseOf(OnboardingNumber onboarding);

    /** The cases for the record of integrations' ends. */
    List<RegistrationCase> offboardingCasesOf(Collection<OnboardingNumber> onboardings);

    /**
     * To be called before a case is opened outside of this application. Of two transactions that do at once, the second waits
     * until the first has ended, and fails if that one has opened the case.
     *
     * @param ofEnd whether it is the case for the record of the integration's end
     */
    void holdOpening(OnboardingNumber onboarding, boolean ofEnd);

    /** To be called when no case was opened although the transaction goes on: a later one may open it. */
    void releaseOpening(OnboardingNumber onboarding, boolean ofEnd);

    /** Stores a case for the record of an integration's end; once stored, it is saved as any other. */
    void addOffboardingCase(RegistrationCase endCase);

    /**
     * Stores the case itself; its notes and comments are added one by one.
     *
     * @throws ConcurrentChangeException when another transaction is storing it; this transaction is rolled back then
     */
    void save(RegistrationCase registrationCase);

    /** Adds the note unless the case has one under its key. */
    void addWorkNote(String caseNumber, CaseEntry note);

    /** Adds the comment unless the case has one under its key. */
    void addComment(String caseNumber, CaseEntry comment);
}
