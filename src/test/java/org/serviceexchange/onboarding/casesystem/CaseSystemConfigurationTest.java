package org.serviceexchange.onboarding.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.port.casework.CaseSystem;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CaseSystemConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withUserConfiguration(CaseSystemConfiguration.class)
            .withBean(RegistrationCases.class, () -> mock())
            .withBean(Clock.class, Clock::systemUTC);

    @ParameterizedTest
    @ValueSource(strings = {"unused=", "onboarding.casesystem.mode=embedded"})
    void the_embedded_mode_is_the_default(String property) {
        runner.withPropertyValues(property).run(context -> {
            assertThat(context).getBean(CaseSystem.class).isInstanceOf(EmbeddedCaseSystem.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"somewhere", "true"})
    void an_unknown_mode_stops_the_start(String mode) {
        runner.withPropertyValues("onboarding.casesystem.mode=" + mode)
                .run(context -> assertThat(context).getFailure().rootCause().hasMessageContaining("No enum constant"));
    }
}
