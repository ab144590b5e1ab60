package org.serviceexchange.onboarding.domain.instanceaccess;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;

/**
 * How the replication set of an established integration was last seen.
 *
 * @param state   null before it was seen, and where the instance has no such set
 * @param since   when it was first seen so
 * @param seenAt  when the instance last answered; null before it did
 * @param notice  what it asks people to do; null for nothing
 * @param failure why the instance could not be read the last time; null when it could
 */
public record ReplicationWatch(
        OnboardingNumber onboarding,
        ReplicationSetState state,
        Instant since,
        Instant seenAt,
        ReplicationNotice notice,
        String failure) {

    public static ReplicationWatch begin(OnboardingNumber onboarding) {
        return new ReplicationWatch(onboarding, null, null, null, null, null);
    }

    public ReplicationWatch seen(ReplicationSetState state, Instant since, ReplicationNotice notice, Instant at) {
        return new ReplicationWatch(onboarding, state, since, at, notice, null);
    }

    /** That the instance could not be read says nothing about the set. */
    public ReplicationWatch unreadable(String cause) {
        return new ReplicationWatch(onboarding, state, since, seenAt, notice, cause);
    }
}
