package org.serviceexchange.onboarding.process.observation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.serviceexchange.onboarding.application.observation.ObserveInstances;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks in the instances regularly, less often while they can't be asked. */
@Component
class ObservationScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(ObservationScheduler.class);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final ObserveInstances observeInstances;
    private final Duration pollEvery;
    private final Clock clock;

    private Duration pause = Duration.ZERO;
    private Instant notBefore = Instant.EPOCH;

    ObservationScheduler(ObserveInstances observeInstances, ObservationProperties properties, Clock clock) {
        this.observeInstances = observeInstances;
        this.pollEvery = properties.pollEvery();
        this.clock = clock;
    }

    @Scheduled(
            fixedDelayString = "${onboarding.servicenow.poll-every:30s}",
            initialDelayString = "${onboarding.servicenow.poll-every:30s}")
    public synchronized void poll() {
        if (!clock.instant().isBefore(notBefore)) {
            check();
        }
    }

    /** A failure is logged, and a later check sees what this one would have seen. */
    synchronized void check() {
        try {
            observeInstances.check();
            pause = Duration.ZERO;
        } catch (ExplainedException failure) {
            pause = pause.isZero() ? pollEvery : pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
            LOG.warn("The provider's instance can't be asked; the next try is in {}: {}", pause, failure.getMessage());
        } catch (RuntimeException failure) {
            LOG.error("The check of the instances failed. The next check tries again.", failure);
        }
        notBefore = clock.instant().plus(pause);
    }
}
