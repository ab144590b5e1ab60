package org.serviceexchange.onboarding.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.application.account.ViewInvitations.Standing;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection.Verdict;
import org.serviceexchange.onboarding.application.progress.ProgressView;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessMethod;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestStep;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.registration.ImportedRow;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.domain.setup.SetupState;
import org.serviceexchange.onboarding.domain.webhook.StateChange;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse;

/** The contract has its own constants. After a renamed one of the domain, map it; the contract keeps its name. */
class ApiConstantsTest {

    private static final String WEB = "org.serviceexchange.onboarding.web.";

    static Stream<Arguments> constants() throws ClassNotFoundException {
        return Stream.of(
                Arguments.of(OnboardingState.class, OnboardingResponse.State.class),
                Arguments.of(Party.class, OnboardingResponse.Party.class),
                Arguments.of(CaseState.class, OnboardingResponse.CaseState.class),
                Arguments.of(
                        org.serviceexchange.onboarding.domain.approval.SubscriptionState.class,
                        OnboardingResponse.SubscriptionState.class),
                Arguments.of(ReplicationSetState.class, OnboardingResponse.ReplicationSetState.class),
                Arguments.of(Observation.Source.class, OnboardingResponse.ObservationSource.class),
                Arguments.of(NotificationStatus.class, OnboardingResponse.NotificationStatus.class),
                Arguments.of(RequestKind.class, OnboardingResponse.RequestKind.class),
                Arguments.of(RequestDecision.class, OnboardingResponse.RequestDecision.class),
                Arguments.of(WebhookDelivery.State.class, contract("webhook.WebhookApi$DeliveryState")),
                Arguments.of(ImportedRow.State.class, contract("registration.RegistrationApi$RowState")),
                Arguments.of(AccessMethod.class, contract("instanceaccess.InstanceAccessApi$AccessMethodResponse")),
                Arguments.of(AccessTestStep.class, contract("instanceaccess.InstanceAccessApi$AccessStep")),
                Arguments.of(AccessTestLine.Outcome.class, contract("instanceaccess.InstanceAccessApi$AccessOutcome")),
                Arguments.of(ProgressView.Phase.class, contract("progress.ProgressApi$PhaseResponse")),
                Arguments.of(ProgressView.Outcome.class, contract("progress.ProgressApi$OutcomeResponse")),
                Arguments.of(Standing.class, contract("account.InvitationApi$Access")),
                Arguments.of(Verdict.class, contract("connection.ConnectionApi$VerdictResponse")));
    }

    private static Class<?> contract(String name) throws ClassNotFoundException {
        return Class.forName(WEB + name);
    }

    @ParameterizedTest
    @MethodSource("constants")
    <E extends Enum<E>> void contract_has_each_constant(Class<? extends Enum<?>> ours, Class<E> contract) {
        assertThat(Stream.of(ours.getEnumConstants()).map(one -> ApiResponses.constant(contract, one)))
                .containsExactlyInAnyOrder(contract.getEnumConstants());
    }

    @Test
    void contract_has_each_state_of_an_open_setup() throws ClassNotFoundException {
        assertThat(Arrays.stream(SetupState.values()).filter(SetupState::isOpen).map(Enum::name))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(contract("setup.SetupApi$OpenSetupState").getEnumConstants())
                                .map(Object::toString)
                                .toList());
    }

    @Test
    void webhooks_send_the_values_of_the_contract() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (OnboardingState state : OnboardingState.values()) {
            for (Party party : Party.values()) {
                StateChange change = new StateChange(OnboardingNumber.of(1001), state, party, Instant.EPOCH);
                var data = json.readTree(change.json()).path("data");
                assertThat(data.path("state"))
                        .isEqualTo(json.valueToTree(ApiResponses.constant(OnboardingResponse.State.class, state)));
                assertThat(data.path("waitingOn"))
                        .isEqualTo(json.valueToTree(ApiResponses.constant(OnboardingResponse.Party.class, party)));
            }
        }
    }
}
