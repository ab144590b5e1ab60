package org.serviceexchange.onboarding.instances;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.instance.ReplicationSubscriptions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the adapters of the two parties' instances. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(InstancesProperties.class)
class InstancesConfiguration {

    @Bean
    ProviderInstance providerInstance(
            InstancesProperties properties, ReplicationSubscriptions subscriptions, Clock clock) {
        return switch (properties.mode()) {
            case EMBEDDED -> new EmbeddedProviderInstance(subscriptions::nextNumber, clock);
        };
    }

    @Bean
    CustomerInstance customerInstance(InstancesProperties properties) {
        return switch (properties.mode()) {
            case EMBEDDED -> new EmbeddedCustomerInstance();
        };
    }
}
