package org.serviceexchange.onboarding.security.oidc;

import java.io.IOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls.OutsideSystem;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Calls OpenID providers with time-outs. Spring Security's own calls have none, so a provider that never answers would block
 * every thread. These calls do not use the guard of the outgoing room: only the operator sets the address of an OpenID
 * provider, and it is often in the internal network, which that guard blocks.
 */
class OidcHttp {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(10);

    private final ClientHttpRequestFactory calls;

    OidcHttp(OutsideCalls counted) {
        JdkClientHttpRequestFactory factory = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(TO_CONNECT).build());
        factory.setReadTimeout(TO_ANSWER);
        calls = new InterceptingClientHttpRequestFactory(
                factory, List.of((request, body, call) -> counted(counted, () -> call.execute(request, body))));
    }

    private static ClientHttpResponse counted(OutsideCalls calls, HttpCall call) throws IOException {
        long begun = System.nanoTime();
        String outcome = "failed";
        try {
            ClientHttpResponse response = call.execute();
            outcome = response.getStatusCode().is5xxServerError() ? "server_error" : OutsideCalls.SUCCESS;
            return response;
        } finally {
            calls.ended(OutsideSystem.OPENID_PROVIDER, outcome, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private interface HttpCall {

        ClientHttpResponse execute() throws IOException;
    }

    RestTemplate plain() {
        return new RestTemplate(calls);
    }

    RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(calls)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.addAll(List.of(
                            new FormHttpMessageConverter(), new OAuth2AccessTokenResponseHttpMessageConverter()));
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    OidcUserService people() {
        RestTemplate http = plain();
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService userInfo = new DefaultOAuth2UserService();
        userInfo.setRestOperations(http);
        OidcUserService people = new OidcUserService();
        people.setOauth2UserService(userInfo);
        return people;
    }

    /**
     * Accepts ID tokens for this client only, signed with a published key of the provider; never unsigned ones.
     *
     * @param tenants who may sign in where many tenants share an address
     */
    JwtDecoder idTokens(ClientRegistration client, Map<String, List<String>> tenants) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        client.getProviderDetails().getJwkSetUri())
                .jwsAlgorithms(algorithms -> algorithms.addAll(List.of(SignatureAlgorithm.values())))
                .restOperations(plain())
                .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), forThisClient(client, tenants)));
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return token -> {
            try {
                return decoder.decode(token);
            } catch (IllegalArgumentException malformed) {
                // a claim of the wrong type
                throw new BadJwtException("The ID token is malformed: " + malformed.getMessage(), malformed);
            }
        };
    }

    private static OAuth2TokenValidator<Jwt> forThisClient(
            ClientRegistration client, Map<String, List<String>> tenants) {
        String issuer = client.getProviderDetails().getIssuerUri();
        if (!EntraIssuer.isTemplate(issuer)) {
            return new OidcIdTokenValidator(client);
        }
        ClientRegistration ofAnyTenant = ClientRegistration.withClientRegistration(client)
                .issuerUri(null)
                .build();
        return new DelegatingOAuth2TokenValidator<>(
                new OidcIdTokenValidator(ofAnyTenant),
                token -> EntraIssuer.matches(
                                issuer,
                                token.getClaimAsString(JwtClaimNames.ISS),
                                token.getClaimAsString(EntraIssuer.TENANT_CLAIM),
                                tenants)
                        ? OAuth2TokenValidatorResult.success()
                        : OAuth2TokenValidatorResult.failure(new OAuth2Error(
                                "invalid_id_token",
                                "No tenant of onboarding.sign-in.oidc.customers.tenants issued this token",
                                null)));
    }
}
