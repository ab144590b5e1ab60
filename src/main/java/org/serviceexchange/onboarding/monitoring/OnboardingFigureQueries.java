package org.serviceexchange.onboarding.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.monitoring.OnboardingFigures.Backlog;
import org.serviceexchange.onboarding.monitoring.OnboardingFigures.LeadTimes;
import org.serviceexchange.onboarding.monitoring.OnboardingFigures.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the figures, each with one query. The engine's tables are read as they are: its queries would load rows, and the forks
 * of Camunda have the same tables.
 */
@Component
class OnboardingFigureQueries {

    private static final Duration RECENT = Duration.ofDays(30);

    private final JdbcClient jdbc;
    private final Clock clock;

    OnboardingFigureQueries(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    OnboardingFigures read() {
        Instant now = clock.instant();
        return new OnboardingFigures(
                now,
                jdbc.sql("select state, waiting_on, count(*), min(waiting_since) from onboarding group by"
                                + " state, waiting_on")
                        .query((row, number) -> new Standing(
                                OnboardingState.valueOf(row.getString(1)),
                                Party.valueOf(row.getString(2)),
                                row.getLong(3),
                                instant(row, 4)))
                        .list(),
                leadTimes(now),
                // without a due date a job is due at once
                backlog(jdbc.sql("select count(*), min(coalesce(duedate_, create_time_)) from act_ru_job where retries_"
                                + " > 0 and suspension_state_ = 1 and (duedate_ is null or duedate_ <= :now)")
                        .param("now", Timestamp.from(now))),
                // an incident of a called process appears in its callers, too
                backlog(jdbc.sql("select count(*), min(incident_timestamp_) from act_ru_incident"
                        + " where id_ = root_cause_incident_id_")),
                backlog(jdbc.sql("select count(*), min(at) from notification where status = 'PENDING'")),
                jdbc.sql("select count(*) from notification where status = 'REFUSED'")
                        .query(Long.class)
                        .single());
    }

    private LeadTimes leadTimes(Instant now) {
        return jdbc.sql("select count(*), percentile_cont(0.5) within group (order by duration_), percentile_cont(0.9)"
                        + " within group (order by duration_) from act_hi_procinst where proc_def_key_ = 'customer-onboarding' and"
                        + " end_act_id_ = 'endEvent_integrationEstablished' and end_time_ > :since")
                .param("since", Timestamp.from(now.minus(RECENT)))
                .query((row, number) -> new LeadTimes(row.getLong(1), seconds(row, 2), seconds(row, 3)))
                .single();
    }

    private static Backlog backlog(JdbcClient.StatementSpec query) {
        return query.query((row, number) -> new Backlog(row.getLong(1), instant(row, 2)))
                .single();
    }

    /** From milliseconds. */
    private static Double seconds(ResultSet row, int column) throws SQLException {
        double milliseconds = row.getDouble(column);
        return row.wasNull() ? null : milliseconds / 1000;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column))
                .map(Timestamp::toInstant)
                .orElse(null);
    }
}
