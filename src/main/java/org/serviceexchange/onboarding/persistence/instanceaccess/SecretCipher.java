package org.serviceexchange.onboarding.persistence.instanceaccess;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-GCM with a random nonce, which stands before what is encrypted. */
final class SecretCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";

    // bytes, and bits (NIST SP 800-38D)
    private static final int NONCE = 12;
    private static final int TAG = 128;

    private static final int DIGITS_OF_ID = 16;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;
    private final String id;

    /** @param key 32 bytes */
    SecretCipher(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
        this.id = id(key);
    }

    /** Tells one key from another, and nothing about it. */
    String id() {
        return id;
    }

    /** @param place what this secret belongs to: it can be decrypted nowhere else */
    byte[] encrypt(String secret, String place) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(NONCE + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** @throws AEADBadTagException when it was encrypted with another key or for another place, or changed since */
    String decrypt(byte[] stored, String place) throws AEADBadTagException {
        if (stored.length < NONCE) {
            throw new AEADBadTagException("too short");
        }
        try {
            byte[] nonce = Arrays.copyOf(stored, NONCE);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(stored, NONCE, stored.length - NONCE),
                    StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw e;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static String id(byte[] key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return HexFormat.of().formatHex(hash).substring(0, DIGITS_OF_ID);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
