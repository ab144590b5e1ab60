package org.serviceexchange.onboarding.application;

import java.time.Duration;

/**
 * How an established integration ends when one party requests it.
 *
 * @param notice the notice period of the other party; null if that party has to agree instead
 */
public record OffboardingPolicy(Duration notice) {

    public boolean needAgreement() {
        return notice == null;
    }
}
