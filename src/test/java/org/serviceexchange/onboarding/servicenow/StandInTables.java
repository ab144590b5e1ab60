package org.serviceexchange.onboarding.servicenow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/** The records of the stand-in, and the rules under which an instance changes them. There is no unique constraint. */
public class StandInTables {

    public static final String ACCOUNT = "customer_account";
    public static final String CONTACT = "customer_contact";
    public static final String CASE = "sn_customerservice_case";
    public static final String PROPERTIES = "sys_properties";
    public static final String APPLICATION = "sys_store_app";

    /** A consumer subscription at the provider. Its true name is not public, so this one says that it is invented. */
    public static final String SUBSCRIPTION = "u_consumer_subscription";

    /** A customer's connection at the provider. The name of its field is invented. */
    public static final String CONNECTION = "sn_nowebonding_pro_customer_connection";

    /** A consumer replication set at the customer; its name is invented as well. */
    public static final String REPLICATION_SET = "u_consumer_replication_set";

    /** Of each field its greatest length; longer values are cut without a word. */
    private static final Map<String, Map<String, Integer>> FIELDS = Map.of(
            ACCOUNT, Map.of("name", 100, "number", 40, "active", 5),
            SUBSCRIPTION,
                    Map.of(
                            "name", 100,
                            "consumer_instance_id", 32,
                            "consumer_approval_status", 40,
                            "denial_reason", 4000),
            CONNECTION, Map.of("name", 100, "u_instance_id", 32),
            REPLICATION_SET, Map.of("name", 100, "state", 40, "message", 4000),
            PROPERTIES, Map.of("name", 100, "value", 4000),
            APPLICATION, Map.of("scope", 40, "name", 100, "version", 40, "active", 5),
            CONTACT, Map.of("name", 151, "first_name", 50, "last_name", 50, "email", 100, "account", 32, "active", 5),
            CASE,
                    Map.ofEntries(
                            Map.entry("number", 40),
                            Map.entry("account", 32),
                            Map.entry("contact", 32),
                            Map.entry("contact_type", 40),
                            Map.entry("short_description", 160),
                            Map.entry("description", 4000),
                            Map.entry("priority", 40),
                            Map.entry("state", 40),
                            Map.entry("assignment_group", 32),
                            Map.entry("assigned_to", 32),
                            Map.entry("resolution_code", 40),
                            Map.entry("close_notes", 4000),
                            Map.entry("correlation_id", 100),
                            Map.entry("correlation_display", 100),
                            Map.entry("opened_at", 40),
                            Map.entry("active", 5)));

    private static final Set<String> SYSTEM =
            Set.of("sys_id", "sys_created_on", "sys_updated_on", "sys_updated_by", "sys_mod_count");

    private static final Map<String, String> REFERENCES = Map.of(
            "account", ACCOUNT, "contact", CONTACT, "assignment_group", "sys_user_group", "assigned_to", "sys_user");

    private static final Set<String> CHOICES = Set.of("consumer_approval_status", "state");

    private static final List<String> JOURNALS = List.of("comments", "work_notes");
    private static final int LONGEST_ENTRY = 4000;

    /** New 1, Open 10, Awaiting Info 18, Resolved 6, Closed 3: from each state those that it may become. */
    private static final Map<String, Set<String>> FLOW = Map.of(
            "1", Set.of("10", "3"),
            "10", Set.of("18", "6", "3"),
            "18", Set.of("10", "6", "3"),
            "6", Set.of("10", "3"),
            "3", Set.of());

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    private final Map<String, Map<String, Map<String, String>>> records = new TreeMap<>();
    private final Map<String, List<Entry>> journals = new LinkedHashMap<>();
    private final List<String> mails = new ArrayList<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> readOnly = new HashSet<>();
    private final Clock clock = Clock.systemUTC();
    private boolean onlyCustomersCloseResolvedCases;
    private int number = 1000;

    public record Entry(String element, String value, String by, String at, String sysId) {}

    /** Refused by a rule of the instance. */
    static class Aborted extends RuntimeException {
        Aborted(String message) {
            super(message);
        }
    }

    static boolean exists(String table) {
        return FIELDS.containsKey(table);
    }

    /** What people read: {@code pending_approval} is Pending Approval. The states of cases are numbers. */
    static String label(String field, String value) {
        return CHOICES.contains(field)
                ? Stream.of(value.split("_")).map(StringUtils::capitalize).collect(Collectors.joining(" "))
                : value;
    }

    static Optional<String> referenced(String field) {
        return Optional.ofNullable(REFERENCES.get(field));
    }

