package org.serviceexchange.onboarding.security.account;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.NewPassword;
import org.springframework.context.i18n.LocaleContextHolder;

/** The rules of {@link NewPassword} for the engine and Camunda Admin. */
public final class EnginePasswordPolicy implements PasswordPolicy {

    private static final List<PasswordPolicyRule> RULES =
            List.of(new PasswordPolicyLengthRuleImpl(NewPassword.MIN_LENGTH), new NothingPersonal(), new HardToGuess());

    @Override
    public List<PasswordPolicyRule> getRules() {
        return RULES;
    }

    /** The words that the password of this user must not contain. */
    static List<String> wordsOf(User user) {
        return NewPassword.words(user.getId(), user.getEmail(), user.getFirstName(), user.getLastName());
    }

    /** Uses the engine's placeholder, because Camunda Admin translates it into every language. */
    private static final class NothingPersonal extends PasswordPolicyUserDataRuleImpl {

        @Override
        public boolean execute(String password, User user) {
            return user == null || !NewPassword.hasOneOf(wordsOf(user), password);
        }
    }

    /** Camunda Admin has no translation for this placeholder and shows it as it is. */
    private static final class HardToGuess implements PasswordPolicyRule {

        @Override
        public String getPlaceholder() {
            return Sentence.of("newPassword.engine", NewPassword.MIN_DIFFERENT).in(LocaleContextHolder.getLocale());
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String password) {
            return NewPassword.weakness(password, List.of()).isEmpty();
        }
    }
}
