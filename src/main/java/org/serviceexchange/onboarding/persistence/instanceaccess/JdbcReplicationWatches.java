package org.serviceexchange.onboarding.persistence.instanceaccess;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.instanceaccess.ReplicationWatches;
import org.serviceexchange.onboarding.domain.instanceaccess.ReplicationNotice;
import org.serviceexchange.onboarding.domain.instanceaccess.ReplicationWatch;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReplicationWatches implements ReplicationWatches {

    private final WatchRows rows;

    JdbcReplicationWatches(WatchRows rows) {
        this.rows = rows;
    }

    @Override
    public List<OnboardingNumber> due(Instant now, int most) {
        return rows.due(now, most).stream().map(OnboardingNumber::new).toList();
    }

    @Override
    public boolean claim(OnboardingNumber onboarding, Instant now, Instant next) {
        if (rows.claim(onboarding.value(), now, next) == 1) {
            return true;
        }
        try {
            return rows.begin(onboarding.value(), next) == 1;
        } catch (DuplicateKeyException elsewhere) {
            return false;
        }
    }

    @Override
    public Optional<ReplicationWatch> of(OnboardingNumber onboarding) {
        return rows.findById(onboarding.value()).map(WatchRow::watch);
    }

    @Override
    public void save(ReplicationWatch watch) {
        rows.update(
                watch.onboarding().value(),
                watch.state() == null ? null : watch.state().name(),
                watch.since(),
                watch.seenAt(),
                watch.notice() == null ? null : watch.notice().name(),
                watch.failure());
    }

    @Override
    public void remove(OnboardingNumber onboarding) {
        rows.deleteById(onboarding.value());
    }

    @Table("replication_watch")
    record WatchRow(
            @Id String onboarding,
            Instant nextLookAt,
            ReplicationSetState state,
            Instant since,
            Instant seenAt,
            ReplicationNotice notice,
            String failure) {

        ReplicationWatch watch() {
            return new ReplicationWatch(new OnboardingNumber(onboarding), state, since, seenAt, notice, failure);
        }
    }

    interface WatchRows extends ListCrudRepository<WatchRow, String> {

        @Query("select a.onboarding from instance_access a join onboarding o on o.number = a.onboarding"
                + " left join replication_watch w on w.onboarding = a.onboarding"
                + " where o.state in ('ESTABLISHED', 'PAUSED') and (w.next_look_at is null or w.next_look_at <= :now)"
                + " order by coalesce(w.next_look_at, a.at) limit :most")
        List<String> due(Instant now, int most);

        @Modifying
        @Query("update replication_watch set next_look_at = :next"
                + " where onboarding = :onboarding and next_look_at <= :now")
        int claim(String onboarding, Instant now, Instant next);

        @Modifying
        @Query("insert into replication_watch (onboarding, next_look_at) values (:onboarding, :next)")
        int begin(String onboarding, Instant next);

        @Modifying
        @Query("update replication_watch set state = :state, since = :since, seen_at = :seenAt, notice = :notice,"
                + " failure = :failure where onboarding = :onboarding")
        void update(String onboarding, String state, Instant since, Instant seenAt, String notice, String failure);
    }
}
