package org.serviceexchange.onboarding.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CachedReadingTest {

    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();

    @Test
    void is_read_once_in_fifteen_seconds() {
        CachedReading<Integer> reading = reading(reads::incrementAndGet);
        assertThat(reading.current()).contains(1);
        now.addAndGet(Duration.ofSeconds(14).toNanos());
        assertThat(reading.current()).contains(1);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(reading.current()).contains(2);
    }

    @Test
    void one_that_fails_is_unknown_and_not_repeated_at_once() {
        CachedReading<Integer> reading = reading(() -> {
            throw new IllegalStateException("the database is away, attempt " + reads.incrementAndGet());
        });
        assertThat(reading.current()).isEmpty();
        assertThat(reading.current()).isEmpty();
        assertThat(reads).hasValue(1);
    }

    @Test
    void one_that_takes_too_long_is_unknown_and_there_is_no_second_one_beside_it() {
        List<Runnable> underWay = new ArrayList<>();
        CachedReading<Integer> reading = new CachedReading<>(
                reads::incrementAndGet, underWay::add, Duration.ofSeconds(15), Duration.ofMillis(1), now::get);
        assertThat(reading.current()).isEmpty();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(reading.current()).isEmpty();
        assertThat(underWay).hasSize(1);
        underWay.get(0).run();
        now.addAndGet(-Duration.ofSeconds(50).toNanos());
        assertThat(reading.current()).contains(1);
    }

    private CachedReading<Integer> reading(Supplier<Integer> source) {
        return new CachedReading<>(source, Runnable::run, Duration.ofSeconds(15), Duration.ofSeconds(3), now::get);
    }
}
