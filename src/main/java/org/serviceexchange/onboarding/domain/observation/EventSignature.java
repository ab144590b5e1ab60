package org.serviceexchange.onboarding.domain.observation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over {@code {timestamp}.{body}}, in hex digits. */
public record EventSignature(byte[] expected) {

    private static final String ALGORITHM = "HmacSHA256";

    public static EventSignature of(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return new EventSignature(mac.doFinal(body));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** Takes the same time for each wrong one, so that nobody finds it digit by digit. */
    public boolean matches(String hex) {
        try {
            return MessageDigest.isEqual(expected, HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException noHex) {
            return false;
        }
    }

    /** As a sender writes it. */
    public String hex() {
        return HexFormat.of().formatHex(expected);
    }
}
