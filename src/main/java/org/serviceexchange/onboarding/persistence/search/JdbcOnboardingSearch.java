package org.serviceexchange.onboarding.persistence.search;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Lateness;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Order;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes a statement for each filter. Values are always parameters. */
@Repository
class JdbcOnboardingSearch implements OnboardingSearch {

    /** Each onboarding with the open step that is due first. The index has these steps in the order of their due dates. */
    private static final String FIRST_DUE =
            " join step_deadline d on d.onboarding = o.number and d.ended_at is null and not exists (select 1 from"
                    + " step_deadline e where e.onboarding = d.onboarding and e.ended_at is null"
                    + " and (e.due < d.due or e.due = d.due and e.id < d.id))";

    private static final String NO_OPEN_STEP =
            "not exists (select 1 from step_deadline d where d.onboarding = o.number and d.ended_at is null)";

    private final JdbcClient jdbc;

    JdbcOnboardingSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<OnboardingNumber> find(
            OnboardingFilter filter, Optional<Set<String>> customerKeys, Instant now, int page, int size) {
        Conditions conditions = Conditions.of(filter, customerKeys, now);
        long offset = (long) page * size;
        if (filter.order() != Order.DUE) {
            return page("" + conditions, conditions, order(filter), offset, size);
        }
        String direction = filter.descending() ? " desc" : "";
        List<OnboardingNumber> found = new ArrayList<>(page(
                FIRST_DUE + conditions,
                conditions,
                "d.ended_at%1$s, d.due%1$s, d.onboarding%1$s".formatted(direction),
                offset,
                size));
        if (found.size() < size) {
            long due = count(FIRST_DUE + conditions, conditions);
            conditions.conditions.add(NO_OPEN_STEP);
            found.addAll(page(
                    "" + conditions,
                    conditions,
                    "o.number" + direction,
                    Math.max(0, offset - due),
                    size - found.size()));
        }
        return found;
    }

    private List<OnboardingNumber> page(String from, Conditions conditions, String order, long offset, int size) {
        return jdbc.sql("select o.number from onboarding o%s order by %s limit :size offset :offset"
                        .formatted(from, order))
                .params(conditions.values)
                .param("size", size)
                .param("offset", offset)
                .query((row, index) -> new OnboardingNumber(row.getString("number")))
                .list();
    }

    private long count(String from, Conditions conditions) {
        return jdbc.sql("select count(*) from onboarding o" + from)
                .params(conditions.values)
                .query(Long.class)
                .single();
    }

    @Override
    public long count(OnboardingFilter filter, Optional<Set<String>> customerKeys, Instant now) {
        Conditions conditions = Conditions.of(filter, customerKeys, now);
        return count("" + conditions, conditions);
    }

    @Override
    public List<Group> groups() {
        return jdbc.sql("select state, waiting_on, environment, count(*) as number from onboarding"
                        + " group by state, waiting_on, environment")
                .query((row, index) -> new Group(
                        row.getString("state"),
                        row.getString("waiting_on"),
                        row.getString("environment"),
                        row.getLong("number")))
                .list();
    }

    @Override
    public Map<Lateness, Long> late(Instant now) {
        Conditions conditions = new Conditions();
        return jdbc.sql(Arrays.stream(Lateness.values())
                        .map(one -> "(select count(distinct onboarding) from step_deadline where %s) as %s"
                                .formatted(conditions.late(one, now), one))
                        .collect(Collectors.joining(", ", "select ", "")))
                .params(conditions.values)
                .query((row, index) -> {
                    Map<Lateness, Long> counts = new EnumMap<>(Lateness.class);
                    for (Lateness one : Lateness.values()) {
                        counts.put(one, row.getLong(one.name()));
                    }
                    return counts;
                })
                .single();
    }

    @Override
    public long stuck() {
        return jdbc.sql("select count(*) from" + Conditions.STUCK)
                .query(Long.class)
                .single();
    }

