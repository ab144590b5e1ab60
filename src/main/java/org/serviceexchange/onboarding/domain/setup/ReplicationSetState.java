package org.serviceexchange.onboarding.domain.setup;

/** The states of the consumer replication set in the customer's instance. */
public enum ReplicationSetState {
    /** Approved at the provider, and not activated yet. */
    IN_DRAFT("In Draft"),
    SUBSCRIPTION_REQUESTED("Subscription Requested"),
    ACTIVATION_REQUESTED("Activation Requested"),
    SEEDING("Seeding"),
    SEEDING_PAUSED("Seeding Paused"),
    ACTIVE("Active"),
    /** Rests; what is paused for more than 7 days, ServiceNow disables. */
    REPLICATION_PAUSED("Replication Paused"),
    REPLICATION_STOPPED("Replication Stopped"),
    REPLICATION_ERROR("Replication Error"),
    REPLICATION_DEACTIVATED("Replication Deactivated");

    private final String label;

    ReplicationSetState(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
