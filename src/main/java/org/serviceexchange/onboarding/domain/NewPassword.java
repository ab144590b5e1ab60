package org.serviceexchange.onboarding.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A password that a person chose, held against our rules. */
public record NewPassword(String value) {

    /** Characters. */
    public static final int MIN_LENGTH = 12;

    /** Bytes in UTF-8; bcrypt looks at no more, so that a longer one would be less than it seems. */
    static final int MAX_BYTES = 72;

    private static final int MIN_DIFFERENT = 6;

    // shorter parts of an address stand in many a good password by chance
    private static final int MIN_PART = 4;

    // the first guesses that are long enough; comparing ignores capitals, digits and punctuation
    private static final Set<String> GUESSES = Set.of(
            "password",
            "passwort",
            "passwordpassword",
            "administrator",
            "changeme",
            "changeit",
            "secret",
            "letmein",
            "letmeinplease",
            "iloveyou",
            "qwertyuiop",
            "qwertzuiop",
            "asdfghjkl",
            "welcome",
            "serviceexchange",
            "servicenow");

    /**
     * @param address the person's own address, which must not be the password
     * @throws RefusedInput with everything that is wrong
     */
    public static NewPassword of(String password, String repeated, EmailAddress address) {
        String chosen = password == null ? "" : password;
        List<Problem> problems = new ArrayList<>();
        String weakness = weakness(chosen, address);
        if (weakness != null) {
            problems.add(new Problem("password", "“New password”: " + weakness));
        }
        if (!chosen.equals(repeated)) {
            problems.add(
                    new Problem("repeated", "“The same again”: this isn't the same as the first; type both anew."));
        }
        if (!problems.isEmpty()) {
            throw new RefusedInput(problems);
        }
        return new NewPassword(chosen);
    }

    private static String weakness(String password, EmailAddress address) {
        String lower = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            return "take at least %d characters; three or four words are easy to remember.".formatted(MIN_LENGTH);
        }
        if (password.chars().anyMatch(Character::isISOControl)) {
            return "leave out the characters that can't be seen.";
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return "take at most %d letters and digits.".formatted(MAX_BYTES);
        }
        if (partsOf(address).stream().anyMatch(lower::contains)) {
            return "leave your e-mail address out of it.";
        }
        return isGuessed(lower)
                ? "this one is guessed easily; take a few words that only you would put together."
                : null;
    }

    private static List<String> partsOf(EmailAddress address) {
        String[] halves = address.value().split("@");
        String company = halves[1].substring(0, halves[1].lastIndexOf('.'));
        return List.of(address.value(), halves[0], company).stream()
                .filter(part -> part.length() >= MIN_PART)
                .toList();
    }

    private static boolean isGuessed(String lower) {
        long neighbours = 0;
        for (int i = 1; i < lower.length(); i++) {
            neighbours += Math.abs(lower.charAt(i) - lower.charAt(i - 1)) <= 1 ? 1 : 0;
        }
        return lower.codePoints().distinct().count() < MIN_DIFFERENT
                || GUESSES.contains(lower.replaceAll("[^a-z]", ""))
                // 123456789012, abcdefghijkl and their kind
                || neighbours * 3 > lower.length() * 2L;
    }

    /** Never the password itself: what is printed ends in a log. */
    @Override
    public String toString() {
        return "NewPassword[…]";
    }
}
