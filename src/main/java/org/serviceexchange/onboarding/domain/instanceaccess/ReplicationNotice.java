package org.serviceexchange.onboarding.domain.instanceaccess;

import static org.serviceexchange.onboarding.domain.onboarding.Party.CUSTOMER;
import static org.serviceexchange.onboarding.domain.onboarding.Party.PROVIDER;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.observation.ObservedReplicationSet;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * What the consumer replication set of an established integration asks people to do. Source: the states and errors in ServiceNow's
 * documentation of Instance Data Replication.
 */
public enum ReplicationNotice {
    /** There is no such set in the customer's instance. */
    MISSING(CUSTOMER),
    ACTIVATE(CUSTOMER),
    APPROVE(PROVIDER),
    RESUME_SEEDING(CUSTOMER),
    RESUME(CUSTOMER),
    /** Soon ServiceNow disables it. */
    RESUME_SOON(CUSTOMER),
    SYNCHRONIZE(CUSTOMER),
    PRODUCER_INACTIVE(PROVIDER),
    PRODUCER_DELETED(CUSTOMER),
    SHARED_KEY(CUSTOMER),
    SEEDING_FAILED(CUSTOMER),
    TOO_MANY_RECORDS(PROVIDER),
    OUT_OF_ORDER(CUSTOMER),
    /** An error with a message that the documentation does not name. */
    ERROR(CUSTOMER),
    DEACTIVATED(CUSTOMER, PROVIDER);

    /** ServiceNow disables a set that is paused for more than 7 days. */
    public static final Duration PAUSED_TOO_LONG_SOON = Duration.ofDays(5);

    private final List<Party> parties;

    ReplicationNotice(Party... parties) {
        this.parties = List.of(parties);
    }

    /** Who can act on it, and gets the mail. */
    public List<Party> parties() {
        return parties;
    }

    /**
     * @param agreed whether the parties have paused the integration here
     * @param since  how long the set has been in its state
     * @return empty where nobody has to do anything
     */
    public static Optional<ReplicationNotice> of(ObservedReplicationSet set, boolean agreed, Duration since) {
        return Optional.ofNullable(
                switch (set.state()) {
                    case ACTIVE, SEEDING, ACTIVATION_REQUESTED -> null;
                    case IN_DRAFT -> ACTIVATE;
                    case SUBSCRIPTION_REQUESTED -> APPROVE;
                    case SEEDING_PAUSED -> RESUME_SEEDING;
                    case REPLICATION_PAUSED ->
                        since.compareTo(PAUSED_TOO_LONG_SOON) >= 0 ? RESUME_SOON : agreed ? null : RESUME;
                    case REPLICATION_STOPPED, REPLICATION_ERROR -> ofMessage(set.message());
                    case REPLICATION_DEACTIVATED -> DEACTIVATED;
                });
    }

    private static ReplicationNotice ofMessage(String message) {
        String text = message.toLowerCase(Locale.ROOT);
        if (text.contains("key")) {
            return SHARED_KEY;
        }
        if (text.contains("modified")) {
            return SYNCHRONIZE;
        }
        if (text.contains("deleted") || text.contains("not found")) {
            return PRODUCER_DELETED;
        }
        if (text.contains("deactivated") || text.contains("inactive")) {
            return PRODUCER_INACTIVE;
        }
        if (text.contains("out of order") || text.contains("fatal")) {
            return OUT_OF_ORDER;
        }
        if (text.contains("more than") || text.contains("exceed") || text.contains("limit")) {
            return TOO_MANY_RECORDS;
        }
        return text.contains("seed") ? SEEDING_FAILED : ERROR;
    }

    /**
     * @param instance the address of the customer's instance
     * @param set      what was seen; null where there is none
     * @param name     of the set
     */
    public Sentence cause(String instance, ObservedReplicationSet set, String name) {
        String message = set == null || set.message().isBlank() ? "-" : set.message();
        return Sentence.of("replicationNotice.%s.cause".formatted(this), name, instance, message);
    }

    /** @param name of the set */
    public Sentence solution(String name) {
        return Sentence.of("replicationNotice.%s.solution".formatted(this), name);
    }
}
