package org.serviceexchange.onboarding.domain.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition.Entry;

class SetupTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:05:00Z");
    private static final ProviderRecord RECORD = new ProviderRecord(
            "Northwind",
            new ServiceNowInstance(InstanceHost.ofName("northwind"), new InstanceId("b".repeat(32))),
            new EmailAddress("help@northwind.example"),
            Role.PROVIDER_ADMIN.group());
    private static final ReplicationSetDefinition SET = new ReplicationSetDefinition(
            "Incidents", false, List.of(new Entry("incident", "", List.of("number"), "number", false)));

    private final Setup draft = Setup.begin("PSU0001001", RECORD, null, "petra", NOW);

    @Test
    void setup_is_confirmed_activated_and_replaced() {
        Setup confirmed = draft.withSet(SET).confirmed("paul", NOW);
        Setup active = confirmed.activated(NOW.plusSeconds(1));
        Setup replaced = active.replaced();

        assertThat(draft.state().isOpen()).isTrue();
        assertThat(confirmed.state().isOpen()).isTrue();
        assertThat(active.state()).isEqualTo(SetupState.ACTIVE);
        assertThat(active.state().isOpen()).isFalse();
        assertThat(active.activeSince()).isEqualTo(NOW.plusSeconds(1));
        assertThat(replaced.decidedBy()).isEqualTo("paul");
        assertThat(replaced.activeSince()).isEqualTo(active.activeSince());
    }

    @Test
    void setup_step_in_wrong_state_is_refused() {
        Setup described = draft.withSet(SET);
        Setup confirmed = described.confirmed("petra", NOW);
        Setup dropped = described.dropped("petra", NOW);

        assertThatIllegalStateException()
                .isThrownBy(() -> draft.confirmed("petra", NOW))
                .withMessageContaining("has no replication set");
        assertThatIllegalStateException().isThrownBy(() -> described.activated(NOW));
        assertThatIllegalStateException().isThrownBy(() -> described.replaced());
        for (Setup over : List.of(confirmed, dropped)) {
            assertThatIllegalStateException().isThrownBy(() -> over.withSet(SET));
            assertThatIllegalStateException().isThrownBy(() -> over.withRecord(RECORD));
            assertThatIllegalStateException().isThrownBy(() -> over.confirmed("petra", NOW));
            assertThatIllegalStateException().isThrownBy(() -> over.dropped("petra", NOW));
        }
        assertThatIllegalStateException().isThrownBy(() -> dropped.activated(NOW));
    }
}
