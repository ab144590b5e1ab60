package org.serviceexchange.onboarding.application;

import java.time.Duration;

/**
 * How an established integration comes to its end when one party wants it.
 *
 * @param notice how long the other party has from being told; null where it has to agree instead
 */
public record OffboardingPolicy(Duration notice) {

    public boolean needAgreement() {
        return notice == null;
    }
}
