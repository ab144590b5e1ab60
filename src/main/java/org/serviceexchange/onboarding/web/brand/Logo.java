package org.serviceexchange.onboarding.web.brand;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;

/** A picture that was read at the start. */
record Logo(byte[] bytes, MediaType type) {

    static final int MAX_BYTES = 256 * 1024;

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** @throws IllegalStateException with what the operator has to do */
    static Logo of(Resource location) {
        byte[] bytes;
        try {
            bytes = location.getContentAsByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "onboarding.brand.logo: %s cannot be read. Name an SVG or PNG file, such as file:/etc/onboarding/logo.svg."
                            .formatted(location.getDescription()),
                    e);
        }
        boolean png = bytes.length > PNG_SIGNATURE.length
                && Arrays.equals(bytes, 0, PNG_SIGNATURE.length, PNG_SIGNATURE, 0, PNG_SIGNATURE.length);
        boolean svg = !png && new String(bytes, StandardCharsets.UTF_8).contains("<svg");
        if (bytes.length > MAX_BYTES || !png && !svg) {
            throw new IllegalStateException(
                    "onboarding.brand.logo: %s is no SVG or PNG of at most 256 KB. Name another file."
                            .formatted(location.getDescription()));
        }
        return new Logo(bytes, png ? MediaType.IMAGE_PNG : SVG);
    }
}
