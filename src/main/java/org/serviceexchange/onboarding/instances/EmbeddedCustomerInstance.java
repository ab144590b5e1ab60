package org.serviceexchange.onboarding.instances;

import java.util.Optional;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.ReplicationSubscriptions;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.springframework.stereotype.Component;

/** Keeps the customer's side of the replication itself, where no ServiceNow instance is connected. */
@Component
class EmbeddedCustomerInstance implements CustomerInstance {

    private final ReplicationSubscriptions subscriptions;

    EmbeddedCustomerInstance(ReplicationSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public void requestActivation(OnboardingNumber onboarding) {
        subscriptions.save(subscriptions.get(onboarding).requestActivation());
    }

    @Override
    public Answer observeActivation(OnboardingNumber onboarding) {
        ReplicationSubscription subscription = subscriptions.get(onboarding);
        if (subscription.state() != SubscriptionState.ACTIVE) {
            subscriptions.save(subscription.activate());
        }
        return new Answer.Active();
    }

    /** Nothing is known of an instance that isn't connected, so nothing speaks against it. */
    @Override
    public Optional<Finding> check(ServiceNowInstance instance) {
        return Optional.empty();
    }

    @Override
    public void pauseReplicationSet(OnboardingNumber onboarding) {
        ReplicationSubscription subscription = subscriptions.get(onboarding);
        if (subscription.replicationSet() != ReplicationSetState.REPLICATION_PAUSED) {
            subscriptions.save(subscription.pause());
        }
    }

    @Override
    public void resumeReplicationSet(OnboardingNumber onboarding) {
        ReplicationSubscription subscription = subscriptions.get(onboarding);
        if (subscription.replicationSet() != ReplicationSetState.ACTIVE) {
            subscriptions.save(subscription.resume());
        }
    }

    @Override
    public void deactivateReplicationSet(OnboardingNumber onboarding) {
        ReplicationSubscription subscription = subscriptions.get(onboarding);
        if (subscription.replicationSet() != ReplicationSetState.REPLICATION_DEACTIVATED) {
            subscriptions.save(subscription.deactivate());
        }
    }
}
