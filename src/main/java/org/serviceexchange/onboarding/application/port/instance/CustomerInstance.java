package org.serviceexchange.onboarding.application.port.instance;

import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.observation.ObservedReplicationSet;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * A customer's ServiceNow instance. A use case hands in our record of a subscription, and stores the one that it gets back:
 * the subscription and its replication set as the instance has them now. An adapter stores nothing of ours.
 */
public interface CustomerInstance {

    /**
     * The customer's replication set; empty where the instance has none, and where the customer gave no access to it: then
     * the customer's word counts.
     *
     * @throws ExplainedException when the instance can't be asked
     */
    default Optional<ObservedReplicationSet> find(OnboardingNumber onboarding) {
        return Optional.empty();
    }

    /**
     * The customer's admin says that the replication set was activated.
     *
     * @throws IllegalStateException when the subscription behind it wasn't approved
     */
    ReplicationSubscription requestActivation(ReplicationSubscription approved);

    /**
     * How far the activation has come.
     *
     * @throws RuntimeException when the instance can't be asked
     */
    Answer observeActivation(ReplicationSubscription approved);

    /**
     * Brings the active replication set to Replication Paused; a paused one stays as it is.
     *
     * @throws IllegalStateException when it is neither
     */
    ReplicationSubscription pauseReplicationSet(ReplicationSubscription subscription);

    /**
     * Brings the paused replication set to Active again; an active one stays as it is.
     *
     * @throws IllegalStateException when it is neither
     */
    ReplicationSubscription resumeReplicationSet(ReplicationSubscription subscription);

    /** Brings the replication set to Replication Deactivated, for good; a deactivated one stays as it is. */
    ReplicationSubscription deactivateReplicationSet(ReplicationSubscription subscription);

    /**
     * Looks whether the instance is there and takes part in Service Exchange, before anything is sent to the customer.
     *
     * @return what has to be corrected; empty where nothing has
     * @throws RuntimeException when that can't be found out now
     */
    Optional<Finding> check(ServiceNowInstance instance);

    /**
     * @param solution what to do about the cause; both are sentences for people
     * @param links    of records in the provider's instance, as the cause has them
     */
    record Finding(String cause, String solution, List<String> links) {

        public Finding(String cause, String solution) {
            this(cause, solution, List.of());
        }
    }

    /** What an instance says of an activation. */
    sealed interface Answer {

        record Active() implements Answer {}

        /** The first records are being copied. */
        record Seeding() implements Answer {}

        /** It was asked to activate, and has said nothing so far. */
        record Silent() implements Answer {}

        record Refused(Finding finding) implements Answer {}
    }
}
