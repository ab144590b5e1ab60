package org.serviceexchange.onboarding.servicenow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls.OutsideSystem;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.ServiceNowProperties.Provider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The instances that the application calls. */
@Component
@EnableConfigurationProperties({ServiceNowProperties.class, ServiceNowTables.class})
public class ServiceNowInstances {

    // of the last calls; fewer say nothing
    private static final int CALLS_THAT_COUNT = 10;
    private static final int CALLS_AT_LEAST = 5;
    private static final float FAILED_PER_CENT = 60;

    // a customer's instance is read by one job, and by a person who tests the access
    private static final int CALLS_TO_A_CUSTOMER = 2;
    private static final int MOST_CUSTOMERS = 10_000;
    private static final Duration KEPT = Duration.ofHours(2);

    private final ServiceNowProperties properties;
    private final RestClient.Builder http;
    private final OutsideCalls calls;
    private final ObjectMapper json;
    private final Clock clock;

    // a limit that an instance set lasts an hour at most, and must not be forgotten before
    private final Cache<OnboardingNumber, Customer> customers = Caffeine.newBuilder()
            .expireAfterAccess(KEPT)
            .maximumSize(MOST_CUSTOMERS)
            .build();

    private InstanceClient provider;

    ServiceNowInstances(
            ServiceNowProperties properties,
            RestClient.Builder http,
            OutsideCalls calls,
            ObjectMapper json,
            Clock clock) {
        this.properties = properties;
        this.http = http;
        this.calls = calls;
        this.json = json;
        this.clock = clock;
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
        return client(signIn.url(), signIn, properties.callsAtOnce(), OutsideSystem.PROVIDER_INSTANCE);
    }

    /**
     * The instance of a customer, with limits of its own, so that a slow one delays no other. The same one every time, as
     * long as address and credentials are the same.
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
                                                CALLS_TO_A_CUSTOMER,
                                                OutsideSystem.CUSTOMER_INSTANCE)))
                .client();
    }

    /** An instance to which nobody gave access: it says no more than that it is there. */
    public InstanceClient anonymous(URI url) {
        return client(url, (tokens, clock) -> new NoCredentials(), 1, OutsideSystem.CUSTOMER_INSTANCE);
    }

    /** The credentials do not stay in memory. */
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

    private InstanceClient client(URI url, SignIn signIn, int callsAtOnce, OutsideSystem system) {
        String host = url.getAuthority();
        return new InstanceClient(
                url,
                new InstanceConnection(
                        url,
                        http.build(),
                        signIn,
                        CircuitBreaker.of(host, breaker()),
                        Bulkhead.of(host, callsAtOnce(callsAtOnce)),
                        (outcome, took) -> calls.ended(system, outcome, took),
                        json,
                        clock));
    }

    private CircuitBreakerConfig breaker() {
        return CircuitBreakerConfig.custom()
                .slidingWindowType(SlidingWindowType.COUNT_BASED)
                .slidingWindowSize(CALLS_THAT_COUNT)
                .minimumNumberOfCalls(CALLS_AT_LEAST)
                .failureRateThreshold(FAILED_PER_CENT)
                .waitDurationInOpenState(properties.pauseAfterOutage())
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock)
                .build();
    }

    private static BulkheadConfig callsAtOnce(int most) {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(most)
                .maxWaitDuration(Duration.ZERO)
                .build();
    }
}
