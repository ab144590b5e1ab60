package org.serviceexchange.onboarding.security.account;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.impl.digest.PasswordEncryptor;
import org.serviceexchange.onboarding.domain.account.NewPassword;
import org.serviceexchange.onboarding.domain.account.Sha256;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Stores the engine's passwords with bcrypt. The engine's own way is one round of SHA-512, which an attacker with the
 * table can try a thousand million times a second.
 *
 * <p>Programs sign in at every call, and bcrypt at every call would slow down all of them. So this class remembers correct
 * passwords, as a keyed digest of the password and of the stored value. The key never leaves this process. A new password
 * has a new stored value, so the old one is no longer correct.
 */
public class BcryptPasswordEncryptor implements PasswordEncryptor {

    /** The prefix of each stored value. It tells the engine which encryptor can check it. */
    public static final String NAME = "bcrypt-sha256";

    // 2^10 rounds, OWASP's minimum: about 60 ms
    private static final int STRENGTH = 10;
    private static final int REMEMBERED = 10_000;
    private static final String HMAC = "HmacSHA256";

    private final BCryptPasswordEncoder bcrypt;
    private final SecretKeySpec key;
    private final Set<String> right = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }));

    public BcryptPasswordEncryptor() {
        this(STRENGTH);
    }

    /** @param strength binary logarithm of the rounds; for tests, which store hundreds of passwords */
    BcryptPasswordEncryptor(int strength) {
        bcrypt = new BCryptPasswordEncoder(strength);
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, HMAC);
    }

    @Override
    public String encrypt(String salted) {
        return bcrypt.encode(digest(NewPassword.comparable(salted)));
    }

    /** As typed as well: older values were stored so. */
    @Override
    public boolean check(String salted, String stored) {
        String comparable = NewPassword.comparable(salted);
        return matches(comparable, stored) || !comparable.equals(salted) && matches(salted, stored);
    }

    private boolean matches(String salted, String stored) {
        String proof = keyed(salted, stored);
        if (right.contains(proof)) {
            return true;
        }
        boolean matches = bcrypt.matches(digest(salted), stored);
        if (matches) {
            right.add(proof);
        }
        return matches;
    }

    @Override
    public String hashAlgorithmName() {
        return NAME;
    }

    /** bcrypt reads 72 bytes at most, and the engine appends its salt. So bcrypt gets a digest of both. */
    private static String digest(String salted) {
        return Base64.getEncoder().encodeToString(Sha256.digest(salted));
    }

    private String keyed(String salted, String stored) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            mac.update(stored.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Base64.getEncoder().encodeToString(mac.doFinal(salted.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
