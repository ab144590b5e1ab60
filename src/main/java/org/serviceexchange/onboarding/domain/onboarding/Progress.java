package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;

/**
 * Where an onboarding stands, and which party has to act.
 *
 * @param waitingSince when the onboarding began to wait for the party in {@code waitingOn}
 */
public record Progress(OnboardingState state, Party waitingOn, Instant waitingSince) {

    static Progress in(OnboardingState state, Instant at) {
        return new Progress(state, state.responsibleParty(), at);
    }

    Progress waitingFor(Party party, Instant at) {
        return party == waitingOn ? this : new Progress(state, party, at);
    }
}
