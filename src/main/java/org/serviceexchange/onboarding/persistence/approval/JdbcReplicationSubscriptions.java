package org.serviceexchange.onboarding.persistence.approval;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.approval.DecisionRound;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.persistence.DatabaseErrors;
import org.serviceexchange.onboarding.persistence.Sequences;
import org.serviceexchange.onboarding.persistence.TransactionMemory;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReplicationSubscriptions implements ReplicationSubscriptions {

    private final SubscriptionRows rows;
    private final RoundRows rounds;
    private final Sequences sequences;

    JdbcReplicationSubscriptions(SubscriptionRows rows, RoundRows rounds, Sequences sequences) {
        this.rows = rows;
        this.rounds = rounds;
        this.sequences = sequences;
    }

    @Override
    public String nextNumber() {
        return "RSUB%07d".formatted(sequences.next("subscription_number_seq"));
    }

    @Override
    public Optional<ReplicationSubscription> of(OnboardingNumber onboarding) {
        return TransactionMemory.readOnce(
                ReplicationSubscription.class, onboarding, () -> ofAll(List.of(onboarding)).stream()
                        .findFirst());
    }

    @Override
    public List<ReplicationSubscription> ofAll(Collection<OnboardingNumber> onboardings) {
        if (onboardings.isEmpty()) {
            return List.of();
        }
        List<SubscriptionRow> found = rows.findByOnboardings(
                onboardings.stream().map(OnboardingNumber::value).toList());
        if (found.isEmpty()) {
            return List.of();
        }
        Map<String, List<DecisionRound>> roundsByNumber =
                rounds
                        .findBySubscriptions(
                                found.stream().map(SubscriptionRow::number).toList())
                        .stream()
                        .collect(Collectors.groupingBy(
                                RoundRow::subscription, Collectors.mapping(RoundRow::round, Collectors.toList())));
        return found.stream()
                .map(row -> row.subscription(roundsByNumber.getOrDefault(row.number(), List.of())))
                .toList();
    }

    @Override
    public void save(ReplicationSubscription subscription) {
        TransactionMemory.forget(ReplicationSubscription.class);
        Integer version = rows.findById(subscription.number())
                .map(SubscriptionRow::version)
                .orElse(null);
        DatabaseErrors.onConflict(
                () -> ConcurrentChangeException.of(subscription.number(), subscription.onboarding()),
                () -> rows.save(SubscriptionRow.of(subscription, version)));
        // rounds are only ever added, so those beyond the stored ones are the new ones
        List<DecisionRound> all = subscription.rounds();
        rounds.saveAll(IntStream.range(rounds.countBySubscription(subscription.number()), all.size())
                .mapToObj(position -> new RoundRow(null, subscription.number(), position, all.get(position)))
                .toList());
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

        ReplicationSubscription subscription(List<DecisionRound> rounds) {
            return new ReplicationSubscription(
                    number,
                    new OnboardingNumber(onboarding),
                    state,
                    replicationSet,
                    requestedAt,
                    decidedBy,
                    decidedAt,
                    reason,
                    rounds);
        }
    }

    @Table("decision_round")
    record RoundRow(@Id Long id, String subscription, int position, @Embedded.Nullable DecisionRound round) {}

    interface SubscriptionRows extends ListCrudRepository<SubscriptionRow, String> {

        @Query("select * from replication_subscription where onboarding in (:onboardings)")
        List<SubscriptionRow> findByOnboardings(Collection<String> onboardings);
    }

    interface RoundRows extends ListCrudRepository<RoundRow, Long> {

        @Query("select count(*) from decision_round where subscription = :subscription")
        int countBySubscription(String subscription);

        @Query("select * from decision_round where subscription in (:subscriptions) order by position")
        List<RoundRow> findBySubscriptions(Collection<String> subscriptions);
    }
}
