package org.serviceexchange.onboarding.domain.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.customer.Customer;

class InputTest {

    /** As they come with what is copied from mails, web pages, word processors and contacts. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "\u00a0Acme\u00a0Ltd\u202f|Acme Ltd",
                "\ufeffAcme\u200b Ltd\u2060|Acme Ltd",
                "Ac\u00adme\tLtd|Acme Ltd",
                "\u202aAcme Ltd\u202c\u200e|Acme Ltd",
                "\u2066Acme\u2069 Ltd|Acme Ltd",
                "Acme\u000bLtd\u2028|Acme Ltd",
                "\u3164Acme\u3000Ltd\ufffc|Acme Ltd",
                "Ac\u200dme Lt\u200cd|Acme Ltd",
                "Acme\u0007 Ltd\uffff|Acme Ltd",
                "Acme\ufe0f Ltd\udb40\udc41|Acme Ltd",
                "A\u034fcme\u001eLtd|Acme-Ltd"
            })
    void name_is_mended_without_a_word(String pasted, String name) {
        Input input = new Input();
        assertThat(input.line(FormField.CUSTOMER_NAME, pasted, 100)).isEqualTo(name);
        input.throwIfInvalid();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "zero\u200bwidth|zerowidth",
                "soft\u00adhyphen\ufeff|softhyphen",
                "bell\u0007\u007f|bell",
                "a\u00a0b|a\u00a0b",
                "left\u200e \u202aright\u202c|left right",
                "isolate \u2066x\u2069|isolate x"
            })
    void running_text_loses_what_has_no_meaning(String pasted, String text) {
        Input input = new Input();
        assertThat(input.text(FormField.NOTE, "first\n\t" + pasted, 100)).isEqualTo("first\n\t" + text);
        input.throwIfInvalid();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Persian, Hebrew with a mark of direction, Hebrew and an isolate, an Arabic sign, Malayalam
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "\u05e9\u05dc\u05d5\u05dd C++\u200f!",
                "\u05e9\u05dc\u05d5\u05dd \u2066C++\u2069!",
                "\u0600\u0661",
                "\u0d28\u0d4d\u200d",
                // Mongolian, old Korean, a family, a flag of a region, a digit in a box, a heart
                "\u1820\u180e\u1820",
                "\u115f\u1161",
                "\ud83d\udc69\ud83c\udffd\u200d\ud83d\udcbb \ud83c\udff3\ufe0f\u200d\ud83c\udf08",
                "\ud83c\udff4\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f",
                "1\ufe0f\u20e3 \u2764\ufe0f"
            })
    void marks_of_a_script_stay(String text) {
        Input input = new Input();
        assertThat(input.line(FormField.CUSTOMER_NAME, text, 100)).isEqualTo(text);
        assertThat(input.text(FormField.NOTE, text, 100)).isEqualTo(text);
        input.throwIfInvalid();
    }

    @Test
    void line_breaks_of_documents_are_line_breaks() {
        assertThat(new Input().text(FormField.NOTE, "one\u2028two\u0085three\u000bfour\rfive\r\nsix", 100))
                .isEqualTo("one\ntwo\nthree\nfour\nfive\nsix");
    }

    static Stream<Arguments> refused() {
        String direction = ": it changes the order in which the text is shown.";
        return Stream.of(
                Arguments.of("pay \u202eelpmaxe\u202c", "remove the character U+202E behind “pay”" + direction),
                Arguments.of("\u202dx", "remove the character U+202D at the beginning" + direction),
                Arguments.of(
                        "<b>\u001b[31m",
                        "remove the character U+001B behind “b”: it is a control character of terminals."),
                Arguments.of("the nul!\u0000", "remove the character U+0000 behind “nul”: it can't be stored."),
                Arguments.of("lone \ud800", "remove the character U+D800 behind “lone”: it can't be stored."),
                Arguments.of("lone \udc00", "remove the character U+DC00 behind “lone”: it can't be stored."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_deceives_or_cant_be_stored_is_refused_by_its_place(String text, String sentence) {
        Input input = new Input();
        input.line(FormField.CUSTOMER_NAME, text, 100);
        input.text(FormField.NOTE, text, 100);
        assertThatThrownBy(input::throwIfInvalid)
                .hasMessage("“Customer”: %1$s\n“Note for your agents”: %1$s".formatted(sentence));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200b", "\u00a0\ufeff\u2060", "\u3164\u115f\uffa0\u2800", "\u00ad\n"})
    void text_that_nobody_sees_is_missing(String unseen) {
        Input input = new Input();
        input.line(FormField.CUSTOMER_NAME, unseen, 100);
        assertThat(input.optionalText(FormField.NOTE, unseen, 100)).isEmpty();
        assertThatThrownBy(input::throwIfInvalid).hasMessage("“Customer”: fill it in.");
    }

    @Test
    void identifiers_and_addresses_are_mended() {
        Input input = new Input();
        assertThat(input.emailAddress(FormField.CONTACT_EMAIL, "\u00a0Jane.\u200bDoe@Acme.Exam\u00adple\u202c"))
                .hasToString("jane.doe@acme.example");
        assertThat(input.instanceHost(FormField.INSTANCE_NAME, "\u2060https://acme\u2011dev.service-now.com\u200e"))
                .hasToString("acme-dev.service-now.com");
        assertThat(input.instanceId(FormField.INSTANCE_ID, "\ufeff" + "0123\u200b4567".repeat(4) + "\u00a0"))
                .hasToString("01234567".repeat(4));
        assertThat(input.hyphenatedName(FormField.REPLICATION_SET_NAME, "Example\u2010Provider\u200d"))
                .isEqualTo("Example-Provider");
        input.throwIfInvalid();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Müller & Söhne",
                "<script>",
                "emoji \ud83d\ude00\ud83c\udff3\ufe0f",
                "\ud83d\udc69\u200d\ud83d\udcbb",
                "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "Z\u0336a\u0315"
            })
    void visible_characters_stay_as_typed(String text) {
        Input input = new Input();
        assertThat(input.line(FormField.CUSTOMER_NAME, " " + text + "\n", 100)).isEqualTo(text);
        input.throwIfInvalid();
    }

    @Test
    void line_with_line_break_is_refused() {
        Input input = new Input();
        input.line(FormField.CUSTOMER_NAME, "Acme\r\nBcc: x", 100);
        assertThatThrownBy(input::throwIfInvalid)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("“Customer”: remove the line break behind “Acme”; this field takes one line.");
    }

    /** Joiners can't be seen, so two names that differ in nothing else are one customer. */
    @Test
    void customer_name_comparison_ignores_joiners_case_and_accents() {
        assertThat(Customer.comparable("Ac\u200dme\u00a0 L\u00edmited")).isEqualTo(Customer.comparable("acme limited"));
    }
}