    /** @return brings the records, the journals and the mails back to how they are now */
    public synchronized Runnable snapshot() {
        Map<String, Map<String, Map<String, String>>> savedRecords = copyOf(records);
        Map<String, List<Entry>> savedJournals = new LinkedHashMap<>();
        journals.forEach((id, entries) -> savedJournals.put(id, List.copyOf(entries)));
        List<String> savedMails = List.copyOf(mails);
        int savedNumber = number;
        return () -> {
            synchronized (this) {
                clear();
                records.putAll(copyOf(savedRecords));
                savedJournals.forEach((id, entries) -> journals.put(id, new ArrayList<>(entries)));
                mails.addAll(savedMails);
                number = savedNumber;
            }
        };
    }

    private static Map<String, Map<String, Map<String, String>>> copyOf(
            Map<String, Map<String, Map<String, String>>> tables) {
        Map<String, Map<String, Map<String, String>>> copy = new TreeMap<>();
        tables.forEach((table, rows) -> {
            Map<String, Map<String, String>> copiedRows = new LinkedHashMap<>();
            rows.forEach((id, row) -> copiedRows.put(id, new LinkedHashMap<>(row)));
            copy.put(table, copiedRows);
        });
        return copy;
    }

    synchronized void clear() {
        records.clear();
        journals.clear();
        mails.clear();
        hidden.clear();
        readOnly.clear();
        onlyCustomersCloseResolvedCases = false;
    }

    /** An access rule blanks the field, and queries on it are ignored. */
    public synchronized void hideField(String table, String field) {
        hidden.add(table + "." + field);
    }

    /** An access rule hides the record. */
    public synchronized void hideRecord(String sysId) {
        hidden.add(sysId);
    }

    /** An access rule ignores what is written into the field. */
    public synchronized void makeReadOnly(String table, String field) {
        readOnly.add(table + "." + field);
    }

    public synchronized void makeWritable(String table, String field) {
        readOnly.remove(table + "." + field);
    }

    public synchronized void onlyCustomersCloseResolvedCases() {
        onlyCustomersCloseResolvedCases = true;
    }

    synchronized boolean canRead(String table, String field) {
        return !hidden.contains(table + "." + field);
    }

    synchronized boolean canWrite(String table, String field) {
        return !readOnly.contains(table + "." + field);
    }

    synchronized boolean isHidden(String sysId) {
        return hidden.contains(sysId);
    }

    synchronized Set<String> readableFields(String table) {
        return Stream.concat(SYSTEM.stream(), FIELDS.get(table).keySet().stream())
                .filter(field -> canRead(table, field))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** With everything that the instance stores, whoever may read it. */
    public synchronized List<Map<String, String>> all(String table) {
        return List.copyOf(table(table).values());
    }

    synchronized Optional<Map<String, String>> find(String table, String sysIdOrNumber) {
        return Optional.ofNullable(table(table).get(sysIdOrNumber)).or(() -> all(table).stream()
                .filter(row -> sysIdOrNumber.equals(row.get("number")))
                .findFirst());
    }

    public synchronized List<Entry> journal(String sysId) {
        return List.copyOf(journals.getOrDefault(sysId, List.of()));
    }

    /** Standard notifications that the instance sent by itself. */
    public synchronized List<String> mails() {
        return List.copyOf(mails);
    }

    public synchronized Map<String, String> insert(String table, Map<String, String> values, String by) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("sys_id", id());
        row.put("sys_created_on", now());
        row.put("active", "true");
        row.put("sys_mod_count", "-1");
        if (table.equals(CASE)) {
            row.put("number", "CS%07d".formatted(++number));
            row.put("state", "1");
            row.put("priority", "4");
            row.put("opened_at", now());
        }
        write(table, row, values, by);
        if (table.equals(CONTACT)) {
            row.put("name", (row.getOrDefault("first_name", "") + " " + row.getOrDefault("last_name", "")).strip());
        }
        table(table).put(row.get("sys_id"), row);
        if (table.equals(CASE)) {
            find(CONTACT, row.getOrDefault("contact", ""))
                    .ifPresent(contact ->
                            mails.add("%s: case %s opened".formatted(contact.get("email"), row.get("number"))));
        }
        return Map.copyOf(row);
    }

