package org.serviceexchange.onboarding.domain.customer;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.domain.PastedText;

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

    /** Characters before the {@code @}, of RFC 5321. */
    private static final int MAX_LOCAL = 64;

    /** Domains that no mail leaves a network for: RFC 2606, RFC 6761, RFC 6762, RFC 7686. */
    private static final Set<String> NOWHERE = Set.of("invalid", "test", "localhost", "local", "onion");

    // the mailboxes of machines, which people don't read
    private static final Pattern UNREAD = Pattern.compile(
            "(no|not|do-?not|do_not)[-_.]?reply.*|noreply.*|mailer-daemon|bounces?|postmaster|null|nobody");

    /** @throws IllegalArgumentException when the text is not an address */
    public EmailAddress {
        if (value.length() > MAX_LENGTH || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    public static Optional<EmailAddress> parse(String text) {
        String normalised = PastedText.identifier(text).toLowerCase(Locale.ROOT);
        return normalised.length() <= MAX_LENGTH && FORM.matcher(normalised).matches()
                ? Optional.of(new EmailAddress(normalised))
                : Optional.empty();
    }

    /** Whether a mail to it can be expected to reach a person; only sending one tells for sure. */
    public boolean looksDeliverable() {
        int at = value.lastIndexOf('@');
        String local = value.substring(0, at);
        return local.length() <= MAX_LOCAL
                && !NOWHERE.contains(value.substring(value.lastIndexOf('.') + 1))
                && !UNREAD.matcher(local).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
