package org.serviceexchange.onboarding.domain;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that mail can be sent to, in lower case: people type the same address with different capitals, and one
 * contact must stay one contact. Deliberately narrower than RFC 5322: no quotes, no comments, no control characters,
 * so that it can be put into a mail header as it is.
 */
public record EmailAddress(String value) {

    /** Characters; the longest path of RFC 5321 without its angle brackets. */
    public static final int MAX_LENGTH = 254;

    private static final Pattern FORM = Pattern.compile("[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

    /** @throws IllegalArgumentException when the text is not an address */
    public EmailAddress {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    public static Optional<EmailAddress> parse(String text) {
        String normalised = text.strip().toLowerCase(Locale.ROOT);
        return normalised.length() <= MAX_LENGTH && FORM.matcher(normalised).matches()
                ? Optional.of(new EmailAddress(normalised))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
