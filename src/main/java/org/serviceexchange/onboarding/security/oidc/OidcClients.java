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
 * This application as the OpenID providers know it. A provider is asked where its addresses are when the first person
 * signs in, not at the start: a provider that is down keeps only those out who would sign in there.
 */
class OidcClients implements ClientRegistrationRepository {

    /** Where the OpenID provider sends people back to. */
    static final String CALLBACK = "/login/oauth2/code/";

    /** The address in a provider's metadata where people sign out of it. */
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
     * @return null when there is no sign-in of this name
     * @throws IllegalStateException when the provider can't be reached, or isn't the one that was meant
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
            // without a lock: while the provider is down nobody shall wait for somebody else's time-out
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
