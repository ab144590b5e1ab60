package org.serviceexchange.onboarding.security.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;

/** The rules of {@link RefusedStartTest}, where an operator meets them. */
class UnsafeConfigurationTest {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "demo", "admin", "short-1-Xy", "aaaaaaaaaaaaaaaa", "Password123456!"})
    void missing_or_weak_administrator_password_is_unsafe(String password) {
        assertThatThrownBy(() -> new AdministratorProperties("admin", password, "", false).mustBeSafe())
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageMatching("The (engine's administrator 'admin' has no password|"
                        + "password of the engine's administrator 'admin' is weak)\\.");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"http://localhost:8080", "ftp://a.example"})
    void plain_http_is_unsafe(String baseUrl) {
        assertThatThrownBy(() -> address(baseUrl, null, false).mustBeSafe())
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageEndingWith(
                        "onboarding.web.base-url is %s.".formatted(baseUrl == null ? "not set" : "'" + baseUrl + "'"));
        address(baseUrl, null, true).mustBeSafe();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://onboarding.provider.example", "HTTPS://onboarding.provider.example"})
    void https_is_safe(String baseUrl) {
        BaseUrl address = address(baseUrl, null, false);
        address.mustBeSafe();
        assertThat(address.isHttps()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "/onboarding,https://onboarding.provider.example",
        "/onboarding,https://provider.example/exchange",
        ",https://provider.example/onboarding",
        "/onboarding,"
    })
    void base_url_has_the_path_of_the_application(String contextPath, String baseUrl) {
        assertThatThrownBy(() -> address(baseUrl, contextPath, false).mustFitContextPath())
                .isInstanceOf(UnsafeConfigurationException.class)
                .hasMessageEndingWith(
                        "at server.servlet.context-path='%s'.".formatted(contextPath == null ? "" : contextPath));
    }

    @ParameterizedTest
    @CsvSource({
        "/onboarding,https://provider.example/onboarding",
        "/onboarding/,https://provider.example/onboarding",
        ","
    })
    void the_same_path_is_well(String contextPath, String baseUrl) {
        address(baseUrl, contextPath, false).mustFitContextPath();
    }

    private static BaseUrl address(String baseUrl, String contextPath, boolean allowHttp) {
        MockEnvironment environment = new MockEnvironment();
        if (baseUrl != null) {
            environment.setProperty("onboarding.web.base-url", baseUrl);
        }
        if (contextPath != null) {
            environment.setProperty("server.servlet.context-path", contextPath);
        }
        return new BaseUrl(environment, new AccessProperties(allowHttp));
    }
}
