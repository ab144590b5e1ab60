package org.serviceexchange.onboarding.domain.observation;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;

/**
 * A consumer replication set as the customer's instance has it.
 *
 * @param by      who changed it last, as the instance names them
 * @param at      when they did, as the instance says
 * @param message what the instance says of an error; empty where it says nothing
 * @param link    the record, for people who can sign in there
 */
public record ObservedReplicationSet(ReplicationSetState state, String by, Instant at, String message, String link) {

    /** Whether the customer's admin has activated it: it is active, or on its way. */
    public boolean isActivated() {
        return state == ReplicationSetState.ACTIVATION_REQUESTED
                || state == ReplicationSetState.SEEDING
                || state == ReplicationSetState.SEEDING_PAUSED
                || state == ReplicationSetState.ACTIVE;
    }
}
