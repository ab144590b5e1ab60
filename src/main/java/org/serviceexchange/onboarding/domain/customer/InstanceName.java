package org.serviceexchange.onboarding.domain.customer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.domain.PastedText;

/** The name of a ServiceNow instance: what stands between {@code https://} and {@code .service-now.com}. */
public record InstanceName(String value) {

    /** Characters; the longest label of a host name (RFC 1035). */
    public static final int MAX_LENGTH = 63;

    // "xn--" and its kind would be a name in another script
    private static final Pattern FORM = Pattern.compile("(?!..--)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    /** @throws IllegalArgumentException when the text is not the name of an instance */
    public InstanceName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'%s' is not the name of an instance".formatted(value));
        }
    }

    /** Takes an instance's whole address as well: people copy it from the browser. */
    public static Optional<InstanceName> parse(String text) {
        String normalised = PastedText.identifier(text)
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://", "")
                .replaceFirst("^www\\.", "")
                .replaceFirst("[/?#].*$", "")
                .replaceFirst("\\.service-now\\.com\\.?$", "");
        return FORM.matcher(normalised).matches() ? Optional.of(new InstanceName(normalised)) : Optional.empty();
    }

    public String url() {
        return "https://" + value + ".service-now.com";
    }

    @Override
    public String toString() {
        return value;
    }
}
