package org.serviceexchange.onboarding.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenedTextTest {

    @ParameterizedTest
    @CsvSource({
        "'', 5, ''",
        "12345, 5, 12345",
        "123456, 5, 1234…",
        "123 56, 5, 123…",
        // a character of two units stays whole, or goes
        "123😀6, 6, 123😀6",
        "123😀67, 6, 123😀…",
        "123😀6, 5, 123…"
    })
    void text_of_more_units_ends_in_an_ellipsis_behind_a_whole_character(String text, int most, String shortened) {
        assertThat(ShortenedText.of(text, most)).isEqualTo(shortened);
    }
}
