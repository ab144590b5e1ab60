package org.serviceexchange.onboarding.domain.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepDurationsTest {

    @Test
    void usual_duration_is_the_median_of_at_least_five() {
        assertThat(hours(1, 2, 3, 100).usual()).isEmpty();
        assertThat(hours(100, 1, 3, 2, 50).usual()).contains(Duration.ofHours(3));
        assertThat(hours(6, 1, 2, 3, 100, 4).usual()).contains(Duration.ofMinutes(210));
    }

    @Test
    void remaining_duration_looks_only_at_steps_that_lasted_longer() {
        StepDurations steps = hours(1, 2, 10, 11, 12, 13, 14);

        assertThat(steps.remaining(Duration.ZERO)).contains(Duration.ofHours(11));
        assertThat(steps.remaining(Duration.ofHours(9))).contains(Duration.ofHours(3));
        assertThat(steps.remaining(Duration.ofHours(10))).isEmpty();
    }

    private static StepDurations hours(int... hours) {
        return new StepDurations(IntStream.of(hours).mapToObj(Duration::ofHours).toList());
    }
}
