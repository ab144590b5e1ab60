package org.serviceexchange.onboarding.persistence.instanceaccess;

import jakarta.validation.constraints.AssertTrue;
import java.util.Base64;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The keys for the secrets that are stored. Each is 32 bytes in Base64.
 *
 * @param key         encrypts and decrypts; null where the application keeps no secrets
 * @param previousKey decrypts what was encrypted before the key was changed; null for none
 */
@Validated
@ConfigurationProperties("onboarding.secrets")
record SecretsProperties(String key, String previousKey) {

    private static final int BYTES = 32;

    SecretsProperties {
        key = given(key);
        previousKey = given(previousKey);
    }

    @AssertTrue(message = "onboarding.secrets.key must be 32 random bytes in Base64. Make one: openssl rand -base64 32")
    public boolean isKeyWellFormed() {
        return key == null || isKey(key);
    }

    @AssertTrue(message = "onboarding.secrets.previous-key must be the former value of onboarding.secrets.key")
    public boolean isPreviousKeyWellFormed() {
        return previousKey == null || key != null && isKey(previousKey);
    }

    static byte[] bytes(String key) {
        return Base64.getDecoder().decode(key);
    }

    private static boolean isKey(String text) {
        try {
            return bytes(text).length == BYTES;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "onboarding.secrets";
    }
}
