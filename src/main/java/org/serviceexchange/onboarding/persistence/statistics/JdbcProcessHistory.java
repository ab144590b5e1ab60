package org.serviceexchange.onboarding.persistence.statistics;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.statistics.ProcessHistory;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/**
 * Reads the engine's history tables, which its own queries read row by row and with the rights of each row. They stay as they
 * are: no later version of this engine is published.
 */
@Repository
class JdbcProcessHistory implements ProcessHistory {

    private static final String INSTANCE =
            """
            select instance.id_, instance.proc_def_id_, instance.business_key_, instance.start_time_, instance.end_time_,
                   onboarding.customer_name, onboarding.state
            from act_hi_procinst instance left join onboarding on onboarding.number = instance.business_key_
            """;

    private static final String WITH_THE_SAME_KEY =
            """
            in (select cast(:instance as varchar(64))
                union select other.id_ from act_hi_procinst one
                join act_hi_procinst other on other.business_key_ = one.business_key_
                where one.id_ = :instance)
            """;

    /** As {@code ActivityInstanceState.CANCELED} of the engine. */
    private static final int CANCELLED = 2;

    /** As {@code JobState.FAILED} of the engine. */
    private static final int FAILED = 1;

    private final JdbcClient jdbc;

    JdbcProcessHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Instance> instance(String id) {
        return jdbc.sql(INSTANCE + "where instance.id_ = :id")
                .param("id", id)
                .query(JdbcProcessHistory::instance)
                .optional();
    }

    @Override
    public List<Element> elements(String instanceId, int atMost) {
        return jdbc.sql(
                        """
                        select act_id_, act_type_, start_time_, end_time_, act_inst_state_ from act_hi_actinst
                        where proc_inst_id_ = :instance order by start_time_, sequence_counter_, id_ limit :atMost
                        """)
                .param("instance", instanceId)
                .param("atMost", atMost)
                .query((row, i) -> new Element(
                        row.getString(1), row.getString(2), at(row, 3), at(row, 4), row.getInt(5) == CANCELLED))
                .list();
    }

    @Override
    public List<Operation> operations(String instanceId, int atMost) {
        return jdbc.sql(
                        """
                        select timestamp_, user_id_, operation_type_, entity_type_, property_, org_value_, new_value_
                        from act_hi_op_log where proc_inst_id_ %s and user_id_ is not null
                        order by timestamp_ desc, id_ limit :atMost
                        """
                                .formatted(WITH_THE_SAME_KEY))
                .param("instance", instanceId)
                .param("atMost", atMost)
                .query((row, i) -> new Operation(
                        at(row, 1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7)))
                .list();
    }

    @Override
    public List<FailedTry> failures(String instanceId, int atMost) {
        return jdbc.sql(
                        """
                        select timestamp_, coalesce(failed_act_id_, act_id_), job_exception_msg_, job_retries_ from act_hi_job_log
                        where process_instance_id_ %s and job_state_ = :failed order by timestamp_ desc, id_ limit :atMost
                        """
                                .formatted(WITH_THE_SAME_KEY))
                .param("instance", instanceId)
                .param("failed", FAILED)
                .param("atMost", atMost)
                .query((row, i) -> new FailedTry(at(row, 1), row.getString(2), row.getString(3), row.getInt(4)))
                .list();
    }

    @Override
    public List<Instance> finished(String definitionId, Search search, int page, int size) {
        StringBuilder sql = new StringBuilder(INSTANCE)
                .append("where instance.proc_def_id_ = :definition and instance.end_time_ is not null");
        if (search.text() != null) {
            sql.append(" and (lower(instance.business_key_) like :text escape '!'")
                    .append(search.customer() ? " or lower(onboarding.customer_name) like :text escape '!')" : ")");
        }
        if (search.state() != null) {
            sql.append(" and onboarding.state = :state");
        }
        if (search.from() != null) {
            sql.append(" and instance.end_time_ >= :from");
        }
        if (search.until() != null) {
            sql.append(" and instance.end_time_ < :until");
        }
        sql.append(" order by instance.end_time_ desc, instance.id_ limit :size offset :start");
        StatementSpec query = jdbc.sql(sql.toString())
                .param("definition", definitionId)
                .param("size", size)
                .param("start", (long) page * size);
        if (search.text() != null) {
            query.param("text", "%" + search.text().toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%");
        }
        if (search.state() != null) {
            query.param("state", search.state().name());
        }
        if (search.from() != null) {
            query.param("from", Timestamp.from(search.from()));
        }
        if (search.until() != null) {
            query.param("until", Timestamp.from(search.until()));
        }
        return query.query(JdbcProcessHistory::instance).list();
    }

    @Override
    public List<ElementCount> counts(String definitionId, int instances) {
        return jdbc.sql(
                        """
                        select activity.act_id_, activity.act_type_, count(*),
                               percentile_cont(0.5) within group (order by activity.duration_),
                               percentile_cont(0.9) within group (order by activity.duration_)
                        from (select id_ from act_hi_procinst where proc_def_id_ = :definition and end_time_ is not null
                              order by end_time_ desc limit :instances) counted
                        join act_hi_actinst activity on activity.proc_inst_id_ = counted.id_
                        group by activity.act_id_, activity.act_type_ order by activity.act_id_
                        """)
                .param("definition", definitionId)
                .param("instances", instances)
                .query((row, i) -> new ElementCount(
                        row.getString(1), row.getString(2), row.getLong(3), duration(row, 4), duration(row, 5)))
                .list();
    }

    @Override
    public long countFinished(String definitionId, int atMost) {
        return jdbc.sql("select count(*) from (select 1 from act_hi_procinst where proc_def_id_ = :definition"
                        + " and end_time_ is not null limit :atMost) counted")
                .param("definition", definitionId)
                .param("atMost", atMost)
                .query(Long.class)
                .single();
    }

    private static Duration duration(ResultSet row, int column) throws SQLException {
        double milliseconds = row.getDouble(column);
        return row.wasNull() || SEQUENCE_FLOW.equals(row.getString(2))
                ? null
                : Duration.ofMillis(Math.round(milliseconds));
    }

    private static Instance instance(ResultSet row, int i) throws SQLException {
        String state = row.getString(7);
        return new Instance(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                at(row, 4),
                at(row, 5),
                row.getString(6),
                state == null ? null : OnboardingState.valueOf(state));
    }

    private static Instant at(ResultSet row, int column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
