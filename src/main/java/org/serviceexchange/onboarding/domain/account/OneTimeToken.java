package org.serviceexchange.onboarding.domain.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What makes a link one that nobody guesses: 256 random bits. In clear it stands in the link alone; we keep its
 * {@link #hash()}, so that who reads our tables can follow no link.
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

    /** SHA-256 in 64 hexadecimal digits. Enough without salt or rounds: nobody tries 2^256 tokens. */
    public String hash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Never the token itself: what is printed ends in a log. */
    @Override
    public String toString() {
        return "OneTimeToken[…]";
    }
}
