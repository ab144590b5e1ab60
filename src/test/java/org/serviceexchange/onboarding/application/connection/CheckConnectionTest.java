package org.serviceexchange.onboarding.application.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.connection.CheckConnection.ConnectionView;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection.Finding;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;

class CheckConnectionTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final CurrentUser OPERATIONS = new CurrentUser("ops", Set.of(Role.OPERATIONS.group()));
    private static final Finding HOLDS = Finding.holds(Sentence.of("connection.what.signIn"));

    private final ProviderConnection connection = mock();
    private final CheckConnection checkConnection = new CheckConnection(connection, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void the_last_result_is_kept_with_its_time() {
        connected();
        assertThat(seen().checkedAt()).isNull();

        checkConnection.check();

        assertThat(seen()).isEqualTo(new ConnectionView("https://provider.example", List.of(HOLDS), NOW, null));
        verify(connection).check();
    }

    @Test
    void a_check_during_a_check_does_nothing() throws InterruptedException {
        connected();
        when(connection.check()).thenAnswer(call -> {
            Thread second = new Thread(checkConnection::check);
            second.start();
            second.join();
            return List.of(HOLDS);
        });

        checkConnection.check();

        verify(connection, times(1)).check();
    }

    @Test
    void without_an_instance_nothing_is_checked() {
        when(connection.address()).thenReturn(Optional.empty());
        when(connection.pause()).thenReturn(Optional.empty());

        checkConnection.check();

        assertThat(seen()).isEqualTo(new ConnectionView(null, List.of(), null, null));
        verify(connection, times(0)).check();
    }

    @Test
    void agents_customers_and_designers_see_nothing() {
        connected();
        for (Role other : List.of(Role.PROVIDER_AGENT, Role.CUSTOMER, Role.PROCESS_DESIGNER)) {
            assertThat(checkConnection.of(new CurrentUser("other", Set.of(other.group()))))
                    .isEmpty();
        }
        assertThat(checkConnection.of(new CurrentUser("admin", Set.of(Role.PROVIDER_ADMIN.group()))))
                .isPresent();
    }

    private void connected() {
        when(connection.address()).thenReturn(Optional.of("https://provider.example"));
        when(connection.pause()).thenReturn(Optional.empty());
        when(connection.check()).thenReturn(List.of(HOLDS));
    }

    private ConnectionView seen() {
        return checkConnection.of(OPERATIONS).orElseThrow();
    }
}
