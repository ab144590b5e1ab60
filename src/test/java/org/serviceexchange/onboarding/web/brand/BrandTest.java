package org.serviceexchange.onboarding.web.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;

class BrandTest {

    @Test
    void logo_is_sent_with_the_type_that_it_has() {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};
        assertThat(Logo.of(new ByteArrayResource(png)).type()).isEqualTo(MediaType.IMAGE_PNG);
        assertThat(Logo.of(new ClassPathResource("static/css/mark.svg")).type())
                .isEqualTo(MediaType.valueOf("image/svg+xml"));
    }

    @Test
    void file_that_is_no_picture_stops_the_start_with_what_to_do() {
        assertRefused(new ByteArrayResource("<html>".getBytes()), "is no SVG or PNG of at most 256 KB");
        assertRefused(new ByteArrayResource(("<svg>" + "x".repeat(Logo.MAX_BYTES)).getBytes()), "at most 256 KB");
        assertRefused(new FileSystemResource("/nowhere/logo.svg"), "cannot be read. Name an SVG or PNG file");
    }

    @Test
    void script_in_a_picture_does_not_run() {
        Brand brand = new Brand(new BrandProperties("Acme", new ClassPathResource("static/css/mark.svg")));
        assertThat(new BrandController(brand).logo().getHeaders().getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("script-src");
    }

    private static void assertRefused(Resource location, String sentence) {
        assertThatThrownBy(() -> Logo.of(location)).hasMessageContaining("onboarding.brand.logo: ", sentence);
    }

    /** The name stands in a sheet of Camunda's web apps: it cannot end the string, nor the rule. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Acme Connect|:root { --brand: \"Acme Connect\"; }",
                "\"; } * { display: none|:root { --brand: \"\\22 \\3b  \\7d  \\2a  \\7b  display\\3a  none\"; }",
                "Jürgen & Söhne|:root { --brand: \"Jürgen \\26  Söhne\"; }"
            })
    void name_is_a_string_of_css(String name, String css) {
        Brand brand = new Brand(new BrandProperties(name, new ClassPathResource("static/css/mark.svg")));
        assertThat(new BrandController(brand).css().getBody()).isEqualToIgnoringNewLines(css);
    }
}
