package org.serviceexchange.onboarding.process.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.domain.InvalidInputException;

/** What the process keeps of an answer, by the field of the form. */
class FormSchemaTest {

    private static final String NUMBER = "\"number\", \"validate\": {\"min\": 1, \"max\": 10}";
    private static final String SELECT = "\"select\", \"values\": [{\"value\": \"a\"}, {\"value\": \"b\"}]";
    private static final String TEXT =
            "\"textfield\", \"validate\": {\"minLength\": 2, \"maxLength\": 4, \"pattern\": \"^[a-z]+$\"}";

    @Test
    void a_kept_answer_has_one_type() {
        assertThat(field(NUMBER).checked(3)).isEqualTo(3L);
        assertThat(field(NUMBER).checked("3")).isEqualTo(3L);
        assertThat(field(NUMBER).checked(2.5)).isEqualTo(2.5);
        assertThat(field(SELECT).checked("b")).isEqualTo("b");
        assertThat(field(TEXT).checked("abc")).isEqualTo("abc");
        assertThat(field("\"checkbox\"").checked(null)).isEqualTo(false);
        assertThat(field("\"checkbox\"").checked(true)).isEqualTo(true);
    }

    @Test
    void pasted_answer_loses_what_nobody_sees() {
        assertThat(field(TEXT).checked("\u00a0a\u200bbc\ufeff")).isEqualTo("abc");
        assertThat(field(NUMBER).checked("\u00a03")).isEqualTo(3L);
        assertThat(field("\"textarea\"").checked("one\u2028two")).isEqualTo("one\ntwo");
        assertThat(field("\"textarea\"").checked("\u200b")).isNull();
        refused("\"textarea\"", "nul\u0000", "remove the character U+0000 behind “nul”: it can't be stored.");
    }

    @ParameterizedTest
    @CsvSource({"'\"textfield\"'", "'\"number\"'", "'\"radio\", \"values\": [{\"value\": \"a\"}]'"})
    void an_optional_answer_may_be_empty(String type) {
        assertThat(field(type).checked(null)).isNull();
        assertThat(field(type).checked(" ")).isNull();
        assertThatThrownBy(() ->
                        field(type + ", \"validate\": {\"required\": true}").checked(" "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("“Answer”: Fill in this field.");
    }

    @Test
    void an_answer_that_the_form_does_not_allow_is_refused() {
        refused(NUMBER, 11, "Enter a number that the form allows.");
        refused(NUMBER, "NaN", "Enter a number that the form allows.");
        refused(NUMBER, "many", "Enter a number.");
        refused(SELECT, "c", "Choose one of the options.");
        refused(SELECT, 1, "Choose one of the options.");
        refused(TEXT, "a", "Enter at least 2 characters.");
        refused(TEXT, "abcde", "Enter at most 4 characters.");
        refused(TEXT, "AB", "Enter text in the format that the form describes.");
        refused(TEXT, 12, "Enter text.");
        refused("\"checkbox\"", "yes", "Tick it or leave it.");
        refused("\"checkbox\", \"validate\": {\"required\": true}", false, "Tick this field.");
    }

    @Test
    void lists_dates_and_options_from_variables_cannot_be_checked() {
        assertThat(field("\"checklist\"").isKeepable()).isFalse();
        assertThat(field("\"datetime\"").isKeepable()).isFalse();
        assertThat(field("\"select\", \"valuesKey\": \"options\"").isKeepable()).isFalse();
        assertThat(field("\"textfield\", \"validate\": {\"pattern\": \"(\"}").isKeepable())
                .isFalse();
        assertThat(field(SELECT).isKeepable()).isTrue();
    }

    private static void refused(String type, Object answer, String sentence) {
        assertThatThrownBy(() -> field(type).checked(answer))
                .as("%s %s", type, answer)
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("“Answer”: " + sentence);
    }

    private static FormSchema.Field field(String type) {
        String form =
                """
                {"id": "one", "components": [{"type": "group", "components": [
                  {"key": "answer", "label": "Answer", "properties": {"keep": "yes"}, "type": %s}]}]}"""
                        .formatted(type);
        FormSchema schema = FormSchema.read(form.getBytes(StandardCharsets.UTF_8));
        return schema.kept().get(0);
    }
}
