package org.serviceexchange.onboarding.security.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingApplication;
import org.serviceexchange.onboarding.OpenIdProvider;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.security.account.Accounts;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** Outside the demo the application starts only where nobody gets in who should not. */
@ExtendWith(OutputCaptureExtension.class)
class RefusedStartTest {

    private static final String PASSWORD = "correct-horse-battery";
    private static final String HTTPS = "--onboarding.web.base-url=https://onboarding.provider.example";

    /** Every other weak password: {@link UnsafeConfigurationTest}. */
    @ParameterizedTest
    @ValueSource(strings = {"", "my-Admin-2026-secret"})
    void missing_or_weak_administrator_password_stops_the_start(String password, CapturedOutput output) {
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
    void start_outside_the_demo_over_http_if_allowed_creates_only_the_administrator() {
        try (ConfigurableApplicationContext application = start(PASSWORD, "--onboarding.access.allow-http=true")) {
            Accounts accounts = application.getBean(Accounts.class);
            assertThat(accounts.exists("admin")).isTrue();
            assertThat(accounts.exists("provider-admin")).isFalse();
            assertThat(accounts.exists("customer-admin")).isFalse();
            assertThat(accounts.groupsOf("admin")).containsExactly(Role.ENGINE_ADMIN.group());
        }
    }

    @Test
    void plain_http_stops_the_start_unless_allowed(CapturedOutput output) {
        assertThat(refused("--onboarding.web.base-url=http://onboarding.provider.example"))
                .isTrue();
        assertThat(output)
                .contains("People would send their passwords over plain http: onboarding.web.base-url is"
                        + " 'http://onboarding.provider.example'.")
                .contains("Set onboarding.web.base-url (ONBOARDING_WEB_BASEURL) to the https address")
                .contains("onboarding.access.allow-http=true")
                .contains("APPLICATION FAILED TO START")
                .doesNotContain("Caused by:");
    }

    /** Turkish, which writes an i of its own, with Arabic digits. */
    @Test
    void language_of_the_machine_changes_no_number_and_no_name() {
        String language = "tr-u-nu-arab";
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat("%d".formatted(1)).isEqualTo("١");
        try (ConfigurableApplicationContext application = SpringApplication.from(OnboardingApplication::main)
                .run(
                        "--spring.profiles.active=demo",
                        "--server.port=0",
                        "--spring.datasource.url=jdbc:h2:mem:%s;DB_CLOSE_DELAY=-1".formatted(language))
                .getApplicationContext()) {
            assertThat(application.getBean(Accounts.class).exists("provider-admin"))
                    .isTrue();
            assertThat(application.getBean(Onboardings.class).nextNumber().value())
                    .matches("ONB[0-9]{7}");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "server.port=9191,,http://localhost:9191",
        "server.servlet.context-path=/onboarding,,http://localhost:8080/onboarding",
        "server.port=9191,onboarding.web.base-url=https://demo.provider.example,https://demo.provider.example"
    })
    void links_of_the_demo_follow_its_port_and_path(String setting, String baseUrl, String expected) {
        new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withPropertyValues("spring.profiles.active=demo", setting, baseUrl == null ? "unused" : baseUrl)
                .run(application -> assertThat(application.getEnvironment().getProperty("onboarding.web.base-url"))
                        .isEqualTo(expected));
    }

    @Test
    void base_url_with_another_path_than_the_application_stops_the_start(CapturedOutput output) {
        assertThat(refused(
                        "--server.servlet.context-path=/onboarding",
                        "--onboarding.web.base-url=https://provider.example/exchange"))
                .isTrue();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("the application answers at server.servlet.context-path='/onboarding'")
                .contains("Set onboarding.web.base-url (ONBOARDING_WEB_BASEURL) and server.servlet.context-path")
                .doesNotContain("Caused by:");
    }

    /** One start serves both, because a start takes seconds. */
    @Test
    void demo_works_below_a_context_path_and_its_database_stops_the_start_outside_the_demo(CapturedOutput output)
            throws Exception {
        String database = "--spring.datasource.url=jdbc:h2:mem:was-a-demo;DB_CLOSE_DELAY=-1";
        try (OpenIdProvider provider = new OpenIdProvider();
                ConfigurableApplicationContext demo = new SpringApplicationBuilder(OnboardingApplication.class)
                        .profiles("demo")
                        .run(
                                "--server.port=0",
                                "--server.servlet.context-path=/onboarding",
                                "--onboarding.sign-in.oidc.staff.name=Example ID",
                                "--onboarding.sign-in.oidc.staff.issuer=" + provider.staff(),
                                "--onboarding.sign-in.oidc.staff.client-id=" + OpenIdProvider.STAFF_CLIENT,
                                "--onboarding.sign-in.oidc.staff.client-secret=" + OpenIdProvider.SECRET,
                                "--onboarding.sign-in.oidc.staff.groups.provider-admin=sx-admins",
                                database)) {
            BelowContextPath people = new BelowContextPath(
                    demo.getEnvironment().getRequiredProperty("local.server.port", Integer.class), "/onboarding");
            people.signInAndOut();
            people.workInTasklist();
            people.deployFromModeler();
            people.signInAtTheProviderAndOut();
        }
        assertThat(refused(HTTPS, database)).isTrue();
        assertThat(output)
                .contains("This database has accounts of the demo, whose password is public: "
                        + "provider-admin, provider-agent, customer-admin, other-customer-admin, operations, "
                        + "process-designer, admin.")
                .contains("Start with a database of its own (spring.datasource.url)")
                .contains("APPLICATION FAILED TO START");
    }

    @ParameterizedTest
    @ValueSource(strings = {"onboarding.casesystem.mode", "onboarding.instances.mode"})
    void an_unknown_mode_stops_the_start_and_the_operator_reads_the_modes(String property, CapturedOutput output) {
        assertThat(refused(HTTPS, "--%s=somewhere".formatted(property))).isTrue();
        assertThat(output)
                .contains("APPLICATION FAILED TO START", "Property: " + property, "Value: \"somewhere\"")
                .containsPattern("The following values are valid:\\s+EMBEDDED")
                .doesNotContain("Caused by:");
    }

    @ParameterizedTest
    @CsvSource({
        "unused=,needs the provider's instance: set onboarding.servicenow.provider.url",
        "onboarding.servicenow.provider.url=http://provider.service-now.com,must be https://{host} or"
    })
    void cases_in_servicenow_without_its_address_stop_the_start(
            String setting, String sentence, CapturedOutput output) {
        assertThat(refused(
                        HTTPS,
                        "--onboarding.casesystem.mode=servicenow",
                        "--" + setting,
                        setting.contains("provider") ? "--onboarding.servicenow.provider.auth=oauth" : "--unused2=",
                        setting.contains("provider")
                                ? "--onboarding.servicenow.provider.client-secret=s3cret-of-the-client"
                                : "--unused3="))
                .isTrue();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains(sentence)
                .doesNotContain("s3cret-of-the-client");
    }

    private static boolean refused(String... settings) {
        try (ConfigurableApplicationContext application = start(PASSWORD, settings)) {
            return false;
        } catch (RuntimeException refused) {
            return true;
        }
    }

    private static boolean started(String password) {
        try (ConfigurableApplicationContext application = start(password, HTTPS)) {
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }

    private static ConfigurableApplicationContext start(String password, String... settings) {
        SpringApplication application = new SpringApplication(OnboardingApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1",
                "--onboarding.administrator.password=" + password));
        // of two with one name, both would count
        arguments.removeIf(argument ->
                Stream.of(settings).anyMatch(setting -> setting.split("=")[0].equals(argument.split("=")[0])));
        arguments.addAll(List.of(settings));
        return application.run(arguments.toArray(String[]::new));
    }
}
