package org.serviceexchange.onboarding.domain.customer;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.domain.PastedText;

/** A ServiceNow instance's {@code instance_id} property: 32 hexadecimal digits. Kept as text, never as a number. */
public record InstanceId(String value) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    /** @throws IllegalArgumentException when the text is not an instance ID */
    public InstanceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("'%s' is not an instance ID".formatted(value));
        }
    }

    public static Optional<InstanceId> parse(String text) {
        String normalised = PastedText.identifier(text).toLowerCase(Locale.ROOT);
        return FORM.matcher(normalised).matches() ? Optional.of(new InstanceId(normalised)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
