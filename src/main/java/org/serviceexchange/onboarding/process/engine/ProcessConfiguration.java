package org.serviceexchange.onboarding.process.engine;

import org.serviceexchange.onboarding.application.activation.ActivationTimeout;
import org.serviceexchange.onboarding.application.approval.ApprovalPolicy;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessProperties.class)
class ProcessConfiguration {

    @Bean
    ApprovalPolicy approvalTerms(ProcessProperties properties) {
        return properties.approval();
    }

    @Bean
    ActivationTimeout activationTerms(ProcessProperties properties) {
        return properties.activation();
    }
}
