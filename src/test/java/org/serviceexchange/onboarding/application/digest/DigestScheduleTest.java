package org.serviceexchange.onboarding.application.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class DigestScheduleTest {

    private final DigestSchedule schedule =
            new DigestSchedule(true, DayOfWeek.MONDAY, LocalTime.of(8, 0), ZoneId.of("Europe/Berlin"));

    @Test
    void digests_are_due_on_their_day_and_hour_and_begin_within_a_day() {
        // Monday, 8:00 in Berlin
        Instant due = Instant.parse("2026-11-30T07:00:00Z");
        assertThat(schedule.dueAt(due.minusSeconds(1))).isEmpty();
        assertThat(schedule.dueAt(due)).contains(due);
        assertThat(schedule.dueAt(Instant.parse("2026-12-01T06:59:59Z"))).contains(due);
        assertThat(schedule.dueAt(Instant.parse("2026-12-01T07:00:00Z"))).isEmpty();
        assertThat(schedule.dueAt(Instant.parse("2026-12-07T07:00:00Z"))).contains(due.plusSeconds(7 * 86_400));
        assertThat(schedule.dueAt(Instant.parse("2026-07-06T06:00:00Z")))
                .as("in summer")
                .contains(Instant.parse("2026-07-06T06:00:00Z"));
    }

    @Test
    void digests_that_are_off_are_never_due() {
        assertThat(new DigestSchedule(false, schedule.day(), schedule.at(), schedule.zone())
                        .dueAt(Instant.parse("2026-11-30T07:00:00Z")))
                .isEmpty();
    }
}
