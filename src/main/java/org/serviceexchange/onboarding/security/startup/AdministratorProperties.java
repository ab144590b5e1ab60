package org.serviceexchange.onboarding.security.startup;

import java.util.List;
import java.util.Locale;
import org.serviceexchange.onboarding.domain.account.NewPassword;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The engine's administrator, created at the first start.
 *
 * @param id       the administrator's user id
 * @param password at least {@value NewPassword#MIN_LENGTH} characters outside the demo
 * @param email    the administrator's address for mails
 * @param demo     whether this is the demo, whose passwords are public
 */
@ConfigurationProperties("onboarding.administrator")
public record AdministratorProperties(
        @DefaultValue("admin") String id,
        @DefaultValue("") String password,
        @DefaultValue("") String email,
        @DefaultValue("false") boolean demo) {

    /** @throws UnsafeConfigurationException if the password is missing or weak */
    public void mustBeSafe() {
        if (password.isBlank()) {
            throw new UnsafeConfigurationException(
                    "The engine's administrator '%s' has no password.".formatted(id), ADVICE);
        }
        if (NewPassword.weakness(password, List.of(id.toLowerCase(Locale.ROOT))).isPresent()) {
            throw new UnsafeConfigurationException(
                    "The password of the engine's administrator '%s' is weak.".formatted(id), ADVICE);
        }
    }

    private static final String ADVICE = ("Set onboarding.administrator.password, or the environment variable "
                    + "ONBOARDING_ADMINISTRATOR_PASSWORD, to at least %d characters that are hard to guess, at least 6 of "
                    + "them different, without the user id in it. To try the application out, start its demo: "
                    + "mvn spring-boot:run")
            .formatted(NewPassword.MIN_LENGTH);

    @Override
    public String toString() {
        return "AdministratorProperties[id=%s, demo=%s]".formatted(id, demo);
    }
}
