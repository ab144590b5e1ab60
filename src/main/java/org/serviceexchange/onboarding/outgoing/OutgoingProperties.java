package org.serviceexchange.onboarding.outgoing;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.serviceexchange.onboarding.domain.webhook.WebhookSecret;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What calls to instances and to receivers of webhooks may do.
 *
 * @param instances      the operator's list: instances that are called at a host of their own, by the instance's name
 * @param webhooks       programs that are notified when the state of an onboarding changes, by a name of the operator's choice
 * @param deadline       for a whole call, from looking the host up to the last byte of the answer; 1 ms to 5 min
 * @param connectTimeout for one attempt to connect, and for waiting until a connection is free
 * @param maxAnswer      bytes of an answer's body
 * @param sslBundle      the SSL bundle ({@code spring.ssl.bundle.*}) whose authorities are trusted in place of the
 *                       machine's own; null for the machine's own
 */
@Validated
@ConfigurationProperties("onboarding.outgoing")
record OutgoingProperties(
        @NotNull @DefaultValue
                Map<
                                @Pattern(regexp = LABEL, message = "must be an instance's name, in small letters")
                                String,
                                @Valid @NotNull ListedHost>
                        instances,
        @NotNull @DefaultValue
                Map<
                                @Pattern(
                                        regexp = LABEL,
                                        message = "must be a name of small letters, digits and hyphens")
                                String,
                                @Valid @NotNull WebhookReceiver>
                        webhooks,
        @NotNull @DefaultValue("30s") Duration deadline,
        @NotNull @DefaultValue("5s") Duration connectTimeout,
        @NotNull @DefaultValue("5MB") DataSize maxAnswer,
        String sslBundle) {

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    // the last label begins with a letter: what may be an address in any spelling is no name
    private static final String HOST =
            "(?=.{1,253}(:|$))([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?(:[1-9]\\d{0,4})?";

    private static final Duration LONGEST = Duration.ofMinutes(5);

    OutgoingProperties {
        instances = instances == null ? Map.of() : Map.copyOf(instances);
        webhooks = webhooks == null ? Map.of() : Map.copyOf(webhooks);
    }

    @AssertTrue(message = "onboarding.outgoing.deadline and .connect-timeout must be between 1ms and 5m")
    public boolean isTimeBounded() {
        return bounded(deadline) && bounded(connectTimeout);
    }

    @AssertTrue(message = "onboarding.outgoing.max-answer must be between 1B and 100MB")
    public boolean isAnswerBounded() {
        return maxAnswer == null || maxAnswer.toBytes() > 0 && maxAnswer.compareTo(DataSize.ofMegabytes(100)) <= 0;
    }

    private static boolean bounded(Duration duration) {
        return duration == null || duration.toMillis() > 0 && duration.compareTo(LONGEST) <= 0;
    }

    /**
     * A host that the operator answers for.
     *
     * @param host     a name, or name and port; always called over https
     * @param networks where its address may be although outside calls end nowhere near, {@code 10.20.30.0/24}; empty
     *                 for a host on the internet
     */
    record ListedHost(
            @NotNull
                    @Pattern(
                            regexp = HOST,
                            message = "must be a host's name in small letters, or name:port; no address, no path")
                    String host,
            @NotNull @DefaultValue List<@NotNull String> networks) {

        ListedHost {
            networks = networks == null ? List.of() : List.copyOf(networks);
        }

        @AssertTrue(message = "networks must be like 10.20.30.0/24 or 10.20.30.40/32")
        public boolean isOfNetworks() {
            return networks.stream().allMatch(Network::isOne);
        }

        List<Network> permitted() {
            return networks.stream().map(Network::parse).toList();
        }
    }

    /**
     * A program that gets webhooks.
     *
     * @param secret   {@code whsec_} and 24 to 64 random bytes in Base64; the receiver checks signatures with it
     * @param networks as of a listed host
     */
    record WebhookReceiver(
            @NotNull URI url, @NotNull String secret, @NotNull @DefaultValue List<@NotNull String> networks) {

        private static final java.util.regex.Pattern ADDRESS =
                java.util.regex.Pattern.compile("https://" + HOST + "(/[\\x21\\x22\\x24-\\x7e]*)?");

        WebhookReceiver {
            networks = networks == null ? List.of() : List.copyOf(networks);
        }

        @AssertTrue(
                message = "url must be https://{host}/{path}, with the host in small letters; no user, no address in"
                        + " digits")
        public boolean isAddress() {
            return url == null || ADDRESS.matcher(url.toString()).matches();
        }

        @AssertTrue(
                message = "secret must be whsec_ and 24 to 64 bytes in Base64, for example from:"
                        + " echo whsec_$(openssl rand -base64 32)")
        public boolean isSecret() {
            return secret == null || WebhookSecret.isOne(secret);
        }

        @AssertTrue(message = "networks must be like 10.20.30.0/24 or 10.20.30.40/32")
        public boolean isOfNetworks() {
            return networks.stream().allMatch(Network::isOne);
        }

        List<Network> permitted() {
            return networks.stream().map(Network::parse).toList();
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return url.toString();
        }
    }
}
