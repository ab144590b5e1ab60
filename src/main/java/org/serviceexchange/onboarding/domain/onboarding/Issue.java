package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;

/**
 * What keeps an onboarding from going on, and what to do about it.
 *
 * @param at when it came up; tells one time from the next
 */
public record Issue(OnboardingNumber onboarding, Kind kind, Instant at, String cause, String solution) {

    public enum Kind {
        /** The check before anything is sent found it. */
        REGISTRATION,
        /** What the customer entered about the provider isn't the provider's. */
        PROVIDER_RECORD,
        /** The replication set didn't become active. */
        ACTIVATION
    }
}
