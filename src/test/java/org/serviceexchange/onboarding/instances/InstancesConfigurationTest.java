package org.serviceexchange.onboarding.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.instance.ReplicationSubscriptions;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class InstancesConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(InstancesConfiguration.class)
            .withBean(ReplicationSubscriptions.class, () -> mock())
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
    @ValueSource(strings = {"servicenow", "true"})
    void an_unknown_mode_stops_the_start(String mode) {
        runner.withPropertyValues("onboarding.instances.mode=" + mode)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("No enum constant"));
    }
}
