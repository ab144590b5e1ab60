package org.serviceexchange.onboarding.instances;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.observation.ObservedSubscription;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/**
 * The provider's ServiceNow instance. No call approves, denies or revokes a subscription there: people do, and this looks. Our
 * record of what they decided is kept as where no instance is connected.
 */
class ServiceNowProviderInstance extends EmbeddedProviderInstance {

    private final SubscriptionTable subscriptions;
    private final Function<OnboardingNumber, InstanceId> instanceIds;

    /** @param instanceIds the ID of the customer's instance, by onboarding */
    ServiceNowProviderInstance(
            SubscriptionTable subscriptions,
            Function<OnboardingNumber, InstanceId> instanceIds,
            Supplier<String> numbers,
            Clock clock) {
        super(numbers, clock);
        this.subscriptions = subscriptions;
        this.instanceIds = instanceIds;
    }

    @Override
    public boolean isObserved() {
        return true;
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
