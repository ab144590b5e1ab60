package org.serviceexchange.onboarding.servicenow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.validation.ValidationAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** What the operator has to set before an instance can be called. */
class ServiceNowPropertiesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provider.url=http://provider.service-now.com|must be https://{host} or https://{host}:{port}",
                "provider.url=https://provider.service-now.com/|without user, path or slash at the end",
                "provider.url=https://provider.service-now.com|auth=oauth needs .client-id and .client-secret",
                "provider.client-id=onboarding|set it to the address of the provider's instance",
                "pause-after-outage=11m|pause-after-outage must be between 1s and 10m"
            })
    void incomplete_or_wrong_settings_are_refused_with_a_sentence(String setting, String sentence) {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
                .withUserConfiguration(Settings.class)
                .withPropertyValues(
                        "onboarding.servicenow.provider.auth=oauth",
                        "onboarding.servicenow.provider.client-secret=s3cret-of-the-client",
                        "onboarding.servicenow." + setting)
                .run(application -> assertThat(application)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining(sentence)
                        .hasMessageNotContaining("s3cret-of-the-client"));
    }

    @Configuration
    @EnableConfigurationProperties(ServiceNowProperties.class)
    static class Settings {}
}
