package org.serviceexchange.onboarding.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Thousands of open onboardings within seconds: copies of the rows of one that a person registered. Two registered ones show which ids
 * are an onboarding's own; a copy must leave the same rows as they did, apart from ids and times.
 */
final class OnboardingCopies {

    private static final int BATCH = 250;
    /** Copies have ids that nobody was given. */
    private static final int FIRST = 5_000_000;

    // ids, hashes of tokens, instance ids, numbers, and what the benchmark made up
    private static final Pattern NAME = Pattern.compile("(?<![0-9a-f])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
            + "|(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])"
            + "|ONB\\d{7}|onb\\d{7}|CS\\d{7}|company\\d+x");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?");
    // in mails, of which only the hash is stored
    private static final Pattern TOKEN = Pattern.compile("(?<=/status/)[\\w-]{43}");
    // counted by the engine, measured, or with a salt
    private static final Set<String> OF_ITS_OWN = Set.of("sequence_counter_", "duration_", "rev_", "pwd_");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Database database;
    private final List<Table> tables;
    private final Map<String, List<String>> template;
    private final Set<String> shared;
    private int made;

    private OnboardingCopies(
            Database database, List<Table> tables, Map<String, List<String>> template, Set<String> shared) {
        this.database = database;
        this.tables = tables;
        this.template = template;
        this.shared = shared;
    }

    /** @param register registers one onboarding, and returns when the customer's task is there and no job is due */
    static OnboardingCopies of(Database database, Runnable register) {
        List<Table> tables = tables(database);
        // the first one reads the decision table, which leaves rows once
        register.run();
        Map<String, Set<String>> before = keys(database, tables);
        register.run();
        Map<String, List<String>> first = newRows(database, tables, before);
        before = keys(database, tables);
        register.run();
        Map<String, List<String>> second = newRows(database, tables, before);
        Set<String> shared = names(first);
        shared.retainAll(names(second));

        OnboardingCopies copies = new OnboardingCopies(database, tables, second, shared);
        mustBeAlike("Two registered onboardings", copies.pattern(first), copies.pattern(second));
        before = keys(database, tables);
        copies.make(1);
        mustBeAlike(
                "A registered onboarding and its copy",
                copies.pattern(second),
                copies.pattern(newRows(database, tables, before)));
        return copies;
    }

