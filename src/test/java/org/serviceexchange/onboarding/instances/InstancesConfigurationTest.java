package org.serviceexchange.onboarding.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;

class InstancesConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(InstancesConfiguration.class)
            .withBean(ReplicationSubscriptions.class, () -> mock())
            .withBean(OutsideCalls.class, () -> mock())
            .withBean(Clock.class, Clock::systemUTC);

    @ParameterizedTest
    @ValueSource(strings = {"unused=", "onboarding.instances.mode=embedded"})
    void the_embedded_mode_is_the_default(String property) {
        runner.withPropertyValues(property).run(context -> {
            assertThat(context).getBean(ProviderInstance.class).isInstanceOf(EmbeddedProviderInstance.class);
            assertThat(context).getBean(CustomerInstance.class).isInstanceOf(EmbeddedCustomerInstance.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"real", "true"})
    void an_unknown_mode_stops_the_start(String mode) {
        runner.withPropertyValues("onboarding.instances.mode=" + mode)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("No enum constant"));
    }

    @Test
    void the_mode_of_real_instances_needs_the_provider_and_the_tables() {
        ApplicationContextRunner real =
                runner.withUserConfiguration(Calls.class).withPropertyValues("onboarding.instances.mode=servicenow");
        ApplicationContextRunner reachable = real.withPropertyValues(
                "onboarding.servicenow.provider.url=https://provider.service-now.com",
                "onboarding.servicenow.provider.auth=api-key",
                "onboarding.servicenow.provider.api-key=secret");

        real.run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("provider.url"));
        reachable.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("onboarding.servicenow.tables.subscription"));
        reachable
                .withPropertyValues(
                        "onboarding.servicenow.tables.subscription=u_subscription",
                        "onboarding.servicenow.tables.replication-set=u_set")
                .run(context -> {
                    assertThat(context).getBean(ProviderInstance.class).isInstanceOf(ServiceNowProviderInstance.class);
                    assertThat(context).getBean(CustomerInstance.class).isInstanceOf(ServiceNowCustomerInstance.class);
                });
    }

    @ComponentScan("org.serviceexchange.onboarding.servicenow")
    @ImportAutoConfiguration({
        HttpClientAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        RestClientAutoConfiguration.class,
        JacksonAutoConfiguration.class
    })
    static class Calls {}
}
