package org.serviceexchange.onboarding.domain.termination;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * How an onboarding ended before it was established.
 *
 * @param state  {@link OnboardingState#WITHDRAWN} or {@link OnboardingState#EXPIRED}
 * @param party  whose wish it was; the system's where a deadline passed, or an administrator deleted the process
 */
public record Termination(
        OnboardingNumber onboarding, OnboardingState state, Party party, String by, String reason, Instant at) {

    /** Whether an engine administrator deleted the process. Neither party asked for it, and no deadline expired. */
    public boolean isForced() {
        return state == OnboardingState.WITHDRAWN && party == Party.SYSTEM;
    }

    /** In words that both parties may read. */
    public Sentence sentence() {
        return isForced() ? Sentence.stored(reason) : Sentence.of("timeline.ended." + state, reason);
    }
}
