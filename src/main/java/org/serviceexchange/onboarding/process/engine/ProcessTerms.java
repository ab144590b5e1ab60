package org.serviceexchange.onboarding.process.engine;

import org.serviceexchange.onboarding.application.activation.ActivationTerms;
import org.serviceexchange.onboarding.application.approval.ApprovalTerms;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProcessProperties.class)
class ProcessTerms {

    @Bean
    ApprovalTerms approvalTerms(ProcessProperties properties) {
        return properties.approval();
    }

    @Bean
    ActivationTerms activationTerms(ProcessProperties properties) {
        return properties.activation();
    }
}
