package org.serviceexchange.onboarding.servicenow;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Clock;
import java.time.Duration;
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

    private final ServiceNowProperties properties;
    private final RestClient.Builder http;
    private final ObjectMapper json;
    private final Clock clock;

    ServiceNowInstances(ServiceNowProperties properties, RestClient.Builder http, ObjectMapper json, Clock clock) {
        this.properties = properties;
        this.http = http;
        this.json = json;
        this.clock = clock;
    }

    /**
     * The provider's own instance. Ask for it once: each answer has limits of its own.
     *
     * @param neededBy the property that asks for it, with its value
     * @throws InvalidConfigurationPropertyValueException when the operator did not say which it is
     */
    public InstanceClient provider(String neededBy) {
        Provider provider = properties.provider();
        if (provider == null) {
            throw new InvalidConfigurationPropertyValueException(
                    "onboarding.servicenow.provider.url",
                    "",
                    ("%s needs the provider's instance: set onboarding.servicenow.provider.url, .auth and the"
                                    + " properties of this way to sign in.")
                            .formatted(neededBy));
        }
        String host = provider.url().getAuthority();
        return new InstanceClient(
                provider.url(),
                new InstanceConnection(
                        provider.url(),
                        http.build(),
                        provider,
                        CircuitBreaker.of(host, breaker()),
                        Bulkhead.of(host, callsAtOnce()),
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

    private BulkheadConfig callsAtOnce() {
        return BulkheadConfig.custom()
                .maxConcurrentCalls(properties.callsAtOnce())
                .maxWaitDuration(Duration.ZERO)
                .build();
    }
}
