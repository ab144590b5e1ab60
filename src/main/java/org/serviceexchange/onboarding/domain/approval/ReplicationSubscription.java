package org.serviceexchange.onboarding.domain.approval;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;

/**
 * The request of a customer's instance to replicate with the provider's, and the replication set behind it.
 *
 * @param replicationSet the state of the set in the customer's instance
 * @param decidedBy      the provider's admin; null while pending
 * @param decidedAt      null while pending
 * @param reason         why it was denied or sent back; null unless it was
 * @param rounds         each time that it was decided, oldest first
 */
public record ReplicationSubscription(
        String number,
        OnboardingNumber onboarding,
        SubscriptionState state,
        ReplicationSetState replicationSet,
        Instant requestedAt,
        String decidedBy,
        Instant decidedAt,
        String reason,
        List<DecisionRound> rounds) {

    public ReplicationSubscription {
        rounds = List.copyOf(rounds);
    }

    public static ReplicationSubscription request(String number, OnboardingNumber onboarding, Instant at) {
        return new ReplicationSubscription(
                number,
                onboarding,
                SubscriptionState.PENDING_APPROVAL,
                ReplicationSetState.SUBSCRIPTION_REQUESTED,
                at,
                null,
                null,
                null,
                List.of());
    }

    /** The customer's instance asks again, after it was sent back. */
    public ReplicationSubscription requestAgain(Instant at) {
        require(SubscriptionState.DENIED);
        return new ReplicationSubscription(
                number,
                onboarding,
                SubscriptionState.PENDING_APPROVAL,
                ReplicationSetState.SUBSCRIPTION_REQUESTED,
                at,
                null,
                null,
                null,
                rounds);
    }

    /** @throws IllegalStateException when it isn't pending */
    public ReplicationSubscription approve(String by, Instant at) {
        require(SubscriptionState.PENDING_APPROVAL);
        return decided(SubscriptionState.APPROVED, new DecisionRound(at, by, Decision.APPROVE, null, null));
    }

    /** @throws IllegalStateException when it isn't pending */
    public ReplicationSubscription deny(String by, DenialReason category, String reason, Instant at) {
        require(SubscriptionState.PENDING_APPROVAL);
        return decided(SubscriptionState.DENIED, new DecisionRound(at, by, Decision.DENY, category, reason));
    }

    /**
     * As denied, until the customer's instance asks again.
     *
     * @throws IllegalStateException when it isn't pending
     */
    public ReplicationSubscription sendBack(String by, DenialReason category, String reason, Instant at) {
        require(SubscriptionState.PENDING_APPROVAL);
        return decided(SubscriptionState.DENIED, new DecisionRound(at, by, Decision.SEND_BACK, category, reason));
    }

    /** Given up, whether or not it was decided; does nothing to one that has ended. */
    public ReplicationSubscription cancel() {
        return state == SubscriptionState.PENDING_APPROVAL || state == SubscriptionState.APPROVED
                ? now(SubscriptionState.CANCELLED, replicationSet)
                : this;
    }

    /** The set is copying its first records, or something is wrong with it. */
    public ReplicationSubscription observed(ReplicationSetState set) {
        require(SubscriptionState.APPROVED);
        return now(state, set);
    }

    /** The last time that it was decided; null while it never was. */
    public DecisionRound lastRound() {
        return rounds.isEmpty() ? null : rounds.get(rounds.size() - 1);
    }

    /** @throws IllegalStateException when it wasn't approved: only then can a set be activated */
    public ReplicationSubscription requestActivation() {
        require(SubscriptionState.APPROVED);
        return now(SubscriptionState.APPROVED, ReplicationSetState.ACTIVATION_REQUESTED);
    }

    /** @throws IllegalStateException when it was not approved */
    public ReplicationSubscription activate() {
        require(SubscriptionState.APPROVED);
        return now(SubscriptionState.ACTIVE, ReplicationSetState.ACTIVE);
    }

    /** @throws IllegalStateException when the replication set isn't active */
    public ReplicationSubscription pause() {
        require(ReplicationSetState.ACTIVE);
        return now(state, ReplicationSetState.REPLICATION_PAUSED);
    }

    /** @throws IllegalStateException when the replication set isn't paused */
    public ReplicationSubscription resume() {
        require(ReplicationSetState.REPLICATION_PAUSED);
        return now(state, ReplicationSetState.ACTIVE);
    }

    /** The set is off for good; the subscription stays until it is revoked. */
    public ReplicationSubscription deactivate() {
        return now(state, ReplicationSetState.REPLICATION_DEACTIVATED);
    }

    /** @throws IllegalStateException when it isn't active */
    public ReplicationSubscription revoke() {
        require(SubscriptionState.ACTIVE);
        return now(SubscriptionState.REVOKED, replicationSet);
    }

    private void require(ReplicationSetState needed) {
        if (replicationSet != needed) {
            throw new IllegalStateException(
                    "The replication set of %s is %s, not %s".formatted(number, replicationSet, needed));
        }
    }

    private void require(SubscriptionState needed) {
        if (state != needed) {
            throw new IllegalStateException("%s is %s, not %s".formatted(number, state, needed));
        }
    }

    private ReplicationSubscription decided(SubscriptionState state, DecisionRound round) {
        List<DecisionRound> all = new ArrayList<>(rounds);
        all.add(round);
        return new ReplicationSubscription(
                number, onboarding, state, replicationSet, requestedAt, round.by(), round.at(), round.reason(), all);
    }

    private ReplicationSubscription now(SubscriptionState state, ReplicationSetState replicationSet) {
        return new ReplicationSubscription(
                number, onboarding, state, replicationSet, requestedAt, decidedBy, decidedAt, reason, rounds);
    }
}
