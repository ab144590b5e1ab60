package org.serviceexchange.onboarding.domain.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.approval.DecisionRound;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Progress;
import org.serviceexchange.onboarding.domain.onboarding.TestOnboardings;

class ObservedSubscriptionTest {

    private static final Onboarding REGISTERED =
            TestOnboardings.onboarding().registeredAt(Instant.parse("2026-11-26T09:00:00Z"));

    /** Minutes count from the registration; a round 30 minutes later sent it back. */
    @ParameterizedTest
    @CsvSource({
        "AWAITING_PROVIDER_RECORD, PENDING_APPROVAL,  10, false, true",
        "AWAITING_PROVIDER_RECORD, PENDING_APPROVAL, -90, false, true",
        "AWAITING_PROVIDER_RECORD, APPROVED,          10, false, true",
        "AWAITING_PROVIDER_RECORD, APPROVED,         -90, false, false",
        "AWAITING_PROVIDER_RECORD, DENIED,            10, false, false",
        "AWAITING_PROVIDER_RECORD, PENDING_APPROVAL,  10, true,  false",
        "AWAITING_PROVIDER_RECORD, PENDING_APPROVAL,  40, true,  true",
        "AWAITING_APPROVAL,        PENDING_APPROVAL,  10, false, false",
        "AWAITING_APPROVAL,        APPROVED,          10, false, true",
        "AWAITING_APPROVAL,        APPROVED,          -4, false, true",
        "AWAITING_APPROVAL,        APPROVED,         -90, false, false",
        "AWAITING_APPROVAL,        DENIED,            10, false, true",
        "AWAITING_APPROVAL,        DENIED,            10, true,  false",
        "AWAITING_APPROVAL,        DENIED,            40, true,  true",
        "AWAITING_ACTIVATION,      APPROVED,          10, false, false",
        "ESTABLISHED,              DENIED,            10, false, false"
    })
    void only_what_is_waited_for_and_new_completes_a_step(
            OnboardingState waiting, SubscriptionState state, int minutes, boolean sentBack, boolean completes) {
        Instant registered = REGISTERED.registration().details().registeredAt();
        Onboarding onboarding = new Onboarding(
                REGISTERED.number(),
                REGISTERED.registration(),
                new Progress(waiting, waiting.responsibleParty(), registered, null),
                REGISTERED.newEntries(),
                1);
        DecisionRound round = sentBack
                ? new DecisionRound(
                        registered.plus(Duration.ofMinutes(30)),
                        "provider-admin",
                        Decision.SEND_BACK,
                        DenialReason.OTHER,
                        "Not production")
                : null;
        ObservedSubscription seen = new ObservedSubscription(
                onboarding.number(), state, "pat", registered.plus(Duration.ofMinutes(minutes)), "", "");

        assertThat(seen.completes(onboarding, round)).isEqualTo(completes);
    }
}
