package org.serviceexchange.onboarding.application.casework;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.input.CaseField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Component;

/** What comments and work notes have in common when people write them. */
@Component
class CaseEntryRules {

    /** Puts an entry on a case. */
    interface EntryAction {
        void add(RegistrationCase current, CaseEntry entry);
    }

    private final RegistrationCases cases;
    private final Clock clock;

    CaseEntryRules(RegistrationCases cases, Clock clock) {
        this.cases = cases;
        this.clock = clock;
    }

    Result<EntryView> write(
            Onboarding onboarding,
            CurrentUser currentUser,
            boolean allowed,
            CaseField field,
            String typed,
            EntryAction action) {
        if (!allowed) {
            return new Forbidden<>(Sentence.of("caseEntry.forbidden"));
        }
        Input input = new Input();
        String text = input.text(field, typed, CaseEntry.MAX_LENGTH);
        input.throwIfInvalid();
        Optional<RegistrationCase> found = cases.of(onboarding.number());
        if (found.isEmpty()) {
            return new Conflict<>(Sentence.of("caseEntry.opening"));
        }
        RegistrationCase current = found.get();
        if (current.state() == CaseState.CLOSED) {
            return new Conflict<>(Sentence.of("caseEntry.closed", current.number()));
        }
        // every entry that a person writes is one of its own, even one of the same words
        CaseEntry entry = new CaseEntry("written-" + UUID.randomUUID(), clock.instant(), currentUser.userId(), text);
        action.add(current, entry);
        return new Success<>(EntryView.of(entry));
    }
}
