package org.serviceexchange.onboarding.domain;

/** The states of a replication subscription in the provider's instance. */
public enum SubscriptionState {
    PENDING_APPROVAL("Pending Approval"),
    APPROVED("Approved"),
    DENIED("Denied"),
    ACTIVE("Active");

    private final String label;

    SubscriptionState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
