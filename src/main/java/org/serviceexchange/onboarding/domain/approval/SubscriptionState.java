package org.serviceexchange.onboarding.domain.approval;

/** The states of a replication subscription in the provider's instance. */
public enum SubscriptionState {
    PENDING_APPROVAL("Pending Approval"),
    APPROVED("Approved"),
    DENIED("Denied"),
    ACTIVE("Active"),
    /** Given up before it was ever active. */
    CANCELLED("Cancelled"),
    /** Ended after it was approved; the key that the instances shared is worth nothing any more. */
    REVOKED("Revoked");

    private final String label;

    SubscriptionState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
