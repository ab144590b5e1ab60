package org.serviceexchange.onboarding;

import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import okhttp3.Headers;

/**
 * A real OpenID provider over HTTP. Its sign-in page asks for a subject and for what it shall say of that person, so
 * that a test decides it as the provider's own administrator would. It has two issuers: the staff's and the customers'.
 */
public final class OpenIdProvider implements AutoCloseable {

    public static final String STAFF_CLIENT = "onboarding-staff";
    public static final String CUSTOMERS_CLIENT = "onboarding-customers";
    public static final String SECRET = "canary-client-secret-3f0c";

    private final ForgedTokens forged = new ForgedTokens();
    private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(true), forged);

    public OpenIdProvider() {
        this(0);
    }

    /** @param port 0 for any that is free */
    public OpenIdProvider(int port) {
        // an answer's head and body are packets of their own, and the second would wait for 40 ms
        ((MockWebServerWrapper) server.getConfig().getHttpServer())
                .getMockWebServer()
                .setServerSocketFactory(new UndelayedServerSockets());
        server.start(port);
    }

    public String staff() {
        return server.issuerUrl("staff").toString();
    }

    public String customers() {
        return server.issuerUrl("customers").toString();
    }

    /** From now on the provider hands out this ID token, whatever it is; null makes it honest again. */
    public void forge(Supplier<String> idToken) {
        forged.idToken = idToken;
    }

    /** A token with the staff's provider's own signature, whatever it says. */
    public String signed(Map<String, Object> claims) {
        return server.getConfig()
                .getTokenProvider()
                .jwt(claims, Duration.ofMinutes(5), "staff")
                .serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }

    private static final class ForgedTokens implements Route {

        private volatile Supplier<String> idToken;

        @Override
        public boolean match(OAuth2HttpRequest request) {
            return idToken != null && request.getUrl().encodedPath().endsWith("/token");
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            String answer =
                    "{\"token_type\":\"Bearer\",\"access_token\":\"none\",\"expires_in\":60,\"scope\":\"openid\","
                            + "\"id_token\":\"%s\"}".formatted(idToken.get());
            return new OAuth2HttpResponse(Headers.of("Content-Type", "application/json"), 200, answer, null);
        }
    }
}
