package org.serviceexchange.onboarding.domain.idempotency;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.serviceexchange.onboarding.domain.account.Sha256;

/**
 * What marks a request and its repetitions as one, by the person who sends them. The tables contain its {@link #hash()} only.
 * Answers are encrypted with the key itself, because they may contain a one-time link: only who knows the key can read them.
 *
 * @param value as sent
 */
public record IdempotencyKey(String userId, String value) {

    public static final int MAX_LENGTH = 255;

    private static final Pattern FORM = Pattern.compile("[!-~]{1,%d}".formatted(MAX_LENGTH));
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** @throws IllegalArgumentException when the value cannot be a key */
    public IdempotencyKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("not a key");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    /** 64 hexadecimal digits. */
    public String hash() {
        return Sha256.hex(text("hash"));
    }

    /** 64 hexadecimal digits, different for each request. Says nothing of the request to who does not know the key. */
    public String fingerprint(String request) {
        return Sha256.hex(text("request") + "\n" + request);
    }

    public byte[] encrypt(byte[] answer) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] encrypted = apply(Cipher.ENCRYPT_MODE, nonce, answer);
        return ByteBuffer.allocate(NONCE_BYTES + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    public byte[] decrypt(byte[] stored) {
        ByteBuffer parts = ByteBuffer.wrap(stored);
        byte[] nonce = new byte[NONCE_BYTES];
        byte[] encrypted = new byte[stored.length - NONCE_BYTES];
        parts.get(nonce).get(encrypted);
        return apply(Cipher.DECRYPT_MODE, nonce, encrypted);
    }

    private byte[] apply(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    mode,
                    new SecretKeySpec(Sha256.digest(text("answer")), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES, and the key is the one of the answer", e);
        }
    }

    private String text(String purpose) {
        return "%s\n%s\n%s".formatted(purpose, value, userId);
    }

    /** Without the key, because it may end up in a log. */
    @Override
    public String toString() {
        return "IdempotencyKey[%s]".formatted(userId);
    }
}
