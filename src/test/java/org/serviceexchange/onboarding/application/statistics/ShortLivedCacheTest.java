package org.serviceexchange.onboarding.application.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ShortLivedCacheTest {

    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

    private final ShortLivedCache<Integer> recent = new ShortLivedCache<>();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void answer_is_read_again_after_some_seconds_and_when_the_clock_was_set_back() {
        assertThat(at(NOON)).isEqualTo(1);
        assertThat(at(NOON.plus(ShortLivedCache.KEPT).minusMillis(1))).isEqualTo(1);
        assertThat(at(NOON.plus(ShortLivedCache.KEPT))).isEqualTo(2);
        assertThat(at(NOON)).isEqualTo(3);
        recent.forget();
        assertThat(at(NOON)).isEqualTo(4);
    }

    private int at(Instant now) {
        return recent.at(now, reads::incrementAndGet);
    }
}
