package org.serviceexchange.onboarding.security.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import org.camunda.bpm.engine.impl.util.EncryptionUtil;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Passwords stored as {@link BcryptPasswordEncryptor} stores them, with as few rounds as bcrypt knows: the real ones are dear on
 * purpose, and tests guess wrong hundreds of times.
 */
public final class FastPasswordHash {

    public static final String SALT = "salt of everybody";

    private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder(4);

    private FastPasswordHash() {}

    /** What is stored for this password with {@link #SALT}. */
    public static String of(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(EncryptionUtil.saltPassword(password, SALT).getBytes(StandardCharsets.UTF_8));
            return "{%s}%s"
                    .formatted(
                            BcryptPasswordEncryptor.NAME,
                            BCRYPT.encode(Base64.getEncoder().encodeToString(digest)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
