package org.serviceexchange.onboarding.servicenow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls.OutsideSystem;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.ServiceNowProperties.Provider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The instances that the application calls. */
@Component
@EnableConfigurationProperties({ServiceNowProperties.class, ServiceNowTableProperties.class})
public class ServiceNowInstances {

    // a customer's instance is read by one job, and by a person who tests the access
    private static final int CALLS_TO_A_CUSTOMER = 2;
    private static final int MOST_CUSTOMERS = 10_000;

    // a limit that an instance set lasts an hour at most, and must not be forgotten before
    private static final Duration LIMITS_KEPT = Duration.ofHours(2);

    // another node may have deleted them meanwhile; a token serves the calls of one poll after the other
    private static final Duration CREDENTIALS_KEPT = Duration.ofMinutes(1);

    private final ServiceNowProperties properties;
    private final RestClient.Builder http;
    private final OutsideCalls calls;
    private final ObjectMapper json;
    private final Clock clock;

    private final Cache<Instance, InstanceLimits> limits = Caffeine.newBuilder()
            .expireAfterAccess(LIMITS_KEPT)
            .maximumSize(MOST_CUSTOMERS)
            .build();

    private final Cache<OnboardingNumber, Customer> customers;

    private InstanceClient provider;

    @Autowired
    ServiceNowInstances(
            ServiceNowProperties properties,
            RestClient.Builder http,
            OutsideCalls calls,
            ObjectMapper json,
            Clock clock) {
        this(properties, http, calls, json, clock, CREDENTIALS_KEPT);
    }

    /** @param credentialsKept after the last call with them */
    ServiceNowInstances(
            ServiceNowProperties properties,
            RestClient.Builder http,
            OutsideCalls calls,
            ObjectMapper json,
            Clock clock,
            Duration credentialsKept) {
        this.properties = properties;
        this.http = http;
        this.calls = calls;
        this.json = json;
        this.clock = clock;
        this.customers = Caffeine.newBuilder()
                .expireAfterAccess(credentialsKept)
                // else they would stay until the next call to any customer
                .scheduler(Scheduler.systemScheduler())
                .maximumSize(MOST_CUSTOMERS)
                .build();
    }

    /** As {@link #provider(String)}; empty when the operator did not say which it is. */
    public Optional<InstanceClient> provider() {
        return Optional.ofNullable(properties.provider()).map(any -> provider("onboarding.servicenow.provider"));
    }

    /**
     * The provider's own instance. The same one every time, because its limits count for all callers.
     *
     * @param neededBy the property that asks for it, with its value
     * @throws InvalidConfigurationPropertyValueException when the operator did not say which it is
     */
    public synchronized InstanceClient provider(String neededBy) {
        if (properties.provider() == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "onboarding.servicenow.provider.url",
                    "",
                    ("%s needs the provider's instance: set onboarding.servicenow.provider.url, .auth and the"
                                    + " properties of this way to sign in.")
                            .formatted(neededBy));
        }
        if (provider == null) {
            provider = newProvider();
        }
        return provider;
    }

    /** With limits of its own. */
    InstanceClient newProvider() {
        Provider signIn = properties.provider();
        return client(
                signIn.url(), signIn, limits(signIn.url(), properties.callsAtOnce()), OutsideSystem.PROVIDER_INSTANCE);
    }

    /**
     * The instance of a customer, with limits of its own, so that a slow one delays no other. The limits are the same every
     * time, also with other credentials. Credentials and token stay in memory for a minute after the last call.
     *
     * @param owner whose credentials these are
     */
    public InstanceClient customer(OnboardingNumber owner, URI url, InstanceCredentials credentials) {
        return customers
                .asMap()
                .compute(
                        owner,
                        (number, known) -> known != null && known.isFor(url, credentials)
                                ? known
                                : new Customer(
                                        url,
                                        credentials,
                                        client(
                                                url,
                                                signIn(credentials),
                                                limits(owner, url),
                                                OutsideSystem.CUSTOMER_INSTANCE)))
                .client();
    }

    /** An instance to which nobody gave access: it says no more than that it is there. */
    public InstanceClient anonymous(URI url) {
        return client(url, (tokens, clock) -> new NoCredentials(), limits(url, 1), OutsideSystem.CUSTOMER_INSTANCE);
    }

    /** The credentials leave the memory at once. The limits stay: they count for whoever calls next. */
    public void forgetCustomer(OnboardingNumber owner) {
        customers.invalidate(owner);
    }

    private static SignIn signIn(InstanceCredentials credentials) {
        return switch (credentials.method()) {
            case OAUTH ->
                (tokens, clock) -> new ClientCredentials(credentials.clientId(), credentials.secret(), tokens, clock);
            case API_KEY -> (tokens, clock) -> FixedCredentials.apiKey(credentials.secret());
        };
    }

    private record Customer(URI url, InstanceCredentials credentials, InstanceClient client) {

        boolean isFor(URI otherUrl, InstanceCredentials otherCredentials) {
            return url.equals(otherUrl) && credentials.equals(otherCredentials);
        }
    }

    private record Instance(OnboardingNumber owner, URI url) {}

    private InstanceLimits limits(OnboardingNumber owner, URI url) {
        return limits.get(new Instance(owner, url), unknown -> limits(url, CALLS_TO_A_CUSTOMER));
    }

    private InstanceLimits limits(URI url, int callsAtOnce) {
        return new InstanceLimits(url.getAuthority(), callsAtOnce, properties.pauseAfterOutage(), clock);
    }

    private InstanceClient client(URI url, SignIn signIn, InstanceLimits limits, OutsideSystem system) {
        return new InstanceClient(
                url,
                new InstanceConnection(
                        url,
                        http.build(),
                        signIn,
                        limits,
                        (outcome, took) -> calls.ended(system, outcome, took),
                        json,
                        clock));
    }
}
