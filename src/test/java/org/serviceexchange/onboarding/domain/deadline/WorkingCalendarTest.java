package org.serviceexchange.onboarding.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingCalendarTest {

    private static final Set<DayOfWeek> MONDAY_TO_FRIDAY = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    /** 2026-11-27 is a Friday. */
    @ParameterizedTest
    @CsvSource({
        // weekdays, whatever the hour
        "2026-11-23T00:00:00Z, 1, 2026-11-24T17:00:00Z",
        "2026-11-23T16:59:59Z, 1, 2026-11-24T17:00:00Z",
        "2026-11-23T23:59:59Z, 1, 2026-11-24T17:00:00Z",
        // over a weekend
        "2026-11-26T10:00:00Z, 2, 2026-11-30T17:00:00Z",
        "2026-11-27T10:00:00Z, 1, 2026-11-30T17:00:00Z",
        "2026-11-27T10:00:00Z, 5, 2026-12-04T17:00:00Z",
        "2026-11-27T10:00:00Z, 6, 2026-12-07T17:00:00Z",
        // begun on a weekend
        "2026-11-28T10:00:00Z, 1, 2026-11-30T17:00:00Z",
        "2026-11-29T10:00:00Z, 1, 2026-11-30T17:00:00Z",
        "2026-11-29T10:00:00Z, 5, 2026-12-04T17:00:00Z",
        // over the turn of the year, which by itself is no holiday
        "2026-12-31T10:00:00Z, 1, 2027-01-01T17:00:00Z",
        "2026-12-30T10:00:00Z, 20, 2027-01-27T17:00:00Z",
        // over a leap day
        "2028-02-28T10:00:00Z, 2, 2028-03-01T17:00:00Z",
    })
    void due_time_skips_weekends(Instant from, int days, Instant end) {
        assertThat(calendar("UTC").endOfWorkingDay(from, days)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-24T10:00:00Z, 1, 2026-12-29T17:00:00Z",
        // begun on a holiday
        "2026-12-25T10:00:00Z, 1, 2026-12-29T17:00:00Z",
        "2026-12-30T10:00:00Z, 2, 2027-01-04T17:00:00Z",
        // a holiday on a weekend takes no working day away
        "2026-12-18T10:00:00Z, 1, 2026-12-21T17:00:00Z",
    })
    void due_time_skips_holidays(Instant from, int days, Instant end) {
        WorkingCalendar calendar = calendar("UTC", "2026-12-19", "2026-12-25", "2026-12-28", "2027-01-01");
        assertThat(calendar.endOfWorkingDay(from, days)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        // one moment, which is another day elsewhere
        "UTC, 2026-11-23T22:00:00Z, 2026-11-24T17:00:00Z",
        "Asia/Tokyo, 2026-11-23T22:00:00Z, 2026-11-25T08:00:00Z",
        "America/Los_Angeles, 2026-11-23T22:00:00Z, 2026-11-25T01:00:00Z",
        "Pacific/Kiritimati, 2026-11-23T22:00:00Z, 2026-11-25T03:00:00Z",
        // a Friday here is a Saturday there
        "Asia/Tokyo, 2026-11-27T16:00:00Z, 2026-11-30T08:00:00Z",
        // half an hour beside
        "Asia/Kolkata, 2026-11-23T12:00:00Z, 2026-11-24T11:30:00Z",
    })
    void working_day_follows_time_zone_of_calendar(String zone, Instant from, Instant end) {
        assertThat(calendar(zone).endOfWorkingDay(from, 1)).isEqualTo(end);
    }

    @ParameterizedTest
    @CsvSource({
        // summer time begins on 28 March 2027 and ends on 25 October 2026
        "2026-10-23T10:00:00Z, 2026-10-26T16:00:00Z",
        "2026-10-22T10:00:00Z, 2026-10-23T15:00:00Z",
        "2027-03-26T10:00:00Z, 2027-03-29T15:00:00Z",
        "2027-03-25T10:00:00Z, 2027-03-26T16:00:00Z",
        // the hour that there is twice: still Sunday
        "2026-10-25T00:30:00Z, 2026-10-26T16:00:00Z",
        "2026-10-25T01:30:00Z, 2026-10-26T16:00:00Z",
    })
    void the_end_of_a_day_follows_summer_time(Instant from, Instant end) {
        assertThat(calendar("Europe/Berlin").endOfWorkingDay(from, 1)).isEqualTo(end);
    }

    @Test
    void morning_of_working_day_is_local_time() {
        assertThat(calendar("Europe/Berlin").morningOfWorkingDay(Instant.parse("2026-11-27T10:00:00Z"), 1))
                .isEqualTo(Instant.parse("2026-11-30T08:00:00Z"));
        assertThat(calendar("America/New_York").morningOfWorkingDay(Instant.parse("2026-11-27T10:00:00Z"), 1))
                .isEqualTo(Instant.parse("2026-11-30T14:00:00Z"));
    }

    @Test
    void chosen_date_may_be_a_non_working_day() {
        assertThat(calendar("Europe/Berlin").endOf(LocalDate.parse("2026-11-29")))
                .isEqualTo(Instant.parse("2026-11-29T16:00:00Z"));
    }

    @Test
    void calendar_with_other_working_days_skips_the_rest() {
        WorkingCalendar gulf =
                new WorkingCalendar(ZoneId.of("Asia/Riyadh"), EnumSet.of(DayOfWeek.SUNDAY, DayOfWeek.MONDAY), Set.of());
        assertThat(gulf.endOfWorkingDay(Instant.parse("2026-11-23T10:00:00Z"), 1))
                .isEqualTo(Instant.parse("2026-11-29T14:00:00Z"));
        assertThat(gulf.isWorkingDay(LocalDate.parse("2026-11-27"))).isFalse();
    }

    @Test
    void calendar_without_working_days_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkingCalendar(ZoneId.of("UTC"), Set.of(), Set.of()))
                .withMessageContaining("at least one working day");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void zero_or_negative_days_are_refused(int days) {
        assertThatIllegalArgumentException().isThrownBy(() -> calendar("UTC").endOfWorkingDay(Instant.EPOCH, days));
    }

    static WorkingCalendar calendar(String zone, String... holidays) {
        return new WorkingCalendar(
                ZoneId.of(zone),
                MONDAY_TO_FRIDAY,
                Arrays.stream(holidays).map(LocalDate::parse).collect(Collectors.toSet()));
    }
}
