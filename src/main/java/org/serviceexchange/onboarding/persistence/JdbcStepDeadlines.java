package org.serviceexchange.onboarding.persistence;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline.Extension;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStepDeadlines implements StepDeadlines {

    private final StepDeadlineRows rows;

    JdbcStepDeadlines(StepDeadlineRows rows) {
        this.rows = rows;
    }

    @Override
    public StepDeadline save(StepDeadline deadline) {
        return OptimisticLocking.translate(
                "Somebody else, or the system, went on with “%s” at the same moment. Look at the page of %s, and try again if it is still needed."
                        .formatted(deadline.title(), deadline.onboarding()),
                () -> rows.save(StepDeadlineRow.of(deadline)).deadline());
    }

    @Override
    public StepDeadline get(long id) {
        return rows.findById(id)
                .map(StepDeadlineRow::deadline)
                .orElseThrow(() -> new IllegalStateException("There is no deadline " + id));
    }

    @Override
    public Optional<StepDeadline> openOf(String taskId) {
        return rows.findByTaskIdAndEndedAtIsNull(taskId).map(StepDeadlineRow::deadline);
    }

    @Override
    public List<StepDeadline> openOf(Collection<OnboardingNumber> onboardings) {
        return onboardings.isEmpty()
                ? List.of()
                : rows
                        .findByOnboardingInAndEndedAtIsNullOrderByDueAscIdAsc(onboardings.stream()
                                .map(OnboardingNumber::value)
                                .toList())
                        .stream()
                        .map(StepDeadlineRow::deadline)
                        .toList();
    }

    @Table("step_deadline")
    record StepDeadlineRow(
            @Id Long id,
            String onboarding,
            Long request,
            String step,
            String title,
            Party party,
            String taskId,
            Instant begunAt,
            Instant due,
            int remindEvery,
            Instant remindAt,
            int reminders,
            Instant escalateAt,
            Instant escalatedAt,
            Instant expireAt,
            int extensions,
            String extendedBy,
            Instant extendedAt,
            String extensionReason,
            Instant extensionToldAt,
            Instant endedAt,
            @Version Integer version) {

        static StepDeadlineRow of(StepDeadline deadline) {
            Extension extension = deadline.extension();
            return new StepDeadlineRow(
                    deadline.id(),
                    deadline.onboarding().value(),
                    deadline.request(),
                    deadline.step(),
                    deadline.title(),
                    deadline.party(),
                    deadline.taskId(),
                    deadline.begunAt(),
                    deadline.due(),
                    deadline.remindEvery(),
                    deadline.remindAt(),
                    deadline.reminders(),
                    deadline.escalateAt(),
                    deadline.escalatedAt(),
                    deadline.expireAt(),
                    deadline.extensions(),
                    extension == null ? null : extension.by(),
                    extension == null ? null : extension.at(),
                    extension == null ? null : extension.reason(),
                    extension == null ? null : extension.toldAt(),
                    deadline.endedAt(),
                    deadline.version());
        }

        StepDeadline deadline() {
            return new StepDeadline(
                    id,
                    new OnboardingNumber(onboarding),
                    request,
                    step,
                    title,
                    party,
                    taskId,
                    begunAt,
                    due,
                    remindEvery,
                    remindAt,
                    reminders,
                    escalateAt,
                    escalatedAt,
                    expireAt,
                    extensions,
                    extendedBy == null ? null : new Extension(extendedBy, extendedAt, extensionReason, extensionToldAt),
                    endedAt,
                    version);
        }
    }

    interface StepDeadlineRows extends ListCrudRepository<StepDeadlineRow, Long> {

        Optional<StepDeadlineRow> findByTaskIdAndEndedAtIsNull(String taskId);

        List<StepDeadlineRow> findByOnboardingInAndEndedAtIsNullOrderByDueAscIdAsc(Collection<String> onboardings);
    }
}
