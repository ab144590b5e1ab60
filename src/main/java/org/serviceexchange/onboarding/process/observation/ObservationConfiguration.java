package org.serviceexchange.onboarding.process.observation;

import org.serviceexchange.onboarding.application.observation.EventSecret;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ObservationProperties.class)
class ObservationConfiguration {

    @Bean
    EventSecret eventSecret(ObservationProperties properties) {
        return new EventSecret(properties.events().secret());
    }
}
