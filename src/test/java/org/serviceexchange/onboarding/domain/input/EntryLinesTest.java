package org.serviceexchange.onboarding.domain.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition.Entry;

class EntryLinesTest {

    @Test
    void each_line_is_read_as_one_entry() {
        List<Entry> entries = read("incident | active=true^priority=1 | number, Short_Description | number | yes\n\n"
                + " x_acme_order||sys_id|sys_id|no ");

        assertThat(entries)
                .containsExactly(
                        new Entry(
                                "incident",
                                "active=true^priority=1",
                                List.of("number", "short_description"),
                                "number",
                                true),
                        new Entry("x_acme_order", "", List.of("sys_id"), "sys_id", false));
        assertThat(read(EntryLines.write(entries))).isEqualTo(entries);
    }

    @Test
    void filter_may_contain_a_bar() {
        List<Entry> entries = read("incident | short_descriptionLIKEa|b^ORnumber=1 | number | number | yes");

        assertThat(entries.get(0).filter()).isEqualTo("short_descriptionLIKEa|b^ORnumber=1");
        assertThat(read(EntryLines.write(entries))).isEqualTo(entries);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "incident; it has 1 of 5 parts. Enter table | filter | fields | coalesce field | attachments",
                "incident | number | number | yes; it has 4 of 5 parts",
                "In cident | | number | number | yes; “in cident” is not the name of a table",
                "| | number | number | yes; “” is not the name of a table",
                "incident | | number, | number | yes; “” is not the name of a field",
                "incident | | a.b | a.b | yes; “a.b” is not the name of a field",
                "incident | | number, NUMBER | number | yes; the field “number” is there twice",
                "incident | | number | sys_id | yes; the coalesce field “sys_id” has to be one of the fields",
                "incident | | number | number | perhaps; end it with yes or no",
                "incident | | number | number |; end it with yes or no",
            })
    void wrong_line_is_reported_with_its_number(String line, String sentence) {
        refuses("sys_user | | email | email | no\n\n" + line, "“Entries”: line 3: " + sentence);
    }

    @Test
    void all_errors_are_reported_in_a_limited_message() {
        refuses("a b | | number | sys_id | maybe", "“a b” is not", "has to be one of", "end it with yes or no");
        assertThatThrownBy(() -> read("wrong\n".repeat(500)))
                .satisfies(refused -> assertThat(refused.getMessage()).hasSizeLessThan(2_000));
    }

    @Test
    void entries_above_limits_or_with_a_tab_are_refused() {
        refuses("incident | %s | number | number | yes".formatted("x".repeat(1001)), "shorten the filter to 1000");
        read("incident | %s | number | number | yes".formatted("x".repeat(1000)));
        refuses(
                "incident | | %s | f1 | yes"
                        .formatted(
                                IntStream.range(0, 101).mapToObj(i -> "f" + i).collect(Collectors.joining(","))),
                "it has 101 fields; an entry has at most 100");
        refuses(
                IntStream.range(0, 51)
                        .mapToObj(i -> "table%d | | number | number | yes".formatted(i))
                        .collect(Collectors.joining("\n")),
                "there are 51 lines; a set has at most 50 entries");
        refuses("x".repeat(20_001), "shorten it to 20000 characters");
        refuses("incident | a\tb | number | number | yes", "remove the tab from the filter");
    }

    @Test
    void second_entry_with_same_table_and_filter_is_refused() {
        read("incident | a=1 | number | number | yes\nincident | a=2 | number | number | yes");
        refuses(
                "incident | a=1 | number | number | yes\nincident | a=1 | state | state | yes",
                "line 2: this table has an entry with this filter already");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n\n"})
    void empty_entries_are_refused(String nothing) {
        refuses(nothing, "“Entries”: fill it in");
    }

    private static List<Entry> read(String typed) {
        Input input = new Input();
        List<Entry> entries = input.entries(FormField.ENTRIES, typed);
        input.throwIfInvalid();
        return entries;
    }

    private static void refuses(String typed, String... sentences) {
        assertThatThrownBy(() -> read(typed))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContainingAll(sentences);
    }
}
