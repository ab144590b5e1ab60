package org.serviceexchange.onboarding.servicenow;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.serviceexchange.onboarding.servicenow.ClientCredentials.TokenEndpoint;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How ServiceNow instances are called.
 *
 * @param provider         the provider's own instance; null where none is called
 * @param callsAtOnce      to one instance; another call fails at once and is made again later
 * @param pauseAfterOutage how long an instance is not called after more than half of the last calls failed; 1 s to 10 min
 */
@Validated
@ConfigurationProperties("onboarding.servicenow")
record ServiceNowProperties(
        @Valid Provider provider,
        @Min(1) @Max(10) @DefaultValue("5") int callsAtOnce,
        @NotNull @DefaultValue("30s") Duration pauseAfterOutage) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    @AssertTrue(message = "onboarding.servicenow.pause-after-outage must be between 1s and 10m")
    public boolean isPauseBounded() {
        return pauseAfterOutage == null || pauseAfterOutage.toSeconds() > 0 && pauseAfterOutage.compareTo(LONGEST) <= 0;
    }

    enum Auth {
        /** OAuth 2.0 client credentials. */
        OAUTH,
        BASIC,
        /** The header {@code x-sn-apikey}. */
        API_KEY
    }

    /**
     * @param url  {@code https://{name}.service-now.com}, or a host listed in {@code onboarding.outgoing.instances}
     * @param auth how the application signs in; each way has its own properties
     */
    record Provider(
            @NotNull(message = "set it to the address of the provider's instance, https://{name}.service-now.com")
                    URI url,
            @NotNull(message = "must be oauth, basic or api-key") Auth auth,
            String clientId,
            String clientSecret,
            String username,
            String password,
            String apiKey)
            implements SignIn {

        private static final Pattern ADDRESS = Pattern.compile("https://[a-z0-9.-]+(:\\d{1,5})?");

        @AssertTrue(
                message = "onboarding.servicenow.provider.url must be https://{host} or https://{host}:{port} in small"
                        + " letters, without user, path or slash at the end")
        public boolean isAddress() {
            return url == null || ADDRESS.matcher(url.toString()).matches();
        }

        @AssertTrue(
                message = "onboarding.servicenow.provider.auth=oauth needs .client-id and .client-secret,"
                        + " basic needs .username and .password, api-key needs .api-key")
        public boolean isSignInComplete() {
            return auth == null
                    || switch (auth) {
                        case OAUTH -> isSet(clientId) && isSet(clientSecret);
                        case BASIC -> isSet(username) && isSet(password);
                        case API_KEY -> isSet(apiKey);
                    };
        }

        @Override
        public Credentials credentials(TokenEndpoint tokens, Clock clock) {
            return switch (auth) {
                case BASIC -> FixedCredentials.basic(username, password);
                case API_KEY -> FixedCredentials.apiKey(apiKey);
                case OAUTH -> new ClientCredentials(clientId, clientSecret, tokens, clock);
            };
        }

        private static boolean isSet(String value) {
            return value != null && !value.isBlank();
        }

        /** Without the secrets. */
        @Override
        public String toString() {
            return "%s with %s".formatted(url, auth);
        }
    }
}
