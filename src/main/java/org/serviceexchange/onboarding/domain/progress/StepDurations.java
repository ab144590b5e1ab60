package org.serviceexchange.onboarding.domain.progress;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long a step took when people completed it before. */
public record StepDurations(List<Duration> durations) {

    /** Fewer say nothing about the next one. */
    public static final int FEWEST = 5;

    /** Older ones may belong to another model or another team. */
    public static final int MOST = 200;

    public StepDurations {
        durations = durations.stream().sorted().toList();
    }

    /** The median; empty where too few people completed the step. */
    public Optional<Duration> usual() {
        return median(durations);
    }

    /**
     * How long a step still takes that began some time ago: the median of what those still took that lasted longer. Empty
     * where too few did.
     */
    public Optional<Duration> remaining(Duration elapsed) {
        return median(durations.stream()
                .filter(one -> one.compareTo(elapsed) > 0)
                .map(one -> one.minus(elapsed))
                .toList());
    }

    private static Optional<Duration> median(List<Duration> sorted) {
        int size = sorted.size();
        if (size < FEWEST) {
            return Optional.empty();
        }
        Duration upper = sorted.get(size / 2);
        return Optional.of(
                size % 2 == 1 ? upper : sorted.get(size / 2 - 1).plus(upper).dividedBy(2));
    }
}
