package org.serviceexchange.onboarding.instances;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceInspector;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.ServiceNowInstances;
import org.serviceexchange.onboarding.servicenow.ServiceNowTableProperties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.validation.annotation.Validated;

/** Chooses the adapters of the two parties' instances. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({InstancesProperties.class, InstancesConfiguration.CheckProperties.class})
class InstancesConfiguration {

    private static final String SERVICENOW = "onboarding.instances.mode=servicenow";

    @Bean
    ProviderInstance providerInstance(
            InstancesProperties properties,
            ReplicationSubscriptions subscriptions,
            ObjectProvider<Onboardings> onboardings,
            ObjectProvider<ServiceNowInstances> instances,
            ObjectProvider<ServiceNowTableProperties> tables,
            Clock clock) {
        return switch (properties.mode()) {
            case EMBEDDED -> new EmbeddedProviderInstance(subscriptions::nextNumber, clock);
            case SERVICENOW -> {
                InstanceClient instance = instances.getObject().provider(SERVICENOW);
                require("subscription", tables.getObject().subscription());
                yield new ServiceNowProviderInstance(
                        instance,
                        tables.getObject(),
                        number -> onboardings.getObject().get(number).instance().id(),
                        subscriptions::nextNumber,
                        clock);
            }
        };
    }

    @Bean
    CustomerInstance customerInstance(
            InstancesProperties properties,
            ObjectProvider<Onboardings> onboardings,
            ObjectProvider<ServiceNowInstances> instances,
            ObjectProvider<InstanceAddresses> addresses,
            ObjectProvider<CustomerConnections> connections,
            ObjectProvider<ServiceNowTableProperties> tables) {
        return switch (properties.mode()) {
            case EMBEDDED -> new EmbeddedCustomerInstance();
            case SERVICENOW -> {
                require("replication-set", tables.getObject().replicationSet());
                yield new ServiceNowCustomerInstance(
                        connections.getIfAvailable(() -> nobody -> Optional.empty()),
                        new ReplicationSetTable(tables.getObject()),
                        setNames(onboardings),
                        new InstancePresence(instances.getObject(), addresses.getObject()));
            }
        };
    }

    @Bean
    InstanceInspector instanceInspector(
            InstancesProperties properties,
            ObjectProvider<ServiceNowInstances> instances,
            ObjectProvider<InstanceAddresses> addresses,
            ObjectProvider<Onboardings> onboardings,
            ObjectProvider<ServiceNowTableProperties> tables,
            CheckProperties checks) {
        return switch (properties.mode()) {
            case EMBEDDED -> new EmbeddedInstanceInspector();
            case SERVICENOW ->
                new ServiceNowInstanceInspector(
                        instances.getObject(),
                        addresses.getObject(),
                        new ReplicationSetTable(tables.getObject()),
                        setNames(onboardings),
                        checks.applicationScope());
        };
    }

    private static Function<OnboardingNumber, String> setNames(ObjectProvider<Onboardings> onboardings) {
        return number ->
                onboardings.getObject().get(number).registration().details().replicationSet();
    }

    private static void require(String property, String table) {
        if (table.isEmpty()) {
            throw new InvalidConfigurationPropertyValueException(
                    "onboarding.servicenow.tables." + property,
                    "",
                    "%s needs the name of this table. ServiceNow does not publish it: docs/servicenow.md says where to find it."
                            .formatted(SERVICENOW));
        }
    }

    /**
     * What a customer's instance is checked for.
     *
     * @param applicationScope the scope of the application Service Exchange, as it is in the table {@code sys_store_app}
     */
    @Validated
    @ConfigurationProperties("onboarding.servicenow.checks")
    record CheckProperties(
            @NotNull @DefaultValue("sn_nowebonding") @Pattern(regexp = "[a-z0-9_]+") String applicationScope) {}
}
