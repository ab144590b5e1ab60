package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;

/**
 * Where an onboarding stands, and which party has to act.
 *
 * @param waitingSince when the onboarding began to wait for the party in {@code waitingOn}
 * @param settledAt    when it was established, denied, withdrawn or expired; null while it is open. What becomes of an
 *     established integration later does not change it.
 */
public record Progress(OnboardingState state, Party waitingOn, Instant waitingSince, Instant settledAt) {

    static Progress registered(Instant at) {
        return new Progress(OnboardingState.REGISTERED, OnboardingState.REGISTERED.responsibleParty(), at, null);
    }

    Progress enter(OnboardingState next, Instant at) {
        return new Progress(next, next.responsibleParty(), at, settledAt == null && !next.isOpen() ? at : settledAt);
    }

    Progress waitingFor(Party party, Instant at) {
        return party == waitingOn ? this : waitingAgain(party, at);
    }

    /** Waits from now on, also where it waited for the same party before. */
    Progress waitingAgain(Party party, Instant at) {
        return new Progress(state, party, at, settledAt);
    }
}
