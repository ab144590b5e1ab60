package org.serviceexchange.onboarding.domain.approval;

import org.serviceexchange.onboarding.domain.Sentence;

/** The states of a replication subscription in the provider's instance. */
public enum SubscriptionState {
    PENDING_APPROVAL,
    APPROVED,
    DENIED,
    ACTIVE,
    /** Given up before it was ever active. */
    CANCELLED,
    /** Ended after it was approved; the key that the instances shared is worth nothing any more. */
    REVOKED;

    public Sentence label() {
        return Sentence.of("subscriptionState." + name());
    }
}