    /** @throws Aborted when the state flow or a data policy refuses it; nothing is changed then */
    public synchronized Map<String, String> update(String table, String sysId, Map<String, String> values, String by) {
        Map<String, String> stored = table(table).get(sysId);
        Map<String, String> changed = new LinkedHashMap<>(stored);
        if (table.equals(CASE) && stored.get("state").equals("3")) {
            throw new Aborted("Operation against file 'sn_customerservice_case' was aborted by Business Rule"
                    + " 'Prevent update of closed case'");
        }
        write(table, changed, values, by);
        if (table.equals(CASE)) {
            checkFlow(stored.get("state"), changed);
        }
        table(table).put(sysId, changed);
        for (String journal : JOURNALS) {
            String text = values.getOrDefault(journal, "");
            if (!text.isBlank() && table.equals(CASE) && canWrite(table, journal)) {
                journals.computeIfAbsent(sysId, none -> new ArrayList<>())
                        .add(new Entry(journal, cut(text, LONGEST_ENTRY), by, now(), id()));
            }
        }
        return Map.copyOf(changed);
    }

    /** As if it had been created and changed that much earlier. */
    public synchronized void age(String table, String sysId, Duration by) {
        for (String field : List.of("sys_created_on", "sys_updated_on")) {
            table(table)
                    .get(sysId)
                    .computeIfPresent(
                            field,
                            (any, at) ->
                                    TIME.format(TIME.parse(at, Instant::from).minus(by)));
        }
    }

    public synchronized void delete(String table, String sysId) {
        table(table).remove(sysId);
    }

    private void checkFlow(String before, Map<String, String> changed) {
        String state = changed.get("state");
        if (state.equals(before)) {
            return;
        }
        boolean toAnEnd = state.equals("6") || state.equals("3");
        if (!FLOW.get(before).contains(state)
                || onlyCustomersCloseResolvedCases && before.equals("6") && state.equals("3")) {
            throw new Aborted("Operation against file 'sn_customerservice_case' was aborted by Business Rule"
                    + " 'Case state flow': %s to %s".formatted(before, state));
        }
        if (toAnEnd && (empty(changed, "resolution_code") || empty(changed, "close_notes"))) {
            throw new Aborted("Data Policy Exception: Resolution code and Resolution notes are mandatory");
        }
    }

    /**
     * A person's clicks, as far as one instance can play both parties: creating a replication set requests a subscription, and
     * an approval lets the set be activated.
     */
    public synchronized void createReplicationSet(String name, String instanceId, String by) {
        insert(REPLICATION_SET, Map.of("name", name, "state", "subscription_requested"), by);
        insert(
                SUBSCRIPTION,
                Map.of(
                        "name", name,
                        "consumer_instance_id", instanceId,
                        "consumer_approval_status", "pending_approval"),
                by);
    }

    public synchronized void decide(String instanceId, String status, String reason, String by) {
        newest(SUBSCRIPTION, "consumer_instance_id", instanceId).ifPresent(row -> {
            update(
                    SUBSCRIPTION,
                    row.get("sys_id"),
                    Map.of("consumer_approval_status", status, "denial_reason", reason),
                    by);
            if (status.equals("approved")) {
                setState(row.get("name"), "in_draft", "system");
            }
        });
    }

    public synchronized void setState(String name, String state, String by) {
        newest(REPLICATION_SET, "name", name)
                .ifPresent(row -> update(REPLICATION_SET, row.get("sys_id"), Map.of("state", state), by));
    }

    /** In the order of their creation, which the clock of an instance tells by the second only. */
    private Optional<Map<String, String>> newest(String table, String field, String value) {
        return all(table).stream().filter(row -> value.equals(row.get(field))).reduce((first, later) -> later);
    }

    private void write(String table, Map<String, String> row, Map<String, String> values, String by) {
        Map<String, Integer> fields = FIELDS.get(table);
        values.forEach((field, value) -> {
            if (fields.containsKey(field) && canWrite(table, field) && !field.equals("number")) {
                row.put(field, cut(value, fields.get(field)));
            }
        });
        row.put("sys_updated_on", now());
        row.put("sys_updated_by", by);
        row.put("sys_mod_count", String.valueOf(Integer.parseInt(row.get("sys_mod_count")) + 1));
    }

    private Map<String, Map<String, String>> table(String table) {
        return records.computeIfAbsent(table, none -> new LinkedHashMap<>());
    }

    Collection<String> tables() {
        return FIELDS.keySet();
    }

    private static boolean empty(Map<String, String> row, String field) {
        return row.getOrDefault(field, "").isBlank();
    }

    private static String cut(String value, int most) {
        return value.length() > most ? value.substring(0, most) : value;
    }

    private String now() {
        return TIME.format(clock.instant());
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
