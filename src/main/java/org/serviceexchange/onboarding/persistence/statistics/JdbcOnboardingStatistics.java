package org.serviceexchange.onboarding.persistence.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The same statements for H2 and PostgreSQL. The indexes of migration V29 belong to them. */
@Repository
class JdbcOnboardingStatistics implements OnboardingStatistics {

    private static final String OPEN_STEPS =
            """
            select step.onboarding, onboarding.customer_name, step.title, step.party, step.due, step.expire_at
            from step_deadline step join onboarding on onboarding.number = step.onboarding
            where step.ended_at is null and %s < :before
            order by %1$s, step.id limit :atMost
            """;

    private static final String MEASURED_ONBOARDINGS =
            """
            select number, settled_at as at, extract(epoch from settled_at) - extract(epoch from registered_at) as seconds
            from onboarding
            where settled_at is not null and state in ('ESTABLISHED', 'PAUSED', 'OFFBOARDED')
            order by settled_at desc limit :atMost
            """;

    /** A step that the end of its onboarding cancelled was not completed. */
    private static final String MEASURED_STEPS =
            """
            select step.onboarding as number, step.step, step.title, step.party, step.ended_at as at,
                   extract(epoch from step.ended_at) - extract(epoch from step.begun_at) as seconds
            from step_deadline step
            where step.ended_at is not null and step.request is null
              and not exists (select 1 from early_end
                              where early_end.onboarding = step.onboarding and early_end.at <= step.ended_at)
            order by step.ended_at desc limit :atMost
            """;

    private static final String OUTCOME =
            "case when state in ('PAUSED', 'OFFBOARDED') then 'ESTABLISHED' else state end";

    private final JdbcClient jdbc;

    JdbcOnboardingStatistics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Waiting> waiting(Instant now) {
        Stream<Waiting> people = jdbc
                .sql(
                        """
                        select onboarding.state, step.step, max(step.title), step.party, count(*),
                               count(case when step.due < :now then 1 end)
                        from step_deadline step join onboarding on onboarding.number = step.onboarding
                        where step.ended_at is null
                        group by onboarding.state, step.step, step.party
                        """)
                .param("now", Timestamp.from(now))
                .query(JdbcOnboardingStatistics::waiting)
                .stream();
        Stream<Waiting> system = jdbc
                .sql("select state, null, null, waiting_on, count(*), 0 from onboarding where waiting_on = 'SYSTEM'"
                        + " group by state, waiting_on")
                .query(JdbcOnboardingStatistics::waiting)
                .stream();
        return Stream.concat(people, system).toList();
    }

    @Override
    public List<DayCount> registered(Instant from) {
        return days(
                "select cast(registered_at as date), 'REGISTERED', count(*) from onboarding"
                        + " where registered_at >= :from group by cast(registered_at as date)",
                from);
    }

    @Override
    public List<DayCount> settled(Instant from) {
        return days(
                """
                select cast(settled_at as date), outcome, count(*)
                from (select settled_at, %s as outcome from onboarding where settled_at >= :from) settled
                group by cast(settled_at as date), outcome
                """
                        .formatted(OUTCOME),
                from);
    }

    @Override
    public List<Listed> registered(Instant from, Instant until, int page, int size) {
        return listed("registered_at", "registered_at is not null", null, from, until, page, size);
    }

    @Override
    public List<Listed> settled(OnboardingState outcome, Instant from, Instant until, int page, int size) {
        return listed("settled_at", OUTCOME + " = :outcome", outcome, from, until, page, size);
    }

    private List<Listed> listed(
            String time, String condition, OnboardingState outcome, Instant from, Instant until, int page, int size) {
        StatementSpec query = jdbc.sql(
                        """
                        select number, customer_name, state, %1$s from onboarding
                        where %1$s >= :from and %1$s < :until and %2$s order by %1$s, number limit :size offset :start
                        """
                                .formatted(time, condition))
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .param("size", size)
                .param("start", (long) page * size);
        if (outcome != null) {
            query.param("outcome", outcome.name());
        }
        return query.query((row, i) -> new Listed(
                        new OnboardingNumber(row.getString(1)),
                        row.getString(2),
                        OnboardingState.valueOf(row.getString(3)),
                        row.getTimestamp(4).toInstant()))
                .list();
    }

