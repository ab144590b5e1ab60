package org.serviceexchange.onboarding.domain.account;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * 256 random bits that make a link impossible to guess. Only the link contains the token in clear. The tables contain its
 * {@link #hash()}, so a reader of the tables cannot use the link.
 */
public record OneTimeToken(String value) {

    private static final int BYTES = 32;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @throws IllegalArgumentException when the text is not a token */
    public OneTimeToken {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a token");
        }
    }

    public static OneTimeToken random() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return new OneTimeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    public static Optional<OneTimeToken> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new OneTimeToken(text)) : Optional.empty();
    }

    /** SHA-256 in 64 hexadecimal digits. Enough without salt or rounds: 2^256 tokens are too many to try. */
    public String hash() {
        return Sha256.hex(value);
    }

    /** Without the token, because it may end up in a log. */
    @Override
    public String toString() {
        return "OneTimeToken[…]";
    }
}
