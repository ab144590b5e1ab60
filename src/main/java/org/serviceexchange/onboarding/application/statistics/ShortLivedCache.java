package org.serviceexchange.onboarding.application.statistics;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** One answer about all onboardings, kept for seconds: however many people look at a dashboard, it is counted once in between. */
final class ShortLivedCache<T> {

    static final Duration KEPT = Duration.ofSeconds(5);

    private T answer;
    private Instant readAt;

    /** @param now also where the clock was set back, an answer from later than this is read again */
    synchronized T at(Instant now, Supplier<T> read) {
        if (readAt == null || readAt.isAfter(now) || !now.isBefore(readAt.plus(KEPT))) {
            answer = read.get();
            readAt = now;
        }
        return answer;
    }

    synchronized void forget() {
        readAt = null;
    }
}
