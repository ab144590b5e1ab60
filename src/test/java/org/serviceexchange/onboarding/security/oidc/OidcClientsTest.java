package org.serviceexchange.onboarding.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.security.startup.UnsafeConfigurationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** What the metadata of an OpenID provider says, and one address that serves many tenants, as that of Microsoft Entra ID. */
class OidcClientsTest {

    private static final String ONE = "11111111-2222-3333-4444-555555555555";
    private static final String OTHER = "99999999-2222-3333-4444-555555555555";
    private static final OidcHttp HTTP = new OidcHttp((system, outcome, took) -> {});

    private static HttpServer provider;
    private static String base;
    private static RSAKey key;

    @BeforeAll
    static void start() throws Exception {
        key = new RSAKeyGenerator(2048).keyID("k").generate();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = "http://localhost:" + provider.getAddress().getPort();
        serve("/organizations/v2.0", base + "/{tenantid}/v2.0");
        serve("/one/v2.0", base + "/one/v2.0");
        serve("/renamed", base + "/another");
        answer("/keys", new JWKSet(key.toPublicJWK()).toString());
        provider.start();
    }

    @AfterAll
    static void stop() {
        provider.stop(0);
    }

    @Test
    void tokens_of_named_tenants_only_are_accepted_at_a_shared_address() throws Exception {
        JwtDecoder decoder = decoder(clients("/organizations/v2.0", Map.of(ONE, List.of("company.example"))));

        assertThat(decoder.decode(token(base + "/" + ONE + "/v2.0", ONE)).getSubject())
                .isEqualTo("carla");
        for (String[] wrong : new String[][] {
            {base + "/" + OTHER + "/v2.0", OTHER},
            {base + "/" + OTHER + "/v2.0", ONE},
            {base + "/" + ONE + "/v2.0", OTHER},
            {base + "/" + ONE + "/v2.0", null},
            {base + "/{tenantid}/v2.0", "{tenantid}"},
            {base + "/organizations/v2.0", ONE}
        }) {
            assertThatThrownBy(() -> decoder.decode(token(wrong[0], wrong[1])))
                    .as("%s %s", wrong[0], wrong[1])
                    .isInstanceOf(JwtException.class);
        }
    }

    @Test
    void provider_with_another_issuer_stops_the_start() {
        for (String path : List.of("/renamed", "/organizations/v2.0", "/one/v2.0/")) {
            assertThatThrownBy(() -> clients(path, Map.of()).mustHaveTheirIssuers())
                    .isInstanceOf(UnsafeConfigurationException.class)
                    .hasMessageContaining(base + path)
                    .hasMessageContaining("its issuer is");
        }
    }

    @Test
    void provider_with_its_issuer_or_out_of_reach_does_not_stop_the_start() {
        clients("/one/v2.0", Map.of()).mustHaveTheirIssuers();
        clients("/organizations/v2.0", Map.of(ONE, List.of("company.example"))).mustHaveTheirIssuers();
        clients("/nothing-here", Map.of()).mustHaveTheirIssuers();
    }

    private static JwtDecoder decoder(OidcClients clients) {
        ClientRegistration client = clients.findByRegistrationId("customers");
        return HTTP.idTokens(client, clients.tenantsOf(client));
    }

    private static OidcClients clients(String path, Map<String, List<String>> tenants) {
        return new OidcClients(
                new OidcProperties(
                        null,
                        new OidcProperties.Customers(
                                "Customer Login",
                                base + path,
                                "customers",
                                "secret",
                                List.of("openid", "email"),
                                List.of(),
                                List.of("email_verified"),
                                tenants)),
                HTTP.plain());
    }

    private static String token(String issuer, String tenant) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
                new JWTClaimsSet.Builder()
                        .issuer(issuer)
                        .subject("carla")
                        .audience("customers")
                        .issueTime(new Date())
                        .expirationTime(Date.from(Instant.now().plusSeconds(300)))
                        .claim("tid", tenant)
                        .build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static void serve(String path, String issuer) {
        answer(
                path + "/.well-known/openid-configuration",
                """
                {"issuer":"%1$s","authorization_endpoint":"%2$s/authorize","token_endpoint":"%2$s/token",
                 "jwks_uri":"%2$s/keys","subject_types_supported":["pairwise"],"response_types_supported":["code"]}"""
                        .formatted(issuer, base));
    }

    private static void answer(String path, String json) {
        provider.createContext(path, exchange -> {
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            } catch (IOException gone) {
                // the client did not wait
            }
        });
    }
}
