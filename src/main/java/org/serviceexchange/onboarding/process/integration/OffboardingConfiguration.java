package org.serviceexchange.onboarding.process.integration;

import org.serviceexchange.onboarding.application.OffboardingPolicy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OffboardingProperties.class)
class OffboardingConfiguration {

    @Bean
    OffboardingPolicy offboardingPolicy(OffboardingProperties properties) {
        return properties.policy();
    }
}
