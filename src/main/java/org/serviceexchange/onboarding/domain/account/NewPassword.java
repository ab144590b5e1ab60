package org.serviceexchange.onboarding.domain.account;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.FieldError;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.PastedText;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/**
 * A password that a person chose, held against the rules: long, not one of the first guesses, and without the person's own
 * name or address. Kinds of characters aren't asked for: they make passwords worse (NIST SP 800-63B).
 */
public record NewPassword(String value) {

    /** Characters. */
    public static final int MIN_LENGTH = 12;

    /** Characters. A longer password only costs time to hash. */
    public static final int MAX_LENGTH = 256;

    /** How many of the characters differ. */
    public static final int MIN_DIFFERENT = 6;

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
     * @throws InvalidInputException with everything that is wrong
     */
    public static NewPassword of(String password, String repeated, EmailAddress address) {
        String chosen = comparable(password == null ? "" : password);
        List<FieldError> problems = new ArrayList<>();
        weakness(chosen, words(address.value())).ifPresent(weakness -> problems.add(problem(weakness)));
        if (repeated == null || !chosen.equals(comparable(repeated))) {
            problems.add(problem("repeated", "password.repeat", Sentence.of("newPassword.repeated")));
        }
        if (!problems.isEmpty()) {
            throw new InvalidInputException(problems);
        }
        return new NewPassword(chosen);
    }

    /**
     * Passwords that look the same are the same (RFC 8265, OpaqueString): keyboards and systems write one accented letter,
     * or one blank, in different ways.
     */
    public static String comparable(String password) {
        StringBuilder plain = new StringBuilder();
        Normalizer.normalize(password, Normalizer.Form.NFC)
                .codePoints()
                .map(c -> Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }

    /** @throws InvalidInputException when one of the words is in it */
    public void mustNotHave(List<String> words) {
        weakness(value, words).ifPresent(weakness -> {
            throw new InvalidInputException(List.of(problem(weakness)));
        });
    }

    /**
     * What to do about a password that won't do: the end of a sentence; empty when it will.
     *
     * @param words what must not be in it, from {@link #words}
     */
    public static Optional<Sentence> weakness(String password, List<String> words) {
        if (password.codePointCount(0, password.length()) < MIN_LENGTH) {
            return Optional.of(Sentence.of("newPassword.tooShort", MIN_LENGTH));
        }
        if (password.length() > MAX_LENGTH) {
            return Optional.of(Sentence.of("newPassword.tooLong", MAX_LENGTH));
        }
        if (password.chars().anyMatch(Character::isISOControl) || PastedText.hasUnseen(password)) {
            return Optional.of(Sentence.of("newPassword.invisible"));
        }
        if (hasOneOf(words, password)) {
            return Optional.of(Sentence.of("newPassword.personal"));
        }
        return isGuessed(password.toLowerCase(Locale.ROOT))
                ? Optional.of(Sentence.of("newPassword.guessed"))
                : Optional.empty();
    }

    /** What belongs to a person and so to no password: names, the user id, the address and its two halves. */
    public static List<String> words(String... aboutThePerson) {
        return Stream.of(aboutThePerson)
                .filter(Objects::nonNull)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .flatMap(text -> text.contains("@") ? partsOf(text) : Stream.of(text))
                .filter(part -> part.length() >= MIN_PART)
                .distinct()
                .toList();
    }

    public static boolean hasOneOf(List<String> words, String password) {
        String lower = password.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    private static Stream<String> partsOf(String address) {
        int at = address.lastIndexOf('@');
        String host = address.substring(at + 1);
        int dot = host.lastIndexOf('.');
        return Stream.of(address, address.substring(0, at), dot < 0 ? host : host.substring(0, dot));
    }

    private static FieldError problem(Sentence weakness) {
        return problem("password", "password.new", weakness);
    }

    /** @param label the key of the label on the page */
    private static FieldError problem(String field, String label, Sentence whatToDo) {
        return new FieldError(field, Sentence.of("input.error", Sentence.of(label), whatToDo));
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
