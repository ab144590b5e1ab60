package org.serviceexchange.onboarding.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.ReplicationSubscriptions;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.ReplicationSetState;
import org.serviceexchange.onboarding.domain.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.SubscriptionState;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class StoredReplicationSubscriptions implements ReplicationSubscriptions {

    private final SubscriptionRows rows;
    private final Sequences sequences;

    StoredReplicationSubscriptions(SubscriptionRows rows, Sequences sequences) {
        this.rows = rows;
        this.sequences = sequences;
    }

    @Override
    public String nextNumber() {
        return "RSUB%07d".formatted(sequences.next("subscription_number_seq"));
    }

    @Override
    public Optional<ReplicationSubscription> of(OnboardingNumber onboarding) {
        return ofAll(List.of(onboarding)).stream().findFirst();
    }

    @Override
    public List<ReplicationSubscription> ofAll(Collection<OnboardingNumber> onboardings) {
        return onboardings.isEmpty()
                ? List.of()
                : rows
                        .findByOnboardingIn(onboardings.stream()
                                .map(OnboardingNumber::value)
                                .toList())
                        .stream()
                        .map(SubscriptionRow::subscription)
                        .toList();
    }

    @Override
    public void save(ReplicationSubscription subscription) {
        Integer version = rows.findById(subscription.number())
                .map(SubscriptionRow::version)
                .orElse(null);
        rows.save(SubscriptionRow.of(subscription, version));
    }

    @Table("replication_subscription")
    record SubscriptionRow(
            @Id String number,
            String onboarding,
            SubscriptionState state,
            ReplicationSetState replicationSet,
            Instant requestedAt,
            String decidedBy,
            Instant decidedAt,
            String reason,
            @Version Integer version) {

        static SubscriptionRow of(ReplicationSubscription subscription, Integer version) {
            return new SubscriptionRow(
                    subscription.number(),
                    subscription.onboarding().value(),
                    subscription.state(),
                    subscription.replicationSet(),
                    subscription.requestedAt(),
                    subscription.decidedBy(),
                    subscription.decidedAt(),
                    subscription.reason(),
                    version);
        }

        ReplicationSubscription subscription() {
            return new ReplicationSubscription(
                    number,
                    new OnboardingNumber(onboarding),
                    state,
                    replicationSet,
                    requestedAt,
                    decidedBy,
                    decidedAt,
                    reason);
        }
    }

    interface SubscriptionRows extends ListCrudRepository<SubscriptionRow, String> {

        List<SubscriptionRow> findByOnboardingIn(Collection<String> onboardings);
    }
}
