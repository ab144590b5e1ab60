package org.serviceexchange.onboarding.instances;

import java.util.Optional;
import java.util.function.Function;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.observation.ObservedReplicationSet;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.InstanceClient;

/**
 * A customer's ServiceNow instance, if the customer gave access to it; else the customer's word counts. No call activates,
 * pauses or deactivates a replication set there: people do, and this looks.
 */
class ServiceNowCustomerInstance extends EmbeddedCustomerInstance {

    private final CustomerConnections connections;
    private final ReplicationSetTable sets;
    private final Function<OnboardingNumber, String> setNames;
    private final InstancePresence presence;

    /** @param setNames the name of the replication set, by onboarding */
    ServiceNowCustomerInstance(
            CustomerConnections connections,
            ReplicationSetTable sets,
            Function<OnboardingNumber, String> setNames,
            InstancePresence presence) {
        this.connections = connections;
        this.sets = sets;
        this.setNames = setNames;
        this.presence = presence;
    }

    @Override
    public Optional<Finding> check(ServiceNowInstance instance) {
        return presence.check(instance);
    }

    @Override
    public Optional<ObservedReplicationSet> find(OnboardingNumber onboarding) {
        return connections.of(onboarding).flatMap(instance -> sets.find(instance, setNames.apply(onboarding)));
    }

    @Override
    public Answer observeActivation(ReplicationSubscription approved) {
        Optional<InstanceClient> connection = connections.of(approved.onboarding());
        if (connection.isEmpty()) {
            return super.observeActivation(approved);
        }
        String name = setNames.apply(approved.onboarding());
        return sets.find(connection.get(), name)
                .map(set -> answer(name, set))
                .orElseGet(() -> new Answer.Refused(finding("NONE", name)));
    }

    private static Answer answer(String name, ObservedReplicationSet set) {
        return switch (set.state()) {
            // paused: it was active before
            case ACTIVE, REPLICATION_PAUSED -> new Answer.Active();
            case SEEDING, SEEDING_PAUSED -> new Answer.Seeding();
            case IN_DRAFT, SUBSCRIPTION_REQUESTED, ACTIVATION_REQUESTED -> new Answer.Silent();
            case REPLICATION_STOPPED, REPLICATION_ERROR, REPLICATION_DEACTIVATED ->
                new Answer.Refused(
                        finding(set.state().name(), name, set.message().isEmpty() ? "-" : set.message(), set.link()));
        };
    }

    private static Finding finding(String kind, Object... arguments) {
        return new Finding(
                Sentence.of("activationFinding.%s.cause".formatted(kind), arguments)
                        .toString(),
                Sentence.of("activationFinding.%s.solution".formatted(kind), arguments)
                        .toString());
    }
}
