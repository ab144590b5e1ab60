package org.serviceexchange.onboarding.domain.onboarding;

import java.time.Instant;
import java.util.List;

/**
 * What keeps an onboarding from going on, and what to do about it.
 *
 * @param at    when it came up; tells one time from the next
 * @param links addresses in the cause that the system itself put there, so that they may be shown as links
 */
public record Issue(
        OnboardingNumber onboarding, Kind kind, Instant at, String cause, String solution, List<String> links) {

    public Issue {
        links = List.copyOf(links);
    }

    public Issue(OnboardingNumber onboarding, Kind kind, Instant at, String cause, String solution) {
        this(onboarding, kind, at, cause, solution, List.of());
    }

    public enum Kind {
        /** The check before anything is sent found it. */
        REGISTRATION,
        /** What the customer entered about the provider isn't the provider's. */
        PROVIDER_RECORD,
        /** The replication set didn't become active. */
        ACTIVATION,
        /** The replication set of an established integration asks people to do something. */
        REPLICATION
    }
}
