package org.serviceexchange.onboarding.servicenow;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A {@code sysparm_query} as an instance reads it: a condition that it does not understand, or on a field that is not there
 * for this user, is ignored without a word, and what is left decides.
 */
record EncodedQuery(Predicate<Map<String, String>> filter, Comparator<Map<String, String>> order) {

    private static final Pattern CONDITION = Pattern.compile(
            "([a-z][a-z0-9_]*)(!=|>=|<=|=|>|<|RELATIVEGT|LIKE|STARTSWITH|IN|ISEMPTY|ISNOTEMPTY)(.*)", Pattern.DOTALL);

    /** @param fields those that this user may read */
    static EncodedQuery parse(String query, Set<String> fields) {
        Comparator<Map<String, String>> order = Comparator.comparing(row -> row.get("sys_created_on"));
        Predicate<Map<String, String>> filter = row -> true;
        for (String part : query.split("\\^(?!OR[a-z])")) {
            if (part.startsWith("ORDERBY")) {
                boolean descending = part.startsWith("ORDERBYDESC");
                String field = part.substring(descending ? 11 : 7);
                Comparator<Map<String, String>> by = Comparator.comparing(row -> row.getOrDefault(field, ""));
                order = descending ? by.reversed() : by;
                continue;
            }
            List<Predicate<Map<String, String>>> known = Stream.of(part.split("\\^OR"))
                    .flatMap(one -> condition(one, fields).stream())
                    .toList();
            if (!known.isEmpty()) {
                filter = filter.and(row -> known.stream().anyMatch(one -> one.test(row)));
            }
        }
        return new EncodedQuery(filter, order);
    }

    /** {@code @minute@ago@15}. */
    private static String ago(String value) {
        return StandInTables.TIME.format(Instant.now().minus(Duration.ofMinutes(Long.parseLong(value.substring(12)))));
    }

    private static List<Predicate<Map<String, String>>> condition(String text, Set<String> fields) {
        Matcher condition = CONDITION.matcher(text);
        if (!condition.matches() || !fields.contains(condition.group(1))) {
            return List.of();
        }
        String field = condition.group(1);
        // a script that the instance would run: here it yields nothing
        String value = condition.group(3).startsWith("javascript:")
                ? ""
                : condition.group(3).toLowerCase();
        Predicate<String> test =
                switch (condition.group(2)) {
                    case "=" -> stored -> stored.equals(value);
                    case "!=" -> stored -> !stored.equals(value);
                    case ">=" -> stored -> stored.compareTo(value) >= 0;
                    case "<=" -> stored -> stored.compareTo(value) <= 0;
                    case ">" -> stored -> stored.compareTo(value) > 0;
                    case "<" -> stored -> stored.compareTo(value) < 0;
                    case "RELATIVEGT" -> stored -> stored.compareTo(ago(value)) > 0;
                    case "LIKE" -> stored -> stored.contains(value);
                    case "STARTSWITH" -> stored -> stored.startsWith(value);
                    case "IN" -> stored -> Arrays.asList(value.split(",")).contains(stored);
                    case "ISEMPTY" -> String::isEmpty;
                    default -> stored -> !stored.isEmpty();
                };
        // texts compare without regard to capitals
        return List.of(row -> test.test(row.getOrDefault(field, "").toLowerCase()));
    }
}
