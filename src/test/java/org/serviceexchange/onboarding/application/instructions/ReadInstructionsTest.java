package org.serviceexchange.onboarding.application.instructions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceAccesses;
import org.serviceexchange.onboarding.application.port.instanceaccess.InstanceInspector;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.TestOnboardings;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;

class ReadInstructionsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:05:00Z");
    private static final OnboardingNumber NUMBER = TestOnboardings.NUMBER;
    private static final CurrentUser STAFF = new CurrentUser("provider-agent", Set.of(Role.PROVIDER_AGENT.group()));
    private static final CurrentUser CUSTOMER = new CurrentUser("customer-admin", Set.of(CustomerGroup.of("acme")));
    private static final CurrentUser OTHER = new CurrentUser("other-customer-admin", Set.of(CustomerGroup.of("other")));

    private final Onboardings onboardings = mock();
    private final ProviderSetups setups = mock();
    private final InstanceAccesses accesses = mock();
    private final InstanceInspector instances = mock();
    private final Links links = mock();
    private final Instructions instructions = new Instructions(setups, accesses, instances, links);
    private final ReadInstructions reading = new ReadInstructions(onboardings, instructions);

    private final Onboarding registered = TestOnboardings.onboarding().registeredAt(NOW);

    @BeforeEach
    void provider() {
        when(setups.activeRecord())
                .thenReturn(Optional.of(new ProviderRecord(
                        "Northwind",
                        new ServiceNowInstance(InstanceHost.ofName("northwind"), new InstanceId("b".repeat(32))),
                        new EmailAddress("support@northwind.example"),
                        Role.PROVIDER_ADMIN.group())));
    }

    @Test
    void instructions_for_current_step_are_shown_to_staff_and_customer() {
        Onboarding first = registered.awaiting(OnboardingState.AWAITING_PROVIDER_RECORD, NOW);
        Onboarding second = first.awaiting(OnboardingState.AWAITING_APPROVAL, NOW)
                .awaiting(OnboardingState.AWAITING_ACTIVATION, NOW);

        for (CurrentUser currentUser : Set.of(STAFF, CUSTOMER)) {
            stored(first);
            assertThat(reading.now("ONB0001001", currentUser)).isEqualTo(instructions.createProviderRecord(first));
            stored(second);
            assertThat(reading.now("ONB0001001", currentUser)).isEqualTo(instructions.activateReplicationSet(second));
        }
    }

    @Test
    void instructions_when_customer_does_not_have_to_act_are_empty() {
        Onboarding first = registered.awaiting(OnboardingState.AWAITING_PROVIDER_RECORD, NOW);
        for (Onboarding onboarding : Set.of(registered, first.providerRecordCreated("customer-admin", NOW))) {
            stored(onboarding);
            assertThat(reading.now("ONB0001001", CUSTOMER)).isEmpty();
        }
    }

    @Test
    void instructions_of_foreign_or_unknown_onboarding_are_empty() {
        stored(registered.awaiting(OnboardingState.AWAITING_PROVIDER_RECORD, NOW));

        assertThat(reading.now("ONB0001001", OTHER)).isEmpty();
        assertThat(reading.now("ONB0001002", STAFF)).isEmpty();
        assertThat(reading.now("nonsense", STAFF)).isEmpty();
    }

    @Test
    void access_to_instance_is_offered_only_where_operator_enabled_it() {
        Onboarding first = registered.awaiting(OnboardingState.AWAITING_PROVIDER_RECORD, NOW);
        when(links.instanceAccess(NUMBER)).thenReturn("https://onboarding.provider.example/access");
        for (boolean read : new boolean[] {true, false}) {
            for (boolean kept : new boolean[] {true, false}) {
                when(instances.isEnabled()).thenReturn(read);
                when(accesses.canKeepSecrets()).thenReturn(kept);

                assertThat(instructions.createProviderRecord(first).stream()
                                .map(Sentence::toString)
                                .filter(step -> step.contains("https://onboarding.provider.example/access")))
                        .hasSize(read && kept ? 1 : 0);
            }
        }
    }

    private void stored(Onboarding onboarding) {
        when(onboardings.find(NUMBER)).thenReturn(Optional.of(onboarding));
    }
}
