package org.serviceexchange.onboarding.instances;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Finding;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.observation.ObservedSubscription;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.ServiceNowTableProperties;

/**
 * The provider's ServiceNow instance. No call approves, denies or revokes a subscription there: people do, and this looks. Our
 * record of what they decided is kept as where no instance is connected.
 */
class ServiceNowProviderInstance extends EmbeddedProviderInstance {

    /** Of one customer; more would be a wrong query. */
    private static final int MOST_CONNECTIONS = 10;

    private final InstanceClient instance;
    private final ServiceNowTableProperties tables;
    private final SubscriptionTable subscriptions;
    private final Function<OnboardingNumber, InstanceId> instanceIds;

    /** @param instanceIds the ID of the customer's instance, by onboarding */
    ServiceNowProviderInstance(
            InstanceClient instance,
            ServiceNowTableProperties tables,
            Function<OnboardingNumber, InstanceId> instanceIds,
            Supplier<String> numbers,
            Clock clock) {
        super(numbers, clock);
        this.instance = instance;
        this.tables = tables;
        this.subscriptions = new SubscriptionTable(instance, tables);
        this.instanceIds = instanceIds;
    }

    @Override
    public boolean isObserved() {
        return true;
    }

    /** A connection that is older than the registration is not ours: it is left from another try or another integration. */
    @Override
    public Optional<Finding> check(Onboarding onboarding) {
        String field = tables.connectionInstanceField();
        if (field.isEmpty()) {
            return Optional.empty();
        }
        String id = onboarding.instance().id().value();
        // an instance keeps seconds
        Instant registered = onboarding.registration().details().registeredAt().truncatedTo(ChronoUnit.SECONDS);
        List<String> links = instance
                .rows(
                        tables.connection(),
                        instance.equal(field, id),
                        List.of("sys_id", "sys_created_on", field),
                        MOST_CONNECTIONS,
                        row -> row.get(field).equalsIgnoreCase(id))
                .stream()
                .filter(row -> row.time("sys_created_on").isBefore(registered))
                .map(row -> instance.link(tables.connection(), row.sysId()))
                .toList();
        return links.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        Sentence.of("registrationFinding.EARLIER_CONNECTION.cause", id, String.join("\n", links))
                                .toString(),
                        Sentence.of("registrationFinding.EARLIER_CONNECTION.solution")
                                .toString(),
                        links));
    }

    @Override
    public Optional<ObservedSubscription> find(OnboardingNumber onboarding) {
        return subscriptions.find(onboarding, instanceIds.apply(onboarding));
    }

    @Override
    public List<ObservedSubscription> changedWithin(Duration time, Collection<OnboardingNumber> onboardings) {
        Map<OnboardingNumber, InstanceId> ids =
                onboardings.stream().distinct().collect(Collectors.toMap(Function.identity(), instanceIds));
        Map<String, OnboardingNumber> byId = ids.entrySet().stream()
                .collect(Collectors.toMap(
                        one -> SubscriptionTable.comparable(one.getValue()), Map.Entry::getKey, (one, same) -> one));
        return byId.isEmpty()
                ? List.of()
                : subscriptions.changedWithin(time, ids.values()).stream()
                        .flatMap(row -> subscriptions.readable(byId.get(subscriptions.idOf(row)), row).stream())
                        .toList();
    }

    @Override
    public ReplicationSubscription receiveSubscription(
            OnboardingNumber onboarding, Optional<ReplicationSubscription> known) {
        if (known.filter(one -> one.state() != SubscriptionState.DENIED).isEmpty()
                && find(onboarding)
                        .filter(one -> one.state() != SubscriptionState.DENIED)
                        .isEmpty()) {
            throw ObservationFault.NO_SUBSCRIPTION.because(
                    onboarding, instanceIds.apply(onboarding).value());
        }
        return super.receiveSubscription(onboarding, known);
    }
}
