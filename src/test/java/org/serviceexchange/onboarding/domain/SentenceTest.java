package org.serviceexchange.onboarding.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.input.CaseField;

class SentenceTest {

    private static final Locale LATIN = new Locale("la");

    @Test
    void sentence_is_in_the_language_of_the_reader_with_all_its_parts() {
        Sentence missing = CaseField.COMMENT.problem("input.missing").sentence();

        assertThat(missing.in(LATIN)).isEqualTo("«Nota»: imple.");
        assertThat(missing.in(Locale.ENGLISH)).isEqualTo("“Comment”: fill it in.");
        assertThat(missing).hasToString("“Comment”: fill it in.");
    }

    @Test
    void language_without_a_file_gets_the_base_file_whatever_the_servers_language_is() {
        Locale servers = Locale.getDefault();
        try {
            Locale.setDefault(LATIN);
            Sentence missing = CaseField.COMMENT.problem("input.missing").sentence();

            assertThat(missing.in(Locale.JAPANESE)).isEqualTo("“Comment”: fill it in.");
            assertThat(missing).hasToString("“Comment”: fill it in.");
            assertThat(CaseField.COMMENT.problem("input.tooLong", 12_345).sentence())
                    .hasToString("“Comment”: shorten it to 12345 characters.");
        } finally {
            Locale.setDefault(servers);
        }
    }

    @Test
    void time_in_a_sentence_is_shown_as_the_language_shows_it() {
        Sentence late = Sentence.of("extension.notLater", Instant.parse("2026-11-22T14:05:59Z"));

        assertThat(late).hasToString("enter a date later than 22 Nov 2026, 14:05 UTC, when it is due now.");
        assertThat(late.in(LATIN)).contains("22. 11. 2026 14:05 UTC");
    }

    @Test
    void argument_is_text_whatever_is_in_it() {
        assertThat(Sentence.of("concurrent.change", "{1} 'it''s'", "<b>"))
                .hasToString("Another user, or the system, changed {1} 'it''s' at the same moment."
                        + " Open the page of <b>, and try again if it is still needed.");
    }

    @Test
    void invalid_input_has_a_line_for_each_error() {
        InvalidInputException two = new InvalidInputException(
                List.of(CaseField.COMMENT.problem("input.missing"), CaseField.WORK_NOTE.problem("input.missing")));

        assertThat(two).hasMessage("“Comment”: fill it in.\n“Work note”: fill it in.");
        assertThat(two.sentence().in(LATIN)).isEqualTo("«Nota»: imple.\n«Work note»: imple.");
    }
}
