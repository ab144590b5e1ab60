package org.serviceexchange.onboarding.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.approval.DecisionRound;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;

/**
 * What the application may expect of every adapter of the provider's instance. The test of an adapter extends this class and
 * supplies the adapter.
 */
abstract class ProviderInstanceContract {

    static final OnboardingNumber NUMBER = new OnboardingNumber("ONB0001001");
    static final OnboardingNumber OTHER = new OnboardingNumber("ONB0001002");
    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
    private static final String ADMIN = "provider-admin";

    private ProviderInstance provider;

    /** The adapter, on an instance that knows no subscription. */
    abstract ProviderInstance providerInstance();

    /** The customer's admin requests it in the screens of the instance; nothing to do where our record is all there is. */
    void requestInTheInstance(OnboardingNumber onboarding) {}

    /** The provider's admin decides in the screens of the instance; nothing to do where our record is all there is. */
    void decideInTheInstance(ReplicationSubscription pending, Decision decision) {}

    @BeforeEach
    void begin() {
        provider = providerInstance();
    }

    @Test
    void the_first_request_is_pending_approval() {
        assertThat(requested()).satisfies(one -> {
            assertThat(one.number()).isNotBlank();
            assertThat(one.onboarding()).isEqualTo(NUMBER);
            assertThat(one.state()).isEqualTo(SubscriptionState.PENDING_APPROVAL);
            assertThat(one.replicationSet()).isEqualTo(ReplicationSetState.SUBSCRIPTION_REQUESTED);
            assertThat(one.requestedAt()).isNotNull();
            assertThat(one.rounds()).isEmpty();
        });
    }

    @Test
    void a_request_that_is_known_stays_the_same() {
        ReplicationSubscription first = requested();

        assertThat(provider.receiveSubscription(NUMBER, Optional.of(first))).isEqualTo(first);
    }

    @Test
    void each_onboarding_has_its_own_subscription() {
        requestInTheInstance(OTHER);
        assertThat(provider.receiveSubscription(OTHER, Optional.empty()).number())
                .isNotEqualTo(requested().number());
    }

    @Test
    void an_approval_says_who_and_when() {
        ReplicationSubscription approved = approved();

        assertThat(approved.state()).isEqualTo(SubscriptionState.APPROVED);
        assertThat(approved.decidedBy()).isEqualTo(ADMIN);
        assertThat(approved.decidedAt()).isEqualTo(NOW);
        assertThat(approved.rounds()).containsExactly(new DecisionRound(NOW, ADMIN, Decision.APPROVE, null, null));
    }

    @Test
    void a_denial_says_who_when_and_why() {
        ReplicationSubscription denied = denied();

        assertThat(denied.state()).isEqualTo(SubscriptionState.DENIED);
        assertThat(denied.reason()).isEqualTo("No contract");
        assertThat(denied.rounds())
                .containsExactly(
                        new DecisionRound(NOW, ADMIN, Decision.DENY, DenialReason.NO_AGREEMENT, "No contract"));
    }

    @Test
    void what_was_sent_back_can_be_requested_again_and_keeps_its_rounds() {
        ReplicationSubscription sentBack = sentBack();
        assertThat(sentBack.state()).isEqualTo(SubscriptionState.DENIED);
        assertThat(sentBack.lastRound().decision()).isEqualTo(Decision.SEND_BACK);

        requestInTheInstance(NUMBER);
        ReplicationSubscription again = provider.receiveSubscription(NUMBER, Optional.of(sentBack));

        assertThat(again.number()).isEqualTo(sentBack.number());
        assertThat(again.state()).isEqualTo(SubscriptionState.PENDING_APPROVAL);
        assertThat(again.replicationSet()).isEqualTo(ReplicationSetState.SUBSCRIPTION_REQUESTED);
        assertThat(again.decidedBy()).isNull();
        assertThat(again.rounds()).isEqualTo(sentBack.rounds());
    }

    @Test
    void only_a_pending_subscription_can_be_decided() {
        for (ReplicationSubscription decided : new ReplicationSubscription[] {approved(), denied(), sentBack()}) {
            assertThatIllegalStateException().isThrownBy(() -> provider.approve(decided, ADMIN, NOW));
            assertThatIllegalStateException()
                    .isThrownBy(() -> provider.deny(decided, ADMIN, DenialReason.OTHER, "Too late", NOW));
            assertThatIllegalStateException()
                    .isThrownBy(() -> provider.sendBack(decided, ADMIN, DenialReason.OTHER, "Too late", NOW));
        }
    }

    @Test
    void a_pending_or_approved_subscription_can_be_cancelled() {
        assertThat(provider.cancel(requested()).state()).isEqualTo(SubscriptionState.CANCELLED);
        ReplicationSubscription cancelled = provider.cancel(approved());
        assertThat(cancelled.state()).isEqualTo(SubscriptionState.CANCELLED);
        assertThat(provider.cancel(cancelled)).isEqualTo(cancelled);
        assertThat(provider.cancel(denied()).state()).isEqualTo(SubscriptionState.DENIED);
    }

    @Test
    void an_active_subscription_can_be_revoked() {
        ReplicationSubscription revoked = provider.revoke(approved().activate());

        assertThat(revoked.state()).isEqualTo(SubscriptionState.REVOKED);
        assertThat(provider.revoke(revoked)).isEqualTo(revoked);
        assertThatIllegalStateException().isThrownBy(() -> provider.revoke(requested()));
    }

    private ReplicationSubscription requested() {
        requestInTheInstance(NUMBER);
        return provider.receiveSubscription(NUMBER, Optional.empty());
    }

    private ReplicationSubscription approved() {
        ReplicationSubscription pending = requested();
        decideInTheInstance(pending, Decision.APPROVE);
        return provider.approve(pending, ADMIN, NOW);
    }

    private ReplicationSubscription denied() {
        ReplicationSubscription pending = requested();
        decideInTheInstance(pending, Decision.DENY);
        return provider.deny(pending, ADMIN, DenialReason.NO_AGREEMENT, "No contract", NOW);
    }

    private ReplicationSubscription sentBack() {
        ReplicationSubscription pending = requested();
        decideInTheInstance(pending, Decision.SEND_BACK);
        return provider.sendBack(pending, ADMIN, DenialReason.WRONG_INSTANCE, "Not production", NOW);
    }
}
