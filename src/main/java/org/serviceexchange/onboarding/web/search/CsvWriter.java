package org.serviceexchange.onboarding.web.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Writes CSV as RFC 4180 describes it. A cell that a spreadsheet would calculate gets an apostrophe in front, see
 * <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>.
 */
final class CsvWriter {

    private static final Pattern NEEDS_QUOTES = Pattern.compile("[\",\r\n]");
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@]|^[\t\r\n]");

    private final Writer target;

    CsvWriter(Writer target) {
        this.target = target;
    }

    /** @param cells null is an empty cell */
    void line(List<?> cells) {
        try {
            String separator = "";
            for (Object cell : cells) {
                target.write(separator);
                target.write(cell(cell == null ? "" : cell.toString()));
                separator = ",";
            }
            target.write("\r\n");
        } catch (IOException receiverIsGone) {
            throw new UncheckedIOException(receiverIsGone);
        }
    }

    private static String cell(String text) {
        String safe = FORMULA.matcher(text).find() ? "'" + text : text;
        return NEEDS_QUOTES.matcher(safe).find() ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
