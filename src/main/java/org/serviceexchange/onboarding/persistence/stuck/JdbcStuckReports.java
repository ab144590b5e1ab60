package org.serviceexchange.onboarding.persistence.stuck;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.stuck.StuckReports;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.stuck.StuckReport;
import org.serviceexchange.onboarding.domain.stuck.StuckReport.Claim;
import org.serviceexchange.onboarding.domain.stuck.StuckReport.Outcome;
import org.serviceexchange.onboarding.domain.stuck.StuckReport.Settlement;
import org.serviceexchange.onboarding.persistence.DatabaseErrors;
import org.serviceexchange.onboarding.persistence.OnboardingLookup;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcStuckReports implements StuckReports {

    private final ReportRows rows;
    private final JdbcClient jdbc;

    JdbcStuckReports(ReportRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    @Override
    public StuckReport save(StuckReport report) {
        return DatabaseErrors.onDuplicate(
                () -> new ConcurrentChangeException(Sentence.of("stuck.reported")),
                () -> DatabaseErrors.onConflict(
                        () -> new ConcurrentChangeException(Sentence.of("stuck.settled")),
                        () -> rows.save(ReportRow.of(report)).report()));
    }

    @Override
    public List<StuckReport> lastOf(Collection<OnboardingNumber> onboardings) {
        return OnboardingLookup.find(onboardings, rows::findLast, ReportRow::report);
    }

    @Override
    public Optional<StuckReport> unsettledOf(long step) {
        return rows.findByOpenStep(step).map(ReportRow::report);
    }

    @Override
    public int count(OnboardingNumber onboarding, Instant since) {
        return jdbc.sql("select count(*) from stuck_report where onboarding = :onboarding and at > :since")
                .param("onboarding", onboarding.value())
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    @Table("stuck_report")
    record ReportRow(
            @Id Long id,
            String onboarding,
            long stepDeadline,
            @Embedded.Nullable Claim claim,
            @Embedded.Nullable SettlementColumns settlement,
            Long openStep,
            @Version Integer version) {

        static ReportRow of(StuckReport report) {
            return new ReportRow(
                    report.id(),
                    report.onboarding().value(),
                    report.step(),
                    report.claim(),
                    report.isUnsettled() ? null : SettlementColumns.of(report.settlement()),
                    report.isUnsettled() ? report.step() : null,
                    report.version());
        }

        StuckReport report() {
            return new StuckReport(
                    id,
                    new OnboardingNumber(onboarding),
                    stepDeadline,
                    claim,
                    settlement == null ? null : settlement.settlement(),
                    version);
        }
    }

    record SettlementColumns(Outcome outcome, String settledBy, Instant settledAt, String answer) {

        static SettlementColumns of(Settlement settlement) {
            return new SettlementColumns(settlement.outcome(), settlement.by(), settlement.at(), settlement.answer());
        }

        Settlement settlement() {
            return new Settlement(outcome, settledBy, settledAt, answer);
        }
    }

    interface ReportRows extends ListCrudRepository<ReportRow, Long> {

        @Query("select r.* from stuck_report r join step_deadline d on d.id = r.step_deadline where d.onboarding in"
                + " (:onboardings) and d.ended_at is null and r.id = (select max(later.id) from stuck_report later"
                + " where later.step_deadline = r.step_deadline)")
        List<ReportRow> findLast(Collection<String> onboardings);

        @Query("select * from stuck_report where open_step = :step")
        Optional<ReportRow> findByOpenStep(long step);
    }
}
