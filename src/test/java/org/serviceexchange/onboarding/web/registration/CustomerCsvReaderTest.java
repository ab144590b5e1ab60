package org.serviceexchange.onboarding.web.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.registration.ImportedRow;

class CustomerCsvReaderTest {

    private static final String HEAD = "customerName,contactName,contactEmail,instanceName,instanceId";
    private static final String ROW = "Müller,Ann,ann@mueller.example,mueller,00000000000000000000000000000001";

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void rows_are_read_with_commas_or_semicolons_with_and_without_byte_order_mark(String mark) {
        for (String separator : List.of(",", ";")) {
            String list = (mark + HEAD + "\r\n\r\n" + ROW + "\r\n").replace(",", separator);
            assertThat(CustomerCsvReader.read(list.getBytes(StandardCharsets.UTF_8)))
                    .extracting(
                            row -> row.text(FormField.CUSTOMER_NAME),
                            row -> row.text(FormField.INSTANCE_ID),
                            row -> row.text(FormField.NOTE))
                    .containsExactly(tuple("Müller", "00000000000000000000000000000001", null));
        }
    }

    @Test
    void quoted_value_may_have_separators_and_lines_and_columns_any_order() {
        List<ImportedRow> rows =
                CustomerCsvReader.read("note,INSTANCEID,instanceName,contactEmail,contactName,customerName\n"
                        + "\"a \"\"b\"\",\nc\",1,2,3,4,5\n6,7,8,9,10,11");
        assertThat(rows)
                .extracting(
                        ImportedRow::line, row -> row.text(FormField.NOTE), row -> row.text(FormField.CUSTOMER_NAME))
                .containsExactly(tuple(3, "a \"b\",\nc", "5"), tuple(4, "6", "11"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "customerName,colour | There is no column “colour”.",
                "customerName,customerName | The column “customerName” is there twice.",
                "customerName,contactName | Columns are missing: contactEmail, instanceName, instanceId",
                "'' | There is no row"
            })
    void wrong_head_is_named(String head, String sentence) {
        assertThatThrownBy(() -> CustomerCsvReader.read(head + "\n" + ROW.substring(0, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void list_that_is_too_long_has_wrong_cells_or_another_encoding_is_refused() {
        assertThatThrownBy(() -> CustomerCsvReader.read(HEAD + ("\n" + ROW).repeat(501)))
                .hasMessageContaining("more than 500 rows");
        assertThatThrownBy(() -> CustomerCsvReader.read(HEAD + "\n" + ROW + ",more"))
                .hasMessageContaining("Line 2 has 6 values, but there are 5 columns.");
        assertThatThrownBy(() -> CustomerCsvReader.read(HEAD + "\n\"open"))
                .hasMessageContaining("The text is not CSV.");
        assertThatThrownBy(() -> CustomerCsvReader.read((HEAD + "\n" + ROW).getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("not in UTF-8");
    }
}
