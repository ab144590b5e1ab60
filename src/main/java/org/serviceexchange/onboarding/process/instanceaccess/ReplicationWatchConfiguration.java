package org.serviceexchange.onboarding.process.instanceaccess;

import org.serviceexchange.onboarding.application.instanceaccess.ReplicationWatchInterval;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplicationWatchProperties.class)
class ReplicationWatchConfiguration {

    @Bean
    ReplicationWatchInterval replicationWatchInterval(ReplicationWatchProperties properties) {
        return new ReplicationWatchInterval(properties.livenessEvery());
    }
}
