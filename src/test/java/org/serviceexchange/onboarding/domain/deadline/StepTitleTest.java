package org.serviceexchange.onboarding.domain.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepTitleTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \n "})
    void without_a_name_the_id_is_read_as_words(String name) {
        assertThat(StepTitle.of(name, "userTask_" + "securityReview")).isEqualTo("Security review");
        assertThat(StepTitle.of(name, "check-the_record2")).isEqualTo("Check the record2");
        assertThat(StepTitle.of(name, "Activity_0delr7p")).isEqualTo("Activity 0delr7p");
    }

    @ParameterizedTest
    @CsvSource({
        "'Approve\nthe subscription', Approve the subscription",
        "'  Approve\r\n\t it\u2028now ', Approve it now"
    })
    void line_breaks_and_blanks_are_one_blank(String name, String title) {
        assertThat(StepTitle.of(name, "approve")).isEqualTo(title);
        assertThat(StepTitle.complete(name, "approve")).isEqualTo(title);
    }

    @Test
    void a_long_name_is_cut_for_pages_and_mails_and_fits_into_the_engine() {
        String name = "\uD83D\uDD10".repeat(200);
        assertThat(StepTitle.of(name, "approve")).hasSizeLessThanOrEqualTo(120).endsWith("\uD83D\uDD10…");
        assertThat(StepTitle.complete(name, "approve"))
                .hasSizeLessThanOrEqualTo(255)
                .endsWith("\uD83D\uDD10…");
    }
}
