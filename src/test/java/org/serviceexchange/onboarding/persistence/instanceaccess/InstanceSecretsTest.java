package org.serviceexchange.onboarding.persistence.instanceaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.port.instanceaccess.UnreadableSecretException;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessMethod;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceAccess;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.persistence.instanceaccess.JdbcInstanceAccesses.AccessRow;
import org.serviceexchange.onboarding.persistence.instanceaccess.JdbcInstanceAccesses.AccessRows;
import org.serviceexchange.onboarding.persistence.instanceaccess.JdbcInstanceAccesses.LineRows;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

/** The keys that secrets are encrypted with, and what happens when they change. */
class InstanceSecretsTest {

    private static final String FIRST = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String SECOND =
            Base64.getEncoder().encodeToString("second-key-second-key-second-key".getBytes());

    private static final InstanceAccess ACCESS = new InstanceAccess(
            new OnboardingNumber("ONB0001001"),
            "https://acme.service-now.com",
            AccessMethod.OAUTH,
            "carla",
            Instant.parse("2026-11-26T09:00:00Z"));
    private static final InstanceCredentials CREDENTIALS =
            new InstanceCredentials(AccessMethod.OAUTH, "client", "s3cret");

    private final AccessRows rows = mock();
    private AccessRow stored;

    @BeforeEach
    void table_of_one_row() {
        when(rows.save(any())).thenAnswer(call -> stored = call.getArgument(0));
        when(rows.findById(anyString())).thenAnswer(call -> Optional.ofNullable(stored));
        when(rows.findByOtherKeys(anyString()))
                .thenAnswer(call ->
                        Optional.ofNullable(stored)
                                .filter(row -> !row.encrypted().keyId().equals(call.getArgument(0)))
                                .stream()
                                .toList());
    }

    private JdbcInstanceAccesses with(String key, String previous) {
        return new JdbcInstanceAccesses(rows, mock(LineRows.class), new SecretsProperties(key, previous));
    }

    @Test
    void same_secret_is_encrypted_differently_each_time() {
        with(FIRST, null).save(ACCESS, CREDENTIALS);
        byte[] once = stored.encrypted().secret();
        with(FIRST, null).save(ACCESS, CREDENTIALS);

        assertThat(stored.encrypted().secret()).isNotEqualTo(once);
        assertThat(with(FIRST, null).credentials(ACCESS)).isEqualTo(CREDENTIALS);
    }

    @Test
    void changed_key_reads_with_the_previous_one_and_encrypts_again_at_the_start() {
        with(FIRST, null).save(ACCESS, CREDENTIALS);

        JdbcInstanceAccesses rotated = with(SECOND, FIRST);
        rotated.afterSingletonsInstantiated();

        assertThat(rotated.credentials(ACCESS)).isEqualTo(CREDENTIALS);
        assertThat(with(SECOND, null).credentials(ACCESS)).isEqualTo(CREDENTIALS);
        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> with(FIRST, null).credentials(ACCESS));
    }

    @Test
    void lost_key_does_not_stop_the_start_and_says_what_to_do() {
        with(FIRST, null).save(ACCESS, CREDENTIALS);

        JdbcInstanceAccesses other = with(SECOND, null);
        other.afterSingletonsInstantiated();

        assertThatExceptionOfType(UnreadableSecretException.class)
                .isThrownBy(() -> other.credentials(ACCESS))
                .withMessageContaining("ONB0001001")
                .withMessageContaining("onboarding.secrets.key");
    }

    @Test
    void without_a_key_nothing_can_be_kept() {
        assertThat(with(null, null).canKeepSecrets()).isFalse();
        assertThat(with(" ", "").canKeepSecrets()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"c2hvcnQ=", "not base64!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void malformed_key_stops_the_start_and_is_not_repeated(String key) {
        runner().withPropertyValues("onboarding.secrets.key=" + key).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .hasMessageContaining("openssl rand -base64 32")
                .message()
                .doesNotContain(key));
        runner().withPropertyValues("onboarding.secrets.key=" + FIRST, "onboarding.secrets.previous-key=" + key)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("former value of onboarding.secrets.key"));
    }

    @Test
    void previous_key_alone_stops_the_start() {
        runner().withPropertyValues("onboarding.secrets.previous-key=" + FIRST)
                .run(context -> assertThat(context).hasFailed());
    }

    private static ApplicationContextRunner runner() {
        return new ApplicationContextRunner().withUserConfiguration(Keys.class);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties(SecretsProperties.class)
    static class Keys {}
}
