package org.serviceexchange.onboarding.servicenow;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What holds calls to one instance back: a pause that the instance asked for, and our own limits. It knows no credentials. */
class InstanceLimits {

    // of the last calls; fewer say nothing
    private static final int CALLS_THAT_COUNT = 10;
    private static final int CALLS_AT_LEAST = 5;
    private static final float FAILED_PER_CENT = 60;

    private final CircuitBreaker breaker;
    private final Bulkhead callsAtOnce;
    private volatile Instant pausedUntil = Instant.EPOCH;

    /** @param pauseAfterOutage how long no call is made after most of the last calls failed */
    InstanceLimits(String host, int callsAtOnce, Duration pauseAfterOutage, Clock clock) {
        this.breaker = CircuitBreaker.of(
                host,
                CircuitBreakerConfig.custom()
                        .slidingWindowType(SlidingWindowType.COUNT_BASED)
                        .slidingWindowSize(CALLS_THAT_COUNT)
                        .minimumNumberOfCalls(CALLS_AT_LEAST)
                        .failureRateThreshold(FAILED_PER_CENT)
                        .waitDurationInOpenState(pauseAfterOutage)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(clock)
                        .build());
        this.callsAtOnce = Bulkhead.of(
                host,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(callsAtOnce)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    Bulkhead callsAtOnce() {
        return callsAtOnce;
    }

    Instant pausedUntil() {
        return pausedUntil;
    }

    void pauseUntil(Instant time) {
        pausedUntil = time;
    }
}
