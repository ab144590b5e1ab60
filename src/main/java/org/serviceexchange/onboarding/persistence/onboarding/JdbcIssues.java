package org.serviceexchange.onboarding.persistence.onboarding;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Issue.Kind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcIssues implements Issues {

    private final IssueRows rows;
    private final JdbcClient jdbc;

    JdbcIssues(IssueRows rows, JdbcClient jdbc) {
        this.rows = rows;
        this.jdbc = jdbc;
    }

    @Override
    public Optional<Issue> of(OnboardingNumber onboarding, Kind kind) {
        return rows.findByOnboardingAndKind(onboarding.value(), kind).map(IssueRow::issue);
    }

    @Override
    public void save(Issue issue) {
        String number = issue.onboarding().value();
        Long id = rows.findByOnboardingAndKind(number, issue.kind())
                .map(IssueRow::id)
                .orElse(null);
        rows.save(new IssueRow(
                id,
                number,
                issue.kind(),
                issue.at(),
                issue.cause(),
                issue.solution(),
                String.join("\n", issue.links())));
    }

    @Override
    public void remove(OnboardingNumber onboarding, Kind kind) {
        rows.findByOnboardingAndKind(onboarding.value(), kind).ifPresent(rows::delete);
    }

    @Override
    public int countTry(OnboardingNumber onboarding) {
        int counted = jdbc.sql("update provider_record_tries set tries = tries + 1 where onboarding = ?")
                .param(onboarding.value())
                .update();
        if (counted == 0) {
            jdbc.sql("insert into provider_record_tries (onboarding, tries) values (?, 1)")
                    .param(onboarding.value())
                    .update();
        }
        return jdbc.sql("select tries from provider_record_tries where onboarding = ?")
                .param(onboarding.value())
                .query(Integer.class)
                .single();
    }

    @Override
    public void forgetTries(OnboardingNumber onboarding) {
        jdbc.sql("delete from provider_record_tries where onboarding = ?")
                .param(onboarding.value())
                .update();
    }

    @Table("obstacle")
    record IssueRow(
            @Id Long id, String onboarding, Kind kind, Instant at, String cause, String solution, String links) {

        Issue issue() {
            return new Issue(
                    new OnboardingNumber(onboarding),
                    kind,
                    at,
                    cause,
                    solution,
                    links == null ? List.of() : links.lines().toList());
        }
    }

    interface IssueRows extends ListCrudRepository<IssueRow, Long> {

        @Query("select * from obstacle where onboarding = :onboarding and kind = :kind")
        Optional<IssueRow> findByOnboardingAndKind(String onboarding, Kind kind);
    }
}
