package org.serviceexchange.onboarding.security.oidc;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestOperations;

/**
 * The clients of this application at the OpenID providers. It reads the metadata of a provider when the first person signs
 * in, not at the start. So a provider that is down affects only its own users.
 */
class OidcClients implements ClientRegistrationRepository {

    /** The path to which the OpenID provider redirects people. */
    static final String CALLBACK = "/login/oauth2/code/";

    /** The key in a provider's metadata for the address to sign out. */
    static final String END_SESSION = "end_session_endpoint";

    private static final String METADATA = "/.well-known/openid-configuration";

    private final OidcProperties properties;
    private final RestOperations http;
    private final Map<OidcAudience, ClientRegistration> known = new ConcurrentHashMap<>();

    OidcClients(OidcProperties properties, RestOperations http) {
        this.properties = properties;
        this.http = http;
    }

    /**
     * @return null if there is no client with this id
     * @throws IllegalStateException if the provider cannot be reached or has another issuer
     */
    @Override
    public ClientRegistration findByRegistrationId(String id) {
        return OidcAudience.of(id)
                .flatMap(audience -> properties.client(audience).map(client -> registration(audience, client)))
                .orElse(null);
    }

    private ClientRegistration registration(OidcAudience audience, OidcProperties.Client client) {
        ClientRegistration registration = known.get(audience);
        if (registration == null) {
            // without a lock: while the provider is down, requests must not wait for each other's time-out
            try {
                registration = discover(audience, client);
            } catch (RuntimeException unusable) {
                throw new IllegalStateException(
                        "The OpenID provider %s can't be used: %s".formatted(client.issuer(), unusable.getMessage()),
                        unusable);
            }
            known.put(audience, registration);
        }
        return registration;
    }

    private ClientRegistration discover(OidcAudience audience, OidcProperties.Client client) {
        Map<String, Object> metadata = http.exchange(
                        URI.create(withoutSlash(client.issuer()) + METADATA),
                        HttpMethod.GET,
                        null,
                        new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody();
        if (metadata == null || !client.issuer().equals(metadata.get("issuer"))) {
            throw new IllegalStateException(
                    "it says that its issuer is %s".formatted(metadata == null ? null : metadata.get("issuer")));
        }
        return ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(audience.id())
                .clientName(client.name())
                .clientId(client.clientId())
                .clientSecret(client.clientSecret())
                .scope(client.scopes())
                .redirectUri("{baseUrl}" + CALLBACK + "{registrationId}")
                .build();
    }

    private static String withoutSlash(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }
}