    @Override
    public List<Line> lines(OnboardingFilter filter, Instant now, String after, int atMost) {
        Conditions conditions = Conditions.of(filter, Optional.empty(), now);
        conditions.add("o.number > :after", "after", after);
        return jdbc.sql(
                        """
                        select o.*, (select min(due) from step_deadline d
                                     where d.onboarding = o.number and d.ended_at is null) as due
                        from onboarding o%s order by o.number limit :atMost"""
                                .formatted(conditions))
                .params(conditions.values)
                .param("atMost", atMost)
                .query((row, index) -> line(row))
                .list();
    }

    private static Line line(ResultSet row) throws SQLException {
        return new Line(
                row.getString("number"),
                row.getString("customer_name"),
                new Contact(row.getString("contact_name"), new EmailAddress(row.getString("contact_email"))),
                row.getString("instance_host"),
                row.getString("environment"),
                row.getString("state"),
                new Waiting(row.getString("waiting_on"), time(row, "waiting_since"), time(row, "due")),
                time(row, "registered_at"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static String order(OnboardingFilter filter) {
        String direction = filter.descending() ? " desc" : " asc";
        return switch (filter.order()) {
            case NUMBER -> "o.number" + direction;
            case CUSTOMER -> "o.customer_name%1$s, o.number%1$s".formatted(direction);
            case WAITING_SINCE -> "o.waiting_since%1$s, o.number%1$s".formatted(direction);
            case DUE -> throw new IllegalArgumentException("Ordered by another statement");
        };
    }

    /** The conditions of a statement, and the values of their parameters. */
    private static final class Conditions {

        static final String STUCK =
                " (select r.onboarding from stuck_report r join step_deadline d on d.id = r.open_step and d.ended_at"
                        + " is null) s";

        private final List<String> conditions = new ArrayList<>();
        final Map<String, Object> values = new HashMap<>();

        static Conditions of(OnboardingFilter filter, Optional<Set<String>> customerKeys, Instant now) {
            Conditions all = new Conditions();
            customerKeys.ifPresent(keys -> all.add("o.customer_key in (:customerKeys)", "customerKeys", keys));
            all.in("state", filter.states());
            all.in("waiting_on", filter.waitingOn());
            all.in("environment", filter.environments());
            if (!filter.text().isEmpty()) {
                OnboardingNumber.parse(filter.text())
                        .ifPresentOrElse(
                                number -> all.add("o.number = :number", "number", number.value()),
                                () -> all.add("o.search_text like :text escape '!'", "text", pattern(filter.text())));
            }
            if (filter.lateness() != null) {
                all.conditions.add("o.number in (select onboarding from step_deadline where "
                        + all.late(filter.lateness(), now) + ")");
            }
            if (filter.stuck()) {
                all.conditions.add("o.number in (select onboarding from" + STUCK + ")");
            }
            return all;
        }

        /** Any text with this part, in small letters. */
        private static String pattern(String part) {
            return "%" + part.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
        }

        void add(String condition, String name, Object value) {
            conditions.add(condition);
            values.put(name, value);
        }

        private void in(String column, Collection<? extends Enum<?>> constants) {
            if (!constants.isEmpty()) {
                add(
                        "o.%1$s in (:%1$s)".formatted(column),
                        column,
                        constants.stream().map(Enum::name).toList());
            }
        }

        /** The condition for a step that is open and that late. */
        String late(Lateness lateness, Instant now) {
            return switch (lateness) {
                case OVERDUE -> openBetween(lateness, "due", Instant.EPOCH, now);
                case DUE_SOON -> openBetween(lateness, "due", now, now.plus(SOON));
                case EXPIRING -> openBetween(lateness, "expire_at", Instant.EPOCH, now.plus(NEAR_EXPIRY));
            };
        }

        private String openBetween(Lateness lateness, String column, Instant after, Instant until) {
            values.put(lateness + "_AFTER", Timestamp.from(after));
            values.put(lateness + "_UNTIL", Timestamp.from(until));
            return "ended_at is null and %1$s > :%2$s_AFTER and %1$s <= :%2$s_UNTIL".formatted(column, lateness);
        }

        @Override
        public String toString() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }
    }
}
