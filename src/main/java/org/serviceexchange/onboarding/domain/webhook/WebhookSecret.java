package org.serviceexchange.onboarding.domain.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs messages for one receiver.
 *
 * @param text {@code whsec_} and 24 to 64 bytes in Base64
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard
 *     Webhooks: symmetric signatures</a>
 */
public record WebhookSecret(String text) {

    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST = 24;
    private static final int MOST = 64;

    public static boolean isOne(String text) {
        try {
            int length = key(text).length;
            return text.startsWith(PREFIX) && length >= LEAST && length <= MOST;
        } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
            return false;
        }
    }

    /** The header {@code webhook-signature}. */
    public String sign(String messageId, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(text), ALGORITHM));
            byte[] signature =
                    mac.doFinal("%s.%d.%s".formatted(messageId, timestamp, body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signature);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static byte[] key(String text) {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
