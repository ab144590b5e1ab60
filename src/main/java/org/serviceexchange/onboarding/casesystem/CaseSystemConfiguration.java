package org.serviceexchange.onboarding.casesystem;

import java.time.Clock;
import org.serviceexchange.onboarding.application.port.account.People;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.ServiceNowInstances;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the adapter of the case system. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseSystemProperties.class)
class CaseSystemConfiguration {

    @Bean
    CaseSystem caseSystem(
            CaseSystemProperties properties,
            RegistrationCases cases,
            ObjectProvider<ServiceNowInstances> instances,
            ObjectProvider<People> people,
            Clock clock) {
        return switch (properties.mode()) {
            case EMBEDDED -> new EmbeddedCaseSystem(cases::nextNumber, clock);
            case SERVICENOW -> {
                InstanceClient instance = instances.getObject().provider("onboarding.casesystem.mode=servicenow");
                yield new ServiceNowCaseSystem(
                        new CaseTable(instance),
                        new CaseJournal(instance, people.getObject()),
                        new CustomerDirectory(instance, properties.createCustomers()));
            }
        };
    }
}
