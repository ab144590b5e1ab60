package org.serviceexchange.onboarding.web.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse.RoundResponse;

/** The contract has its own constants. After a renamed one of the domain, map it; the contract keeps its name. */
class OnboardingResponseTest {

    static Stream<Arguments> constants() {
        return Stream.of(
                Arguments.of(OnboardingState.class, OnboardingResponse.State.class),
                Arguments.of(Party.class, OnboardingResponse.Party.class),
                Arguments.of(CaseState.class, OnboardingResponse.CaseState.class),
                Arguments.of(SubscriptionState.class, OnboardingResponse.SubscriptionState.class),
                Arguments.of(ReplicationSetState.class, OnboardingResponse.ReplicationSetState.class),
                Arguments.of(Observation.Source.class, OnboardingResponse.ObservationSource.class),
                Arguments.of(NotificationStatus.class, OnboardingResponse.NotificationStatus.class),
                Arguments.of(RequestKind.class, OnboardingResponse.RequestKind.class),
                Arguments.of(RequestDecision.class, OnboardingResponse.RequestDecision.class));
    }

    @ParameterizedTest
    @MethodSource("constants")
    <E extends Enum<E>> void the_contract_has_each_constant_of_the_domain(
            Class<? extends Enum<?>> domain, Class<E> contract) {
        assertThat(Stream.of(domain.getEnumConstants()).map(one -> OnboardingResponse.constant(contract, one)))
                .containsExactlyInAnyOrder(contract.getEnumConstants());
    }

    @Test
    void the_contract_lists_each_decision_of_the_provider() throws Exception {
        Schema decision = RoundResponse.class.getDeclaredField("decision").getAnnotation(Schema.class);

        assertThat(decision.allowableValues())
                .containsExactlyInAnyOrder(
                        Stream.of(Decision.values()).map(Decision::value).toArray(String[]::new));
    }
}
