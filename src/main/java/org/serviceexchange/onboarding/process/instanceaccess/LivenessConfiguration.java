package org.serviceexchange.onboarding.process.instanceaccess;

import org.serviceexchange.onboarding.application.instanceaccess.LivenessInterval;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LivenessProperties.class)
class LivenessConfiguration {

    @Bean
    LivenessInterval livenessInterval(LivenessProperties properties) {
        return new LivenessInterval(properties.livenessEvery());
    }
}
