package org.serviceexchange.onboarding.persistence.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.deadline.Schedule;
import org.serviceexchange.onboarding.domain.deadline.Step;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline.Extension;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.persistence.DatabaseErrors;
import org.serviceexchange.onboarding.persistence.OnboardingLookup;
import org.serviceexchange.onboarding.persistence.TransactionMemory;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStepDeadlines implements StepDeadlines {

    private final StepDeadlineRows rows;
    private final JdbcClient jdbc;

    JdbcStepDeadlines(StepDeadlineRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    @Override
    public StepDeadline save(StepDeadline deadline) {
        StepDeadline saved = DatabaseErrors.onConflict(
                () -> ConcurrentChangeException.of("“%s”".formatted(deadline.title()), deadline.onboarding()),
                () -> rows.save(StepDeadlineRow.of(deadline)).deadline());
        TransactionMemory.remember(
                StepDeadline.class, saved.taskId(), Optional.of(saved).filter(StepDeadline::isOpen));
        return saved;
    }

    @Override
    public StepDeadline get(long id) {
        return rows.findById(id)
                .map(StepDeadlineRow::deadline)
                .orElseThrow(() -> new IllegalStateException("There is no deadline " + id));
    }

    @Override
    public List<StepDeadline> all(Collection<Long> ids) {
        return rows.findAllById(ids).stream().map(StepDeadlineRow::deadline).toList();
    }

    @Override
    public Optional<StepDeadline> openOf(String taskId) {
        return TransactionMemory.readOnce(
                StepDeadline.class, taskId, () -> rows.findOpen(taskId).map(StepDeadlineRow::deadline));
    }

    @Override
    public List<StepDeadline> openOfTasks(Collection<String> taskIds) {
        return taskIds.isEmpty()
                ? List.of()
                : rows.findOpenOfTasks(taskIds).stream()
                        .map(StepDeadlineRow::deadline)
                        .toList();
    }

    @Override
    public List<StepDeadline> due(Instant now, int atMost) {
        return rows.findDue(now, atMost).stream().map(StepDeadlineRow::deadline).toList();
    }

    @Override
    public List<StepDeadline> openOf(Collection<OnboardingNumber> onboardings) {
        return OnboardingLookup.find(onboardings, rows::findOpenOfOnboardings, StepDeadlineRow::deadline);
    }

    @Override
    public List<StepDeadline> stepsOf(OnboardingNumber onboarding) {
        return rows.findStepsOf(onboarding.value()).stream()
                .map(StepDeadlineRow::deadline)
                .toList();
    }

    @Override
    public void handedOver(long id, String by) {
        jdbc.sql("update step_deadline set handed_over_by = :by where id = :id")
                .param("by", by)
                .param("id", id)
                .update();
    }

    @Override
    public Optional<String> handedOverBy(long id) {
        return jdbc.sql("select handed_over_by from step_deadline where id = :id and handed_over_by is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    @Override
    public List<Duration> lastDurations(String step, int atMost) {
        return jdbc.sql(
                        """
                        select d.begun_at, d.ended_at from step_deadline d join onboarding o on o.number = d.onboarding
                        where d.step = :step and d.ended_at is not null and o.state not in ('WITHDRAWN', 'EXPIRED')
                        order by d.step, d.ended_at desc limit :atMost""")
                .param("step", step)
                .param("atMost", atMost)
                .query((row, index) -> Duration.between(
                        row.getTimestamp("begun_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant()))
                .list();
    }

    /** @param nextActionAt null while a process watches the deadline, and when the step has ended */
    @Table("step_deadline")
    record StepDeadlineRow(
            @Id Long id,
            String onboarding,
            Long request,
            @Embedded.Nullable Step step,
            @Embedded.Nullable Schedule schedule,
            @Embedded.Nullable ExtensionColumns extension,
            Instant endedAt,
            Instant nextActionAt,
            @Version Integer version) {

        static StepDeadlineRow of(StepDeadline deadline) {
            return new StepDeadlineRow(
                    deadline.id(),
                    deadline.onboarding().value(),
                    deadline.request(),
                    deadline.step(),
                    deadline.schedule(),
                    deadline.extension() == null ? null : ExtensionColumns.of(deadline.extension()),
                    deadline.endedAt(),
                    deadline.isOpen() && !deadline.watched() ? deadline.nextAt() : null,
                    deadline.version());
        }

        StepDeadline deadline() {
            return new StepDeadline(
                    id,
                    new OnboardingNumber(onboarding),
                    request,
                    step,
                    schedule,
                    extension == null ? null : extension.extension(),
                    endedAt == null && nextActionAt == null,
                    endedAt,
                    version);
        }
    }

    record ExtensionColumns(String extendedBy, Instant extendedAt, String extensionReason, Instant extensionToldAt) {

        static ExtensionColumns of(Extension extension) {
            return new ExtensionColumns(extension.by(), extension.at(), extension.reason(), extension.notifiedAt());
        }

        Extension extension() {
            return new Extension(extendedBy, extendedAt, extensionReason, extensionToldAt);
        }
    }

    interface StepDeadlineRows extends ListCrudRepository<StepDeadlineRow, Long> {

        @Query("select * from step_deadline where task_id = :taskId and ended_at is null")
        Optional<StepDeadlineRow> findOpen(String taskId);

        @Query("select * from step_deadline where next_action_at <= :now order by next_action_at, id limit :atMost")
        List<StepDeadlineRow> findDue(Instant now, int atMost);

        @Query("select * from step_deadline where task_id in (:taskIds) and ended_at is null")
        List<StepDeadlineRow> findOpenOfTasks(Collection<String> taskIds);

        @Query("select * from step_deadline where onboarding in (:onboardings) and ended_at is null order by due, id")
        List<StepDeadlineRow> findOpenOfOnboardings(Collection<String> onboardings);

        @Query("select * from step_deadline where onboarding = :onboarding and request is null order by begun_at, id")
        List<StepDeadlineRow> findStepsOf(String onboarding);
    }
}
