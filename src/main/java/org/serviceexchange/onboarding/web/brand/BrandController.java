package org.serviceexchange.onboarding.web.brand;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The operator's name and logo, for everybody: they stand on the page to sign in, too. */
@RestController
class BrandController {

    private static final MediaType CSS = new MediaType("text", "css", StandardCharsets.UTF_8);
    private static final CacheControl AN_HOUR = CacheControl.maxAge(Duration.ofHours(1));

    // a script in an SVG would run if somebody opened the picture by itself
    private static final String LOGO_POLICY =
            String.join(";", "default-src 'none'", "style-src 'unsafe-inline'", "frame-ancestors 'none'", "sandbox");

    private final Brand brand;

    BrandController(Brand brand) {
        this.brand = brand;
    }

    @GetMapping("/brand/logo")
    ResponseEntity<byte[]> logo() {
        return ResponseEntity.ok()
                .contentType(brand.logo().type())
                .cacheControl(AN_HOUR)
                .header("Content-Security-Policy", LOGO_POLICY)
                .body(brand.logo().bytes());
    }

    /** What the sheets of Tasklist and Cockpit write into the strip above them. */
    @GetMapping("/brand/name.css")
    ResponseEntity<String> css() {
        return ResponseEntity.ok()
                .contentType(CSS)
                .cacheControl(AN_HOUR)
                .body(":root { --brand: %s; }%n".formatted(quoted(brand.getName())));
    }

    /** A string of CSS; what is no letter or digit by its code point. */
    private static String quoted(String text) {
        StringBuilder css = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (Character.isLetterOrDigit(c) || c == ' ') {
                css.appendCodePoint(c);
            } else {
                css.append("\\%x ".formatted(c));
            }
        });
        return css.append('"').toString();
    }
}
