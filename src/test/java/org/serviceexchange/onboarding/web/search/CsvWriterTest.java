package org.serviceexchange.onboarding.web.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvWriterTest {

    static Object[] cells() {
        return new Object[] {
            Arguments.of("Acme", "Acme"),
            Arguments.of(null, ""),
            Arguments.of("Say \"hi\", now", "\"Say \"\"hi\"\", now\""),
            Arguments.of("two\r\nlines", "\"two\r\nlines\""),
            Arguments.of("=HYPERLINK(\"http://evil\")", "\"'=HYPERLINK(\"\"http://evil\"\")\""),
            Arguments.of("  =1+1", "'  =1+1"),
            Arguments.of("+1", "'+1"),
            Arguments.of("-1", "'-1"),
            Arguments.of("@SUM(A1)", "'@SUM(A1)"),
            Arguments.of("\t=1", "'\t=1"),
            Arguments.of("a-b", "a-b")
        };
    }

    @ParameterizedTest
    @MethodSource("cells")
    void cell_is_quoted_and_never_a_formula(String cell, String written) {
        StringWriter target = new StringWriter();

        new CsvWriter(target).line(Arrays.asList("x", cell));

        assertThat(target).hasToString("x," + written + "\r\n");
    }
}
