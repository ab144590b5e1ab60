package org.serviceexchange.onboarding.casesystem;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the adapter of the case system. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseSystemProperties.class)
class CaseSystemConfiguration {

    @Bean
    CaseSystem caseSystem(CaseSystemProperties properties, RegistrationCases cases, Clock clock) {
        return switch (properties.mode()) {
            case EMBEDDED -> new EmbeddedCaseSystem(cases::nextNumber, clock);
        };
    }
}
