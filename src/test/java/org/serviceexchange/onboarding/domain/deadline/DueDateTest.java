package org.serviceexchange.onboarding.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DueDateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-12-04T17:00:00Z",
                "2026-12-04T17:00Z",
                "2026-12-04t17:00:00z",
                "2026-12-04T18:00:00+01:00",
                "2026-12-04T18:00+01",
                // the engine
                "2026-12-04T17:00:00.000+0000",
                "2026-12-04T18:00:00.000+0100",
                // ServiceNow
                "2026-12-04 17:00:00",
                "2026-12-04 17:00",
                "2026-12-04 17:00:00Z",
                "2026-12-04 18:00:00 +0100"
            })
    void time_is_read_as_other_systems_write_it(String written) {
        assertThat(DueDate.parse(written)).contains(new DueDate(null, Instant.parse("2026-12-04T17:00:00Z")));
    }

    @Test
    void date_is_a_day() {
        assertThat(DueDate.parse("2026-12-04")).contains(new DueDate(LocalDate.of(2026, 12, 4), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tomorrow",
                "2026-12-4",
                "04.12.2026",
                "2026-02-30",
                "2026-02-30 17:00:00",
                "2026-12-04 25:00:00",
                // whose time it is can't be told
                "2026-12-04T17:00:00",
                "2026-12-04T17:00:00 Europe/Berlin",
            })
    void other_text_is_no_due_date(String written) {
        assertThat(DueDate.parse(written)).isEmpty();
    }
}