    private List<DayCount> days(String sql, Instant from) {
        return jdbc.sql(sql)
                .param("from", Timestamp.from(from))
                .query((row, i) -> new DayCount(
                        row.getObject(1, LocalDate.class), OnboardingState.valueOf(row.getString(2)), row.getLong(3)))
                .list();
    }

    @Override
    public List<LeadTime> leadTimes(int atMost) {
        String percentiles = "percentile_cont(0.5) within group (order by seconds),"
                + " percentile_cont(0.9) within group (order by seconds)";
        Stream<LeadTime> whole = jdbc
                .sql(
                        """
                        select null, null, null, count(*), %s
                        from (%s) measured
                        """
                                .formatted(percentiles, MEASURED_ONBOARDINGS))
                .param("atMost", atMost)
                .query(JdbcOnboardingStatistics::leadTime)
                .stream()
                .filter(time -> time.count() > 0);
        Stream<LeadTime> steps = jdbc
                .sql(
                        """
                        select step, max(title), party, count(*), %s
                        from (%s) measured
                        group by step, party order by step
                        """
                                .formatted(percentiles, MEASURED_STEPS))
                .param("atMost", atMost)
                .query(JdbcOnboardingStatistics::leadTime)
                .stream();
        return Stream.concat(whole, steps).toList();
    }

    @Override
    public List<Measured> measured(String step, Party party, int atMost, int page, int size) {
        StatementSpec query = jdbc.sql(
                        """
                        select measured.number, onboarding.customer_name, onboarding.state, measured.at, measured.seconds
                        from (%s) measured join onboarding on onboarding.number = measured.number
                        %s order by measured.at desc, measured.number limit :size offset :start
                        """
                                .formatted(
                                        step == null ? MEASURED_ONBOARDINGS : MEASURED_STEPS,
                                        step == null ? "" : "where measured.step = :step and measured.party = :party"))
                .param("atMost", atMost)
                .param("size", size)
                .param("start", (long) page * size);
        if (step != null) {
            query.param("step", step).param("party", party.name());
        }
        return query.query((row, i) -> new Measured(
                        new OnboardingNumber(row.getString(1)),
                        row.getString(2),
                        OnboardingState.valueOf(row.getString(3)),
                        row.getTimestamp(4).toInstant(),
                        Duration.ofSeconds(Math.round(row.getDouble(5)))))
                .list();
    }

    @Override
    public long countOverdue(Instant now) {
        return count("due", now);
    }

    @Override
    public List<OpenStep> overdue(Instant now, int atMost) {
        return openSteps("step.due", now, atMost);
    }

    @Override
    public long countExpiring(Instant until) {
        return count("expire_at", until);
    }

    @Override
    public List<OpenStep> expiring(Instant until, int atMost) {
        return openSteps("step.expire_at", until, atMost);
    }

    private long count(String column, Instant before) {
        return jdbc.sql("select count(*) from step_deadline where ended_at is null and %s < :before".formatted(column))
                .param("before", Timestamp.from(before))
                .query(Long.class)
                .single();
    }

    private List<OpenStep> openSteps(String column, Instant before, int atMost) {
        return jdbc.sql(OPEN_STEPS.formatted(column))
                .param("before", Timestamp.from(before))
                .param("atMost", atMost)
                .query((row, i) -> new OpenStep(
                        new OnboardingNumber(row.getString(1)),
                        row.getString(2),
                        row.getString(3),
                        Party.valueOf(row.getString(4)),
                        row.getTimestamp(5).toInstant(),
                        row.getTimestamp(6).toInstant()))
                .list();
    }

    private static Waiting waiting(ResultSet row, int i) throws SQLException {
        return new Waiting(
                OnboardingState.valueOf(row.getString(1)),
                row.getString(2),
                row.getString(3),
                Party.valueOf(row.getString(4)),
                row.getLong(5),
                row.getLong(6));
    }

    private static LeadTime leadTime(ResultSet row, int i) throws SQLException {
        String party = row.getString(3);
        return new LeadTime(
                row.getString(1),
                row.getString(2),
                party == null ? null : Party.valueOf(party),
                row.getLong(4),
                Duration.ofSeconds(Math.round(row.getDouble(5))),
                Duration.ofSeconds(Math.round(row.getDouble(6))));
    }
}
