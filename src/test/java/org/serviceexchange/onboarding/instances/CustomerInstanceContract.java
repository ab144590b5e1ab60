package org.serviceexchange.onboarding.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Answer;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;

/**
 * What the application may expect of every adapter of a customer's instance. The test of an adapter extends this class and
 * supplies the adapter.
 */
abstract class CustomerInstanceContract {

    private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");

    private static final ServiceNowInstance INSTANCE =
            new ServiceNowInstance(InstanceHost.ofName("acme"), new InstanceId("a".repeat(32)));

    private final ReplicationSubscription pending =
            ReplicationSubscription.request("RSUB0001001", new OnboardingNumber("ONB0001001"), NOW);
    private final ReplicationSubscription approved = pending.approve("provider-admin", NOW);

    private CustomerInstance customer;

    /** The adapter, on the instance {@code acme} that takes part in Service Exchange. */
    abstract CustomerInstance customerInstance();

    /**
     * The customer's admin brings the replication set to this state in the screens of the instance; nothing to do where our
     * record is all there is.
     */
    void changeInTheInstance(ReplicationSubscription subscription, ReplicationSetState state) {}

    @BeforeEach
    void begin() {
        customer = customerInstance();
    }

    @Test
    void an_instance_that_takes_part_has_no_finding() {
        assertThat(customer.check(INSTANCE)).isEmpty();
    }

    @Test
    void an_approved_subscription_can_be_activated() {
        changeInTheInstance(approved, ReplicationSetState.ACTIVATION_REQUESTED);
        ReplicationSubscription requested = customer.requestActivation(approved);
        assertThat(requested.state()).isEqualTo(SubscriptionState.APPROVED);
        assertThat(requested.replicationSet()).isEqualTo(ReplicationSetState.ACTIVATION_REQUESTED);

        changeInTheInstance(requested, ReplicationSetState.ACTIVE);

        assertThat(customer.observeActivation(requested)).isEqualTo(new Answer.Active());
    }

    @Test
    void a_subscription_that_is_not_approved_cannot_be_activated() {
        assertThatIllegalStateException().isThrownBy(() -> customer.requestActivation(pending));
    }

    @Test
    void an_active_set_can_be_paused_and_resumed() {
        ReplicationSubscription active = active();

        changeInTheInstance(active, ReplicationSetState.REPLICATION_PAUSED);
        ReplicationSubscription paused = customer.pauseReplicationSet(active);
        assertThat(paused.replicationSet()).isEqualTo(ReplicationSetState.REPLICATION_PAUSED);
        assertThat(paused.state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(customer.pauseReplicationSet(paused)).isEqualTo(paused);

        changeInTheInstance(paused, ReplicationSetState.ACTIVE);
        ReplicationSubscription resumed = customer.resumeReplicationSet(paused);
        assertThat(resumed.replicationSet()).isEqualTo(ReplicationSetState.ACTIVE);
        assertThat(customer.resumeReplicationSet(resumed)).isEqualTo(resumed);
    }

    @Test
    void a_set_that_was_never_active_can_be_neither_paused_nor_resumed() {
        assertThatIllegalStateException().isThrownBy(() -> customer.pauseReplicationSet(approved));
        assertThatIllegalStateException().isThrownBy(() -> customer.resumeReplicationSet(approved));
    }

    @Test
    void a_set_is_deactivated_for_good() {
        ReplicationSubscription active = active();

        changeInTheInstance(active, ReplicationSetState.REPLICATION_DEACTIVATED);
        ReplicationSubscription deactivated = customer.deactivateReplicationSet(active);

        assertThat(deactivated.replicationSet()).isEqualTo(ReplicationSetState.REPLICATION_DEACTIVATED);
        assertThat(deactivated.state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(customer.deactivateReplicationSet(deactivated)).isEqualTo(deactivated);
        assertThatIllegalStateException().isThrownBy(() -> customer.resumeReplicationSet(deactivated));
    }

    private ReplicationSubscription active() {
        ReplicationSubscription active = customer.requestActivation(approved).activate();
        changeInTheInstance(active, ReplicationSetState.ACTIVE);
        return active;
    }
}
