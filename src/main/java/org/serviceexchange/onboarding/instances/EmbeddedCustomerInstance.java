package org.serviceexchange.onboarding.instances;

import java.util.Optional;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;

/** The customer's side where no ServiceNow instance is connected: what people say is done, and our record is all there is. */
class EmbeddedCustomerInstance implements CustomerInstance {

    @Override
    public ReplicationSubscription requestActivation(ReplicationSubscription approved) {
        return approved.requestActivation();
    }

    @Override
    public Answer observeActivation(ReplicationSubscription approved) {
        return new Answer.Active();
    }

    /** Nothing is known of an instance that isn't connected, so nothing speaks against it. */
    @Override
    public Optional<Finding> check(ServiceNowInstance instance) {
        return Optional.empty();
    }

    @Override
    public ReplicationSubscription pauseReplicationSet(ReplicationSubscription subscription) {
        return subscription.replicationSet() == ReplicationSetState.REPLICATION_PAUSED
                ? subscription
                : subscription.pause();
    }

    @Override
    public ReplicationSubscription resumeReplicationSet(ReplicationSubscription subscription) {
        return subscription.replicationSet() == ReplicationSetState.ACTIVE ? subscription : subscription.resume();
    }

    @Override
    public ReplicationSubscription deactivateReplicationSet(ReplicationSubscription subscription) {
        return subscription.replicationSet() == ReplicationSetState.REPLICATION_DEACTIVATED
                ? subscription
                : subscription.deactivate();
    }
}
