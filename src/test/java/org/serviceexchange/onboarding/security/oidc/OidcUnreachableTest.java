package org.serviceexchange.onboarding.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.OpenIdProvider;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The application starts while the staff's OpenID provider is down, and customers go on with their passwords. */
@OnboardingTest
@TestPropertySource(
        properties = {
            "onboarding.sign-in.oidc.staff.client-id=" + OpenIdProvider.STAFF_CLIENT,
            "onboarding.sign-in.oidc.staff.client-secret=" + OpenIdProvider.SECRET,
            "onboarding.sign-in.oidc.staff.groups.provider-admin=sx-admins"
        })
class OidcUnreachableTest {

    private static final int PROVIDERS_PORT = freePort();
    private static OpenIdProvider provider;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void nobodyAnswersThere(DynamicPropertyRegistry properties) {
        properties.add(
                "onboarding.sign-in.oidc.staff.issuer", () -> "http://localhost:%d/staff".formatted(PROVIDERS_PORT));
    }

    @AfterAll
    static void stop() {
        if (provider != null) {
            provider.close();
        }
    }

    @Test
    void sign_in_while_provider_is_down_shows_error_and_works_afterwards() throws Exception {
        OidcBrowser browser = new OidcBrowser(port);
        String refused = OidcBrowser.location(browser.get("/oauth2/authorization/staff"));
        assertThat(browser.get(refused).body())
                .contains("The sign-in service doesn&#39;t answer")
                .contains("Sign in with single sign-on")
                .contains("name=\"password\"");
        // the other sign-in isn't set
        assertThat(browser.get("/oauth2/authorization/customers").statusCode()).isEqualTo(404);

        provider = new OpenIdProvider(PROVIDERS_PORT);
        assertThat(browser.asked("staff").toString()).startsWith(provider.staff());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
