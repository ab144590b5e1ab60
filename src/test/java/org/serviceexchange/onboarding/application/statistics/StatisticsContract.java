package org.serviceexchange.onboarding.application.statistics;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.groups.Tuple.tuple;

import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.LeadTime;
import org.serviceexchange.onboarding.application.port.statistics.OnboardingStatistics.Measured;
import org.serviceexchange.onboarding.application.statistics.ViewAttention.Attention;
import org.serviceexchange.onboarding.application.statistics.ViewStatistics.Week;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/**
 * Every number of the statistics is one that is counted from the rows themselves: those of onboardings that people took
 * through the application, and of copies at other times, which are rolled back.
 */
@Transactional
@TestInstance(Lifecycle.PER_CLASS)
abstract class StatisticsContract {

    private static final CurrentUser OPERATIONS = new CurrentUser("operations", Set.of(Role.OPERATIONS.group()));
    private static final CurrentUser DESIGNER = new CurrentUser("designer", Set.of(Role.PROCESS_DESIGNER.group()));
    private static final Set<String> ESTABLISHED = Set.of("ESTABLISHED", "PAUSED", "OFFBOARDED");

    @Autowired
    OnboardingScenario story;

    @Autowired
    ViewStatistics statistics;

    @Autowired
    ViewAttention attentions;

    @Autowired
    JdbcClient jdbc;

    private final Instant now = Instant.now();
    private String open;
    private String established;
    private int copies;

    private record Row(String number, String state, String waitingOn, Instant registered, Instant settled) {}

    private record StepRow(
            String onboarding,
            Long request,
            String step,
            String party,
            Instant begun,
            Instant ended,
            Instant due,
            Instant expires) {}

    @BeforeAll
    void takeOnboardingsThroughTheApplication() {
        open = story.numberOf(story.approvalRequested(story.newCustomerAdmin()));
        established = story.numberOf(story.established(story.newCustomerAdmin()));
    }

    @BeforeEach
    void copyThemToManyTimes() {
        statistics.forgetRecent();
        for (int days = 1; days < 60; days += 7) {
            copy(open, "AWAITING_APPROVAL", days, null);
            copy(established, "ESTABLISHED", days + 9, days);
            copy(established, "OFFBOARDED", days + 80, days + 2);
            copy(established, "DENIED", days + 3, days);
        }
        // one that took far longer than all others
        copy(established, "ESTABLISHED", 200, 1);
        copy(established, "WITHDRAWN", 20, 5);
        copy(established, "EXPIRED", 30, 6);
    }

    @AfterEach
    void removeTheCopies() {
        for (String table : List.of("early_end", "step_deadline", "onboarding")) {
            jdbc.sql("delete from %s where %s like 'ONB8%%'"
                            .formatted(table, table.equals("onboarding") ? "number" : "onboarding"))
                    .update();
        }
    }

    @Test
    void pipeline_counts_what_waits_where_and_what_is_late() {
        Map<String, String> states = rows().stream().collect(Collectors.toMap(Row::number, Row::state));
        Map<String, Long> counted = steps().stream()
                .filter(step -> step.ended() == null)
                .collect(groupingBy(
                        step -> "%s %s %s".formatted(states.get(step.onboarding()), step.step(), step.party()),
                        counting()));
        counted.putAll(rows().stream()
                .filter(row -> row.waitingOn().equals("SYSTEM"))
                .collect(groupingBy(row -> "%s null SYSTEM".formatted(row.state()), counting())));

        assertThat(statistics.pipeline())
                .extracting(one -> "%s %s %s".formatted(one.state(), one.step(), one.party()), one -> one.count())
                .containsExactlyInAnyOrderElementsOf(counted.entrySet().stream()
                        .map(one -> tuple(one.getKey(), one.getValue()))
                        .toList());
        assertThat(statistics.pipeline().stream().mapToLong(one -> one.late()).sum())
                .isGreaterThan(3)
                .isEqualTo(openSteps().stream()
                        .filter(step -> step.due().isBefore(now))
                        .count());
        assertThat(statistics.pipeline())
                .isSortedAccordingTo((one, other) -> one.state().compareTo(other.state()));
        assertThat(statistics.pipeline())
                .filteredOn(one -> "approveSubscription".equals(one.step()))
                .extracting(one -> one.title(), one -> one.party())
                .containsExactly(tuple("Approve the replication subscription", Party.PROVIDER));
    }

