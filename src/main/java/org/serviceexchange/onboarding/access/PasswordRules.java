package org.serviceexchange.onboarding.access;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;

/**
 * What a password must be that somebody chooses, wherever it is chosen: long, not one of the first guesses, and without
 * the person's own id, name or address. Kinds of characters aren't asked for: they make passwords worse (NIST SP 800-63B).
 */
final class PasswordRules implements PasswordPolicy {

    /** Characters. */
    static final int MIN_LENGTH = 12;

    /** Characters. Nobody types more, and a longer one only makes work. */
    static final int MAX_LENGTH = 256;

    private static final int MIN_DIFFERENT = 6;

    // the first guesses that are long enough; comparing ignores case, digits and punctuation
    private static final Set<String> GUESSES = Set.of(
            "password",
            "passwort",
            "administrator",
            "changeme",
            "changeit",
            "secret",
            "letmein",
            "qwertyuiop",
            "welcome");

    private static final List<PasswordPolicyRule> RULES = List.of(
            new PasswordPolicyLengthRuleImpl(MIN_LENGTH), new PasswordPolicyUserDataRuleImpl(), new HardToGuess());

    @Override
    public List<PasswordPolicyRule> getRules() {
        return RULES;
    }

    /**
     * What is wrong with a password that this person wants, in sentences; empty when it will do.
     *
     * @param owner with id, names and address, so that none of them is in the password
     */
    static List<String> problems(String password, User owner) {
        List<String> problems = new ArrayList<>();
        if (password.length() < MIN_LENGTH) {
            problems.add("The password must have at least %d characters.".formatted(MIN_LENGTH));
        }
        if (password.length() > MAX_LENGTH) {
            problems.add("The password must have at most %d characters.".formatted(MAX_LENGTH));
        }
        if (!new PasswordPolicyUserDataRuleImpl().execute(password, owner)) {
            problems.add("The password must not contain your user id, name or e-mail address.");
        }
        if (isEasyToGuess(password)) {
            problems.add(
                    "The password is one of the first that somebody would guess. Take one with at least %d different"
                                    .formatted(MIN_DIFFERENT)
                            + " characters that is not a well-known word with digits around it.");
        }
        return problems;
    }

    static boolean isEasyToGuess(String password) {
        String letters = password.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return password.chars().distinct().count() < MIN_DIFFERENT || GUESSES.contains(letters);
    }

    /** Camunda Admin shows the placeholder, which it has no translation for, as it is. */
    private static final class HardToGuess implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return "%d different characters, no well-known word".formatted(MIN_DIFFERENT);
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return password.length() <= MAX_LENGTH && !isEasyToGuess(password);
        }
    }
}
