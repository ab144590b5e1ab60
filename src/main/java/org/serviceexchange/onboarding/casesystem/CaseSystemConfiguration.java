package org.serviceexchange.onboarding.casesystem;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.account.People;
import org.serviceexchange.onboarding.application.port.casework.CaseChanges;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.ServiceNowInstances;
import org.serviceexchange.onboarding.servicenow.ServiceNowTableProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Chooses the adapter of the case system. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CaseSystemProperties.class)
class CaseSystemConfiguration {

    private static final String SERVICENOW = "onboarding.casesystem.mode=servicenow";

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
                InstanceClient instance = instances.getObject().provider(SERVICENOW);
                yield new ServiceNowCaseSystem(
                        new CaseTable(instance),
                        new CaseJournal(instance, people.getObject()),
                        new CustomerDirectory(instance, properties.createCustomers()));
            }
        };
    }

    @Bean
    ProviderConnection providerConnection(
            CaseSystemProperties properties,
            ObjectProvider<ServiceNowInstances> instances,
            ObjectProvider<ServiceNowTableProperties> tables) {
        return new ServiceNowProviderConnection(
                instances.stream().findFirst().flatMap(ServiceNowInstances::provider),
                properties.mode() == CaseSystemProperties.Mode.SERVICENOW,
                tables.stream()
                        .flatMap(names -> Stream.of(
                                        ServiceNowProviderConnection.ofSubscriptions(names),
                                        ServiceNowProviderConnection.ofConnections(names))
                                .flatMap(Optional::stream))
                        .toList());
    }

    @Bean
    @ConditionalOnProperty(name = "onboarding.casesystem.mode", havingValue = "servicenow")
    CaseChanges caseChanges(ServiceNowInstances instances, People people) {
        InstanceClient instance = instances.provider(SERVICENOW);
        return new ServiceNowCaseChanges(new CaseTable(instance), new CaseJournal(instance, people));
    }
}
