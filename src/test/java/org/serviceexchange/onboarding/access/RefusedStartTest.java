package org.serviceexchange.onboarding.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Outside the demo the application starts only with an administrator's password that nobody guesses. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"", "demo", "admin", "short-1-Xy", "aaaaaaaaaaaaaaaa", "Password123456!", "my-Admin-2026-secret"
            })
    void aMissingOrWeakPasswordStopsTheStartWithASentence(String password, CapturedOutput output) {
        assertThat(started(password)).isFalse();
        assertThat(output)
                .containsPattern("administrator 'admin' (has no password|is weak)")
                .contains("Set onboarding.administrator.password")
                .contains("APPLICATION FAILED TO START")
                .doesNotContain("Caused by:");
        if (password.length() > 5) {
            assertThat(output).doesNotContain(password);
        }
    }

    @Test
    void outsideTheDemoThereIsTheAdministratorAndNobodyElse() {
        try (ConfigurableApplicationContext application = start("correct-horse-battery")) {
            Accounts accounts = application.getBean(Accounts.class);
            assertThat(accounts.exists("admin")).isTrue();
            assertThat(accounts.exists("provider-admin")).isFalse();
            assertThat(accounts.exists("customer-admin")).isFalse();
            assertThat(accounts.groupsOf("admin")).containsExactly(Accounts.ADMINISTRATORS);
        }
    }

    private static boolean started(String password) {
        try (ConfigurableApplicationContext application = start(password)) {
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    private static ConfigurableApplicationContext start(String password) {
        SpringApplication application = new SpringApplication(OnboardingApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        return application.run(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1",
                "--onboarding.administrator.password=" + password,
                "--onboarding.web.base-url=https://onboarding.provider.example",
                "--onboarding.provider.name=Provider",
                "--onboarding.provider.instance-name=provider",
                "--onboarding.provider.instance-id=0123456789abcdef0123456789abcdef");
    }
}
