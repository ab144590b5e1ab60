package org.serviceexchange.onboarding.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/**
 * OAuth 2.0 client credentials. One token serves all calls until shortly before it expires. When the instance refuses it
 * earlier, the first call that notices gets a new one for all.
 */
class ClientCredentials implements Credentials {

    // a token that expires on its way would be refused
    private static final Duration MARGIN = Duration.ofSeconds(30);

    // how long a refusal counts for everybody: a wrong secret isn't tried once more for each call that waits
    private static final Duration REFUSAL = Duration.ofSeconds(10);

    private static final Duration DEFAULT_LIFE = Duration.ofMinutes(30);

    private static final String BEARER = "Bearer ";

    /** Asks the instance for a token: takes the form, returns the answer. */
    interface TokenEndpoint {
        JsonNode post(String form);
    }

    private final String form;
    private final String clientSecret;
    private final TokenEndpoint endpoint;
    private final Clock clock;

    private Grant grant;
    private Instant expires = Instant.EPOCH;
    private InstanceCallException refusal;
    private Instant refusedUntil = Instant.EPOCH;

    ClientCredentials(String clientId, String clientSecret, TokenEndpoint endpoint, Clock clock) {
        this.form = Map.of("grant_type", "client_credentials", "client_id", clientId, "client_secret", clientSecret)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        this.clientSecret = clientSecret;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    @Override
    public synchronized Grant current() {
        return clock.instant().isBefore(expires.minus(MARGIN)) ? grant : request();
    }

    @Override
    public synchronized Optional<Grant> inPlaceOf(Grant refused) {
        // else another call has already got a new one
        return Optional.of(refused.equals(grant) ? request() : current());
    }

    @Override
    public synchronized String withoutSecrets(String text) {
        String less = text.replace(clientSecret, "…");
        return grant == null ? less : less.replace(grant.value().substring(BEARER.length()), "…");
    }

    private Grant request() {
        if (clock.instant().isBefore(refusedUntil)) {
            throw refusal;
        }
        grant = null;
        expires = Instant.EPOCH;
        try {
            JsonNode answer = endpoint.post(form);
            grant = new Grant(
                    HttpHeaders.AUTHORIZATION,
                    BEARER + answer.path("access_token").asText());
            expires = clock.instant().plusSeconds(answer.path("expires_in").asLong(DEFAULT_LIFE.toSeconds()));
            return grant;
        } catch (InstanceCallException e) {
            if (e.fault() == InstanceFault.TOKEN_REFUSED) {
                refusal = e;
                refusedUntil = clock.instant().plus(REFUSAL);
            }
            throw e;
        }
    }
}
