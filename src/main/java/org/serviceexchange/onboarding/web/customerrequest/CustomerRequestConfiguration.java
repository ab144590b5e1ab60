package org.serviceexchange.onboarding.web.customerrequest;

import org.serviceexchange.onboarding.application.customerrequest.CustomerRequestLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CustomerRequestProperties.class)
class CustomerRequestConfiguration {

    @Bean
    CustomerRequestLimits requestLimits(CustomerRequestProperties properties) {
        return properties.limits();
    }
}