    /** Adds this many copies. */
    void make(int copies) {
        try (Connection connection = database.connection()) {
            // the order of tables does not matter: no foreign key is checked
            connection.createStatement().execute("set session_replication_role = replica");
            for (int done = 0; done < copies; done += BATCH) {
                int from = made;
                int to = from + Math.min(BATCH, copies - done);
                for (Table table : tables) {
                    insert(connection, table, from, to);
                }
                made = to;
            }
            connection.createStatement().execute("set session_replication_role = default");
            // as the server does by itself within a minute
            connection.createStatement().execute("vacuum analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void insert(Connection connection, Table table, int from, int to) throws SQLException {
        List<String> rows = template.getOrDefault(table.name(), List.of());
        if (rows.isEmpty()) {
            return;
        }
        String columns = String.join(", ", table.columns());
        String sql = "/* benchmark */ insert into %s (%s) select %s from jsonb_populate_recordset(null::%s, ?::jsonb)"
                .formatted(table.name(), columns, columns, table.name());
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(
                    1,
                    IntStream.range(from, to)
                            .boxed()
                            .flatMap(copy -> rows.stream().map(row -> renamed(row, name -> another(name, copy))))
                            .collect(Collectors.joining(",", "[", "]")));
            insert.executeUpdate();
        }
    }

    private String renamed(String row, UnaryOperator<String> names) {
        return NAME.matcher(row)
                .replaceAll((MatchResult found) ->
                        shared.contains(found.group()) ? found.group() : names.apply(found.group()));
    }

    private static String another(String name, int copy) {
        if (name.startsWith("company")) {
            return "company%dx".formatted(FIRST + copy);
        }
        if (name.length() < 12) {
            return name.replaceFirst("\\d+", String.valueOf(FIRST + copy));
        }
        return name.substring(0, name.length() - 8) + "%08x".formatted(FIRST + copy);
    }

    /** How many rows of each form a table has: ids and times are left out. */
    private Map<String, Map<String, Long>> pattern(Map<String, List<String>> rows) {
        Map<String, Map<String, Long>> patterns = new TreeMap<>();
        Map<String, Set<String>> counted = tables.stream().collect(Collectors.toMap(Table::name, Table::generated));
        rows.forEach((table, each) -> patterns.put(
                table,
                each.stream()
                        .map(row -> without(row, counted.get(table)))
                        .map(row -> TIME.matcher(renamed(row, name -> "own")).replaceAll("time"))
                        .map(row -> TOKEN.matcher(row).replaceAll("own"))
                        .collect(Collectors.groupingBy(row -> row, TreeMap::new, Collectors.counting()))));
        return patterns;
    }

    private static String without(String row, Set<String> columns) {
        try {
            Map<String, String> values = new TreeMap<>();
            JsonNode parsed = JSON.readTree(row);
            parsed.fieldNames().forEachRemaining(column -> {
                if (!columns.contains(column) && !OF_ITS_OWN.contains(column)) {
                    values.put(column, parsed.get(column).toString());
                }
            });
            return values.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void mustBeAlike(
            String what, Map<String, Map<String, Long>> one, Map<String, Map<String, Long>> other) {
        if (!one.equals(other)) {
            Set<String> differing = new HashSet<>(one.keySet());
            differing.addAll(other.keySet());
            differing.removeIf(table -> one.getOrDefault(table, Map.of()).equals(other.getOrDefault(table, Map.of())));
            throw new IllegalStateException("%s differ in %s:%n%s"
                    .formatted(
                            what,
                            differing,
                            differing.stream()
                                    .flatMap(table -> Stream.of(table, one.get(table), other.get(table)))
                                    .map(String::valueOf)
                                    .collect(Collectors.joining("\n"))));
        }
    }

    private static Set<String> names(Map<String, List<String>> rows) {
        return rows.values().stream()
                .flatMap(List::stream)
                .flatMap(row -> NAME.matcher(row).results().map(MatchResult::group))
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<String, Set<String>> keys(Database database, List<Table> tables) {
        Map<String, Set<String>> keys = new HashMap<>();
        tables.forEach(table -> keys.put(table.name(), rows(database, table).keySet()));
        return keys;
    }

    private static Map<String, List<String>> newRows(
            Database database, List<Table> tables, Map<String, Set<String>> before) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (Table table : tables) {
            Map<String, String> rows = rows(database, table);
            rows.keySet().removeAll(before.get(table.name()));
            if (!rows.isEmpty()) {
                found.put(table.name(), List.copyOf(rows.values()));
            }
        }
        return found;
    }

    /** By primary key, as JSON. */
    private static Map<String, String> rows(Database database, Table table) {
        Map<String, String> rows = new LinkedHashMap<>();
        String key = table.key().stream().map("r.%s::text"::formatted).collect(Collectors.joining(" || '/' || "));
        database.query(
                "select %s, to_jsonb(r)::text from %s r order by 1"
                        .formatted(key.isEmpty() ? "to_jsonb(r)::text" : key, table.name()),
                row -> rows.put(row.getString(1), row.getString(2)));
        return rows;
    }

    private static List<Table> tables(Database database) {
        Map<String, Table> tables = new LinkedHashMap<>();
        database.query(
                """
                select c.table_name, c.column_name, c.is_identity = 'YES', exists (
                  select 1 from information_schema.key_column_usage k join information_schema.table_constraints p
                  using (constraint_schema, constraint_name, table_name) where p.constraint_type = 'PRIMARY KEY'
                  and k.table_name = c.table_name and k.column_name = c.column_name and k.table_schema = c.table_schema)
                from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
                where table_schema = 'public' and t.table_type = 'BASE TABLE' and c.table_name not like 'flyway%'
                order by c.table_name, c.ordinal_position
                """,
                column -> {
                    Table table = tables.computeIfAbsent(
                            column.getString(1),
                            name -> new Table(name, new ArrayList<>(), new ArrayList<>(), new HashSet<>()));
                    if (column.getBoolean(3)) {
                        table.generated().add(column.getString(2));
                    } else {
                        table.columns().add(column.getString(2));
                    }
                    if (column.getBoolean(4)) {
                        table.key().add(column.getString(2));
                    }
                });
        return List.copyOf(tables.values());
    }

    /** @param columns but those that the database generates */
    private record Table(String name, List<String> key, List<String> columns, Set<String> generated) {}

    /** What is done with a row. */
    interface Reader {
        void read(ResultSet row) throws SQLException;
    }
}
