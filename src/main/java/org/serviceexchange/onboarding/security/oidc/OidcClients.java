package org.serviceexchange.onboarding.security.oidc;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.serviceexchange.onboarding.security.account.OidcAudience;
import org.serviceexchange.onboarding.security.startup.UnsafeConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestOperations;

/**
 * The clients of this application at the OpenID providers. It reads the metadata of a provider at the start, and otherwise
 * when the first person signs in. So a provider that is down affects only its own users.
 */
class OidcClients implements ClientRegistrationRepository {

    /** The path to which the OpenID provider redirects people. */
    static final String CALLBACK = "/login/oauth2/code/";

    /** The key in a provider's metadata for the address to sign out. */
    static final String END_SESSION = "end_session_endpoint";

    private static final Logger LOG = LoggerFactory.getLogger(OidcClients.class);
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

    /** The tenants that may sign in; empty if the issuer has one only. */
    Map<String, List<String>> tenantsOf(ClientRegistration client) {
        return OidcAudience.of(client.getRegistrationId())
                .flatMap(properties::client)
                .map(OidcProperties.Client::tenants)
                .orElse(Map.of());
    }

    /**
     * Reads the metadata of every configured provider. One that cannot be reached now may be reached later.
     *
     * @throws UnsafeConfigurationException if the metadata has another issuer
     */
    void mustHaveTheirIssuers() {
        for (OidcAudience audience : OidcAudience.values()) {
            try {
                findByRegistrationId(audience.id());
            } catch (IllegalStateException unusable) {
                if (unusable.getCause() instanceof AnotherIssuerException) {
                    String property = "onboarding.sign-in.oidc.%s.issuer".formatted(audience.id());
                    throw new UnsafeConfigurationException(
                            unusable.getMessage() + ".",
                            "Set %s to the issuer exactly as the OpenID provider writes it, or ask its administrator."
                                    .formatted(property));
                }
                LOG.warn("{} Sign-in there works when it can be reached.", unusable.getMessage());
            }
        }
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
        String issuer = metadata == null ? "" : String.valueOf(metadata.get("issuer"));
        boolean ofTenants = !client.tenants().isEmpty() && EntraIssuer.isTemplate(issuer);
        if (metadata == null || !ofTenants && !client.issuer().equals(issuer)) {
            throw new AnotherIssuerException("it says that its issuer is %s".formatted(issuer));
        }
        Map<String, Object> parsable = new HashMap<>(metadata);
        // a template is no URI
        parsable.put("issuer", client.issuer());
        return ClientRegistrations.fromOidcConfiguration(parsable)
                .issuerUri(issuer)
                .registrationId(audience.id())
                .clientName(client.name())
                .clientId(client.clientId())
                .clientSecret(client.clientSecret())
                .scope(client.scopes())
                .redirectUri("{baseUrl}" + CALLBACK + "{registrationId}")
                .build();
    }

    /** The OpenID provider at this address has another issuer, so every token would be refused. */
    private static final class AnotherIssuerException extends IllegalStateException {

        private AnotherIssuerException(String message) {
            super(message);
        }
    }

    private static String withoutSlash(String issuer) {
        return issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    }
}
