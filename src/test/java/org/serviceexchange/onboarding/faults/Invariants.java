package org.serviceexchange.onboarding.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold, whatever broke: read from the database and from the mail server. */
final class Invariants {

    /** States change only along the allowed transitions. */
    static final String STATES = "I6";

    /** Clocks are one and the same here; a mail is received a moment before its success is recorded. */
    private static final Duration TOLERANCE = Duration.ofMillis(20);

    private final Supplier<JdbcClient> database;
    private final People people;
    private final MailSink mails;
    private final Map<String, OnboardingState> seen = new HashMap<>();

    Invariants(Supplier<JdbcClient> database, People people, MailSink mails) {
        this.database = database;
        this.people = people;
        this.mails = mails;
    }

    /** Each violation begins with the invariant's number. Nobody is at work, and no job is due. */
    List<String> violations() {
        List<String> violations = new ArrayList<>();
        one(
                "I1 no case, or two",
                violations,
                """
                select o.number from onboarding o
                where (select count(*) from registration_case c where c.onboarding = o.number)
                      <> case when o.state = 'REGISTERED' then
                             (select least(1, count(*)) from registration_case c where c.onboarding = o.number) else 1 end
                """);
        Set<String> stored = Set.copyOf(strings("select number from onboarding"));
        people.acknowledgedStarts().stream()
                .filter(number -> !stored.contains(number))
                .forEach(number -> violations.add("I2 acknowledged and lost: " + number));
        Set<String> open = Set.copyOf(strings("select id_ from act_ru_task"));
        people.acknowledgedTasks().stream()
                .filter(open::contains)
                .forEach(task -> violations.add("I2 form acknowledged and task open: " + task));
        mails(violations);
        one(
                "I4 nothing goes on",
                violations,
                """
                select o.number from onboarding o
                where o.state not in ('ESTABLISHED', 'PAUSED', 'DENIED', 'WITHDRAWN', 'EXPIRED', 'OFFBOARDED')
                  and not exists (select 1 from act_ru_execution p join act_ru_task t on t.proc_inst_id_ = p.id_
                                  where p.business_key_ = o.number)
                  and not exists (select 1 from act_ru_execution p join act_ru_job j on j.process_instance_id_ = p.id_
                                  where p.business_key_ = o.number and j.retries_ > 0)
                  and not exists (select 1 from act_ru_execution p join act_ru_incident i on i.proc_inst_id_ = p.id_
                                  where p.business_key_ = o.number)
                """);
        one(
                "I4 job without attempts and without incident",
                violations,
                """
                select j.id_ || ' ' || coalesce(j.exception_msg_, '') from act_ru_job j
                where j.retries_ = 0 and not exists (select 1 from act_ru_incident i where i.configuration_ = j.id_)
                """);
        one("I4 job that nobody runs", violations, due(Duration.ofSeconds(1)));
        states(violations);
        return violations;
    }

    private void mails(List<String> violations) {
        Map<String, List<Instant>> arrivals = mails.arrivals();
        Set<String> known = new HashSet<>();
        for (Map<String, Object> row : database.get()
                .sql("select onboarding, message_id, status, at from notification")
                .query()
                .listOfRows()) {
            String id = (String) row.get("message_id");
            known.add(id);
            List<Instant> times = arrivals.getOrDefault(id, List.of());
            Instant recorded =
                    ((java.sql.Timestamp) row.get("at")).toLocalDateTime().toInstant(ZoneOffset.UTC);
            if (row.get("status").equals("SENT")) {
                if (times.isEmpty()) {
                    violations.add("I3 recorded as sent and never received: " + id);
                }
                times.stream()
                        .filter(time -> time.isAfter(recorded.plus(TOLERANCE)))
                        .forEach(time -> violations.add("I3 received at %s, after its success was recorded at %s: %s"
                                .formatted(time, recorded, id)));
            }
        }
        arrivals.keySet().stream()
                .filter(id -> !known.contains(id))
                .forEach(id -> violations.add("I3 received with an unknown Message-ID: " + id));
    }

    private void states(List<String> violations) {
        for (Map<String, Object> row : database.get()
                .sql("select number, state from onboarding")
                .query()
                .listOfRows()) {
            String number = (String) row.get("number");
            OnboardingState now = OnboardingState.valueOf((String) row.get("state"));
            OnboardingState before = seen.put(number, now);
            if (!reachable(before == null ? OnboardingState.REGISTERED : before).contains(now)) {
                violations.add("%s %s went from %s to %s".formatted(STATES, number, before, now));
            }
        }
    }

    private static Set<OnboardingState> reachable(OnboardingState from) {
        Set<OnboardingState> reached = EnumSet.of(from);
        Deque<OnboardingState> left = new ArrayDeque<>(reached);
        while (!left.isEmpty()) {
            OnboardingState state = left.pop();
            for (OnboardingState next : OnboardingState.values()) {
                if (state.canTransitionTo(next) && reached.add(next)) {
                    left.push(next);
                }
            }
        }
        return reached;
    }

    /** How many jobs are due or run. */
    int busy() {
        return strings(due(Duration.ZERO)).size();
    }

    private static String due(Duration since) {
        return """
                select j.id_ || ' ' || coalesce(j.handler_cfg_, '') from act_ru_job j
                where j.retries_ > 0 and j.suspension_state_ = 1
                  and j.handler_type_ <> 'history-cleanup'
                  and coalesce(j.duedate_, j.create_time_) < timestamp '%s'
                """
                .formatted(LocalDateTime.now(ZoneOffset.UTC).minus(since));
    }

    private void one(String name, List<String> violations, String sql) {
        strings(sql).forEach(found -> violations.add(name + ": " + found));
    }

    private List<String> strings(String sql) {
        return database.get().sql(sql).query(String.class).list();
    }

    /** Mails that more than one copy arrived of, which is allowed. */
    String repeatedMails() {
        Map<String, Integer> receivers =
                database.get().sql("select message_id, receivers from notification").query().listOfRows().stream()
                        .collect(Collectors.toMap(
                                row -> (String) row.get("message_id"),
                                row -> ((String) row.get("receivers")).split(" ").length));
        long repeated = mails.arrivals().entrySet().stream()
                .filter(mail -> mail.getValue().size() > receivers.getOrDefault(mail.getKey(), Integer.MAX_VALUE))
                .count();
        return "%d of %d mails arrived more than once".formatted(repeated, receivers.size());
    }
}
