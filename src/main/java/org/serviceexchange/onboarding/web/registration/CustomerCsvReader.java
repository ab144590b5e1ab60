package org.serviceexchange.onboarding.web.registration;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.serviceexchange.onboarding.application.registration.ImportCustomers;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.registration.ImportedRow;

/**
 * Reads a list of customers in CSV (RFC 4180), with commas or semicolons. The first line names the columns after the fields of
 * the form, in any order and in whatever capitals.
 */
final class CustomerCsvReader {

    static final List<FormField> COLUMNS = List.of(
            FormField.CUSTOMER_NAME,
            FormField.CONTACT_NAME,
            FormField.CONTACT_EMAIL,
            FormField.INSTANCE_NAME,
            FormField.INSTANCE_ID,
            FormField.ENVIRONMENT,
            FormField.PRIORITY,
            FormField.NOTE,
            FormField.LANGUAGE,
            FormField.TIME_ZONE);

    /** The form asks for them. */
    private static final List<FormField> REQUIRED = COLUMNS.subList(0, 5);

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private CustomerCsvReader() {}

    /** @throws InvalidInputException when the bytes are not UTF-8, or as for a text */
    static List<ImportedRow> read(byte[] list) {
        try {
            return read(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(list))
                    .toString());
        } catch (CharacterCodingException otherEncoding) {
            throw refused("import.encoding");
        }
    }

    /** @throws InvalidInputException when it is no such list, or too long; a wrong value is a problem of its row */
    static List<ImportedRow> read(String list) {
        String text = list.startsWith(BYTE_ORDER_MARK) ? list.substring(1) : list;
        String head = text.lines().findFirst().orElse("");
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(head.contains(";") ? ';' : ',')
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            List<FormField> columns = null;
            List<ImportedRow> rows = new ArrayList<>();
            for (CSVRecord record : parser) {
                if (columns == null) {
                    columns = columns(record);
                } else if (!isBlank(record)) {
                    int line = Math.toIntExact(parser.getCurrentLineNumber());
                    rows.add(ImportedRow.read(line, values(columns, record, line)));
                }
                if (rows.size() > ImportCustomers.MAX_ROWS) {
                    throw refused("import.tooLong", ImportCustomers.MAX_ROWS);
                }
            }
            if (rows.isEmpty()) {
                throw refused("import.empty");
            }
            return rows;
        } catch (IOException | UncheckedIOException malformed) {
            throw refused("import.malformed");
        }
    }

    private static List<FormField> columns(CSVRecord head) {
        List<FormField> columns = new ArrayList<>();
        for (String name : head) {
            FormField column = column(name).orElseThrow(() -> refused("import.column", name.strip(), names(COLUMNS)));
            if (columns.contains(column)) {
                throw refused("import.columnTwice", column.key());
            }
            columns.add(column);
        }
        List<FormField> missing =
                REQUIRED.stream().filter(one -> !columns.contains(one)).toList();
        if (!missing.isEmpty()) {
            throw refused("import.columnMissing", names(missing));
        }
        return columns;
    }

    private static Optional<FormField> column(String name) {
        return COLUMNS.stream()
                .filter(column -> column.key().equalsIgnoreCase(name.strip()))
                .findFirst();
    }

    private static Map<String, String> values(List<FormField> columns, CSVRecord record, int line) {
        if (record.size() != columns.size()) {
            throw refused("import.cells", line, record.size(), columns.size());
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            values.put(columns.get(i).key(), record.get(i));
        }
        return values;
    }

    private static boolean isBlank(CSVRecord record) {
        return Stream.of(record.values()).allMatch(String::isBlank);
    }

    private static String names(List<FormField> columns) {
        return String.join(", ", columns.stream().map(FormField::key).toList());
    }

    private static InvalidInputException refused(String key, Object... arguments) {
        return new InvalidInputException("", Sentence.of(key, arguments));
    }
}
