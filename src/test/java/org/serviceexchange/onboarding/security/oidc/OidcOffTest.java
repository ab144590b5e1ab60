package org.serviceexchange.onboarding.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where no OpenID provider is set, nothing of it is there. */
@OnboardingTest
class OidcOffTest {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/authorization/staff",
                "/oauth2/authorization/customers",
                "/oauth2/authorization",
                "/login/oauth2/code/staff?code=x&state=y",
                "/login/oauth2/code/customers?error=access_denied&state=y"
            })
    void openid_endpoints_without_provider_answer_404(String path) throws Exception {
        assertThat(new OidcBrowser(port).get(path).statusCode()).isEqualTo(404);
        assertThat(new OidcBrowser(port)
                        .post(path, java.util.Map.of("code", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sign_in_page_without_provider_has_password_form_only() throws Exception {
        OidcBrowser browser = new OidcBrowser(port);
        assertThat(browser.get("/sign-in").body())
                .contains("name=\"password\"")
                .doesNotContain("/oauth2/", "Sign in with", "Or with a password");
        assertThat(browser.get("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
    }
}
