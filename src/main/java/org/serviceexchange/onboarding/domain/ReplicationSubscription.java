package org.serviceexchange.onboarding.domain;

import java.time.Instant;

/**
 * The request of a customer's instance to replicate with the provider's, and the replication set behind it.
 *
 * @param replicationSet the state of the set in the customer's instance
 * @param decidedBy      the provider's admin; null while pending
 * @param decidedAt      null while pending
 * @param reason         why it was denied; null unless it was
 */
public record ReplicationSubscription(
        String number,
        OnboardingNumber onboarding,
        SubscriptionState state,
        ReplicationSetState replicationSet,
        Instant requestedAt,
        String decidedBy,
        Instant decidedAt,
        String reason) {

    public static ReplicationSubscription request(String number, OnboardingNumber onboarding, Instant at) {
        return new ReplicationSubscription(
                number,
                onboarding,
                SubscriptionState.PENDING_APPROVAL,
                ReplicationSetState.SUBSCRIPTION_REQUESTED,
                at,
                null,
                null,
                null);
    }

    /** @throws IllegalStateException when it isn't pending */
    public ReplicationSubscription approve(String by, Instant at) {
        require(SubscriptionState.PENDING_APPROVAL);
        return decided(SubscriptionState.APPROVED, by, at, null);
    }

    /** @throws IllegalStateException when it isn't pending */
    public ReplicationSubscription deny(String by, String reason, Instant at) {
        require(SubscriptionState.PENDING_APPROVAL);
        return decided(SubscriptionState.DENIED, by, at, reason);
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

    private ReplicationSubscription decided(SubscriptionState state, String by, Instant at, String reason) {
        return new ReplicationSubscription(number, onboarding, state, replicationSet, requestedAt, by, at, reason);
    }

    private ReplicationSubscription now(SubscriptionState state, ReplicationSetState replicationSet) {
        return new ReplicationSubscription(
                number, onboarding, state, replicationSet, requestedAt, decidedBy, decidedAt, reason);
    }
}
