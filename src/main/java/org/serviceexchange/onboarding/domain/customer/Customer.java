package org.serviceexchange.onboarding.domain.customer;

import java.text.Normalizer;
import java.util.Locale;
import org.serviceexchange.onboarding.domain.PastedText;

/**
 * A customer's account.
 *
 * @param key  names the customer's group of users, {@code customer-<key>}; never given to another customer
 * @param name as the provider writes it
 */
public record Customer(String key, String name) {

    private static final int MAX_KEY_LENGTH = 40;

    /** The group whose members act for this customer. */
    public String group() {
        return CustomerGroup.of(key);
    }

    /**
     * Two spellings are the same name if they differ in capitals, accents, white space or invisible joiners only.
     */
    public static String comparable(String name) {
        return withoutAccents(PastedText.line(name))
                .replaceAll("\\s+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    /** The key that a name suggests, {@code "Acme & Sons"} becoming {@code acme-sons}; empty where nothing is left. */
    public static String suggestKey(String name) {
        String key = withoutAccents(name).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String cut = key.length() > MAX_KEY_LENGTH ? key.substring(0, MAX_KEY_LENGTH) : key;
        return cut.replaceAll("^-|-$", "");
    }

    private static String withoutAccents(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD).replaceAll("[\\p{M}\\p{Cf}]+", "");
    }
}
