package org.serviceexchange.onboarding.monitoring;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads at most once in a while, however often it is asked, and never makes a caller wait long: the database may be away or
 * silent, and a scrape must not fail because of that.
 */
class CachedReading<T> {

    private static final Logger LOG = LoggerFactory.getLogger(CachedReading.class);

    private final Supplier<T> source;
    private final Executor executor;
    private final long validFor;
    private final long timeout;
    private final LongSupplier nanos;

    private CompletableFuture<T> reading;
    private long begun;

    /**
     * @param validFor how long a reading counts, also one that failed
     * @param timeout how long a caller waits
     */
    CachedReading(Supplier<T> source, Executor executor, Duration validFor, Duration timeout, LongSupplier nanos) {
        this.source = source;
        this.executor = executor;
        this.validFor = validFor.toNanos();
        this.timeout = timeout.toNanos();
        this.nanos = nanos;
    }

    /** Empty if it could not be read in time. */
    Optional<T> current() {
        try {
            return Optional.of(reading().get(timeout, TimeUnit.NANOSECONDS));
        } catch (ExecutionException | TimeoutException unknown) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private synchronized CompletableFuture<T> reading() {
        long now = nanos.getAsLong();
        // one that is still under way is waited for: a second one would wait for the same database
        if (reading == null || reading.isDone() && now - begun >= validFor) {
            begun = now;
            reading = CompletableFuture.supplyAsync(source, executor).whenComplete((value, failure) -> {
                if (failure != null) {
                    LOG.warn("The figures for monitoring could not be read: {}", failure.getMessage());
                }
            });
        }
        return reading;
    }
}