    @Test
    void weeks_count_what_began_and_ended_from_monday_to_sunday() {
        List<Week> weeks = statistics.weeks(ViewStatistics.MAX_WEEKS);

        LocalDate monday =
                LocalDate.ofInstant(now, ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        assertThat(weeks).hasSize(26);
        assertThat(weeks.get(25).monday()).isEqualTo(monday);
        for (Week week : weeks) {
            assertThat(week)
                    .isEqualTo(new Week(
                            week.monday(),
                            rows().stream()
                                    .filter(row -> isIn(week, row.registered()))
                                    .count(),
                            settled(week, ESTABLISHED),
                            settled(week, Set.of("DENIED")),
                            settled(week, Set.of("WITHDRAWN")),
                            settled(week, Set.of("EXPIRED"))));
        }
        assertThat(weeks.stream().mapToLong(Week::established).sum()).isGreaterThan(15);
        Week busy = weeks.stream().max(Comparator.comparing(Week::established)).orElseThrow();
        assertThat(statistics.ofWeek(busy.monday(), OnboardingState.ESTABLISHED, OPERATIONS, 0, 200))
                .hasSize((int) busy.established())
                .allSatisfy(one -> assertThat(one.customer()).isNotBlank())
                .allSatisfy(one -> assertThat(isIn(busy, one.at())).isTrue());
        assertThat(statistics.ofWeek(busy.monday(), OnboardingState.REGISTERED, DESIGNER, 0, 200))
                .hasSize((int) busy.started())
                .extracting(one -> one.customer())
                .containsOnlyNulls();
        assertThat(statistics.weeks(3)).isEqualTo(weeks.subList(23, 26));
    }

    @Test
    void lead_times_are_percentiles_of_what_took_place() {
        Map<String, LeadTime> times = statistics.leadTimes().stream()
                .collect(Collectors.toMap(time -> String.valueOf(time.step()), time -> time));

        List<Double> whole = rows().stream()
                .filter(row -> row.settled() != null && ESTABLISHED.contains(row.state()))
                .map(row -> seconds(row.registered(), row.settled()))
                .toList();
        assertSame(times.get("null"), whole);
        assertThat(times.get("null").percentile90()).isGreaterThan(Duration.ofDays(70));
        Map<String, Instant> ended = new HashMap<>();
        jdbc.sql("select onboarding, at from early_end").query(row -> {
            ended.put(row.getString("onboarding"), instant(row.getTimestamp("at")));
        });
        Map<String, List<Double>> steps = steps().stream()
                .filter(step -> step.ended() != null && step.request() == null)
                .filter(step ->
                        ended.getOrDefault(step.onboarding(), Instant.MAX).isAfter(step.ended()))
                .collect(groupingBy(
                        StepRow::step,
                        Collectors.mapping(step -> seconds(step.begun(), step.ended()), Collectors.toList())));
        assertThat(times.keySet()).hasSize(steps.size() + 1);
        steps.forEach((step, durations) -> assertSame(times.get(step), durations));
        for (LeadTime time : times.values()) {
            List<Measured> behind = statistics.measured(time.step(), time.party(), OPERATIONS, 0, 200);
            assertThat(behind).hasSize((int) time.count()).allSatisfy(one -> assertThat(one.customer())
                    .isNotBlank());
            assertThat(behind).isSortedAccordingTo((one, other) -> other.at().compareTo(one.at()));
            assertThat(behind.stream().map(Measured::took)).allMatch(took -> !took.isNegative());
            assertThat(statistics.measured(time.step(), time.party(), DESIGNER, 0, 200))
                    .extracting(one -> one.customer())
                    .containsOnlyNulls();
        }
    }

    @Test
    void attention_lists_the_most_urgent_and_names_customers_to_those_who_may_know_them() {
        Attention attention = attentions.of(OPERATIONS, 5);

        assertThat(attention.overdueCount())
                .isEqualTo(openSteps().stream()
                        .filter(step -> step.due().isBefore(now))
                        .count());
        assertThat(attention.overdue()).hasSize(5).allSatisfy(item -> {
            assertThat(item.customer()).isNotBlank();
            assertThat(item.step().due()).isBefore(now);
        });
        assertThat(attention.overdue())
                .isSortedAccordingTo(
                        (one, other) -> one.step().due().compareTo(other.step().due()));
        assertThat(attention.expiringCount())
                .isEqualTo(openSteps().stream()
                        .filter(step -> step.expires().isBefore(now.plus(OnboardingSearch.NEAR_EXPIRY)))
                        .count());

        Attention anonymous = attentions.of(DESIGNER, 5);
        assertThat(anonymous.overdue())
                .hasSize(5)
                .extracting(item -> item.customer())
                .containsOnlyNulls();
    }

    /** As if everything had happened some days earlier; an open step with the due date a week after its begin. */
    private void copy(String number, String state, int registeredDaysAgo, Integer settledDaysAgo) {
        String copy = "ONB8%06d".formatted(copies++);
        Timestamp registered = daysAgo(registeredDaysAgo);
        Timestamp settled = settledDaysAgo == null ? null : daysAgo(settledDaysAgo);
        jdbc.sql(
                        """
                        insert into onboarding (number, customer_key, customer_name, contact_name, contact_email, instance_host,
                            instance_id, note, state, waiting_on, waiting_since, registered_by, registered_at, version, settled_at)
                        select ?, customer_key, customer_name, contact_name, contact_email, instance_host, instance_id, note,
                            ?, ?, ?, registered_by, ?, 0, cast(? as timestamp) from onboarding where number = ?
                        """)
                .params(copy, state, settled == null ? "PROVIDER" : "NOBODY", registered, registered)
                .param(settled)
                .param(number)
                .update();
        Timestamp due = Timestamp.from(registered.toInstant().plus(7, ChronoUnit.DAYS));
        jdbc.sql(
                        """
                        insert into step_deadline (onboarding, step, title, party, task_id, begun_at, due, remind_every, remind_at,
                            reminders, escalate_at, expire_at, extensions, ended_at, version)
                        select ?, step, title, party, concat(?, step), ?, ?, remind_every, remind_at, 0, ?, ?, 0,
                            cast(? as timestamp), 0
                        from step_deadline where onboarding = ? and (step = 'approveSubscription' or ended_at is not null)
                        """)
                .params(copy, copy, registered, due, due, due)
                .param(settled)
                .param(number)
                .update();
        if (state.equals("WITHDRAWN") || state.equals("EXPIRED")) {
            jdbc.sql("insert into early_end (onboarding, state, party, by_whom, reason, at, version)"
                            + " values (?, ?, 'CUSTOMER', 'carla', 'We move', ?, 0)")
                    .params(copy, state, settled)
                    .update();
        }
    }

    private Timestamp daysAgo(int days) {
        return Timestamp.from(now.minus(days, ChronoUnit.DAYS));
    }

    private List<Row> rows() {
        return jdbc.sql("select * from onboarding")
                .query((row, i) -> new Row(
                        row.getString("number"),
                        row.getString("state"),
                        row.getString("waiting_on"),
                        instant(row.getTimestamp("registered_at")),
                        instant(row.getTimestamp("settled_at"))))
                .list();
    }

    private List<StepRow> openSteps() {
        return steps().stream().filter(step -> step.ended() == null).toList();
    }

    private List<StepRow> steps() {
        return jdbc.sql("select * from step_deadline")
                .query((row, i) -> new StepRow(
                        row.getString("onboarding"),
                        row.getObject("request", Long.class),
                        row.getString("step"),
                        row.getString("party"),
                        instant(row.getTimestamp("begun_at")),
                        instant(row.getTimestamp("ended_at")),
                        instant(row.getTimestamp("due")),
                        instant(row.getTimestamp("expire_at"))))
                .list();
    }

    private long settled(Week week, Set<String> states) {
        return rows().stream()
                .filter(row -> states.contains(row.state()) && row.settled() != null && isIn(week, row.settled()))
                .count();
    }

    private static boolean isIn(Week week, Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        return !day.isBefore(week.monday()) && day.isBefore(week.monday().plusWeeks(1));
    }

    private static void assertSame(LeadTime time, List<Double> durations) {
        assertThat(time.count()).isEqualTo(durations.size());
        assertRounded(time.median(), percentile(durations, 0.5));
        assertRounded(time.percentile90(), percentile(durations, 0.9));
    }

    /** Half a second may be rounded either way: the database counts in fractions that are not exact. */
    private static void assertRounded(Duration shown, double seconds) {
        assertThat((double) shown.toSeconds()).isCloseTo(seconds, within(0.501));
    }

    /** Between two values in proportion, as the SQL standard says. */
    private static double percentile(List<Double> values, double part) {
        List<Double> sorted = values.stream().sorted().toList();
        double place = part * (sorted.size() - 1);
        double lower = sorted.get((int) place);
        double upper = sorted.get((int) Math.ceil(place));
        return lower + (upper - lower) * (place - (int) place);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
