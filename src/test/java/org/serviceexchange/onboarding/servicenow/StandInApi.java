package org.serviceexchange.onboarding.servicenow;

import static org.serviceexchange.onboarding.servicenow.Answer.failure;
import static org.serviceexchange.onboarding.servicenow.Answer.result;
import static org.serviceexchange.onboarding.servicenow.ServiceNowStandIn.USER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Matcher;

/** The Table API and the Case API of the stand-in, for a user who has signed in. */
class StandInApi {

    private static final int DEFAULT_LIMIT = 10_000;

    /** What the Case API takes; other fields are ignored, even if the table has them. */
    private static final Set<String> CASE_PARAMETERS = Set.of(
            "account",
            "contact",
            "contact_type",
            "short_description",
            "description",
            "priority",
            "state",
            "assignment_group",
            "assigned_to",
            "resolution_code",
            "close_notes",
            "comments",
            "correlation_id",
            "correlation_display");

    private final ObjectMapper json = new ObjectMapper();
    private final StandInTables tables;
    private final Supplier<String> url;
    private final Predicate<String> hasRole;

    StandInApi(StandInTables tables, Supplier<String> url, Predicate<String> hasRole) {
        this.tables = tables;
        this.url = url;
        this.hasRole = hasRole;
    }

    Answer table(String method, Matcher path, Map<String, String> parameters, Map<String, String> body) {
        String table = path.group(2);
        String sysId = path.group(3);
        if (!StandInTables.exists(table)) {
            return failure(400, "Invalid table " + table, "");
        }
        if (!hasRole.test("sn_customerservice_agent")) {
            return failure(
                    403, "Operation Failed", "ACL Exception: Insert/Read/Update Failed due to security constraints");
        }
        if (sysId == null) {
            return switch (method) {
                case "GET" -> list(table, !"v2".equals(path.group(1)), parameters);
                case "POST" -> {
                    Map<String, String> row = tables.insert(table, body, USER);
                    yield new Answer(
                            201,
                            result(shown(table, row, parameters)),
                            Map.of(
                                    "Location",
                                    "%s/api/now/table/%s/%s".formatted(url.get(), table, row.get("sys_id"))));
                }
                default -> failure(405, "Method not supported", method);
            };
        }
        Optional<Map<String, String>> row =
                tables.find(table, sysId).filter(one -> one.get("sys_id").equals(sysId) && !tables.isHidden(sysId));
        if (row.isEmpty()) {
            return failure(404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval");
        }
        return switch (method) {
            case "GET" -> new Answer(200, result(shown(table, row.get(), parameters)));
            case "PATCH", "PUT" ->
                new Answer(200, result(shown(table, tables.update(table, sysId, body, USER), parameters)));
            case "DELETE" -> {
                tables.delete(table, sysId);
                yield new Answer(204, null);
            }
            default -> failure(405, "Method not supported", method);
        };
    }

    private Answer list(String table, boolean emptyIs404, Map<String, String> parameters) {
        EncodedQuery query =
                EncodedQuery.parse(parameters.getOrDefault("sysparm_query", ""), tables.readableFields(table));
        List<Map<String, String>> found = tables.all(table).stream()
                .filter(query.filter())
                .sorted(query.order())
                .toList();
        ArrayNode page = json.createArrayNode();
        found.stream()
                .skip(number(parameters.get("sysparm_offset"), 0))
                .limit(number(parameters.get("sysparm_limit"), DEFAULT_LIMIT))
                // the limit counts before access rules do
                .filter(row -> !tables.isHidden(row.get("sys_id")))
                .forEach(row -> page.add(shown(table, row, parameters)));
        if (page.isEmpty() && emptyIs404) {
            return failure(404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval");
        }
        return new Answer(200, result(page), Map.of("X-Total-Count", String.valueOf(found.size())));
    }

    Answer cases(String method, Matcher path, Map<String, String> parameters, Map<String, String> body) {
        if (!hasRole.test("csm_ws_integration")) {
            return failure(403, "User Not Authorized", "Failed API level ACL Validation");
        }
        Map<String, String> known = new LinkedHashMap<>(body);
        known.keySet().retainAll(CASE_PARAMETERS);
        if (path.group(1) == null) {
            if (!method.equals("POST")) {
                return list(StandInTables.CASE, true, parameters);
            }
            Map<String, String> row = tables.insert(StandInTables.CASE, known, USER);
            return new Answer(
                    201,
                    result(json.createObjectNode()
                            .put("sys_id", row.get("sys_id"))
                            .put("number", row.get("number"))));
        }
        Optional<Map<String, String>> row =
                tables.find(StandInTables.CASE, path.group(1)).filter(one -> !tables.isHidden(one.get("sys_id")));
        if (row.isEmpty()) {
            return failure(404, "Record not found", path.group(1));
        }
        String sysId = row.get().get("sys_id");
        if (path.group(2) != null) {
            return new Answer(200, result(activities(row.get(), parameters)));
        }
        return method.equals("PUT")
                ? new Answer(
                        201,
                        result(shown(
                                StandInTables.CASE, tables.update(StandInTables.CASE, sysId, known, USER), Map.of())))
                : new Answer(200, result(shown(StandInTables.CASE, row.get(), Map.of())));
    }

    private JsonNode activities(Map<String, String> row, Map<String, String> parameters) {
        List<String> types = Arrays.asList(parameters
                .getOrDefault("sysparm_activity_type", "comments,work_notes")
                .split(","));
        ObjectNode stream = json.createObjectNode();
        stream.put("sys_id", row.get("sys_id")).put("number", row.get("number"));
        ArrayNode entries = stream.putArray("entries");
        tables.journal(row.get("sys_id")).stream()
                .filter(one -> types.contains(one.element()) && tables.canRead(StandInTables.CASE, one.element()))
                .sorted(Comparator.comparing(StandInTables.Entry::at).reversed())
                .forEach(one -> entries.addObject()
                        .put("element", one.element())
                        .put("value", one.value())
                        // the documentation calls both the full name
                        .put("login_name", one.by())
                        .put("name", one.by())
                        .put("sys_created_on", one.at())
                        .put("sys_id", one.sysId()));
        ArrayNode journals = stream.putArray("journal_fields");
        for (String journal : List.of("comments", "work_notes")) {
            journals.addObject()
                    .put("name", journal)
                    .put("can_read", tables.canRead(StandInTables.CASE, journal))
                    .put("can_write", tables.canWrite(StandInTables.CASE, journal));
        }
        return stream;
    }

    /** Unknown fields are left out without a word, hidden ones are empty, references have a link. */
    private ObjectNode shown(String table, Map<String, String> row, Map<String, String> parameters) {
        Set<String> readable = tables.readableFields(table);
        String asked = parameters.get("sysparm_fields");
        Set<String> fields = new HashSet<>(row.keySet());
        if (asked != null) {
            fields.addAll(readable);
            fields.retainAll(Arrays.asList(asked.split(",")));
        }
        ObjectNode shown = json.createObjectNode();
        fields.stream().sorted().forEach(field -> {
            String value = readable.contains(field) ? row.getOrDefault(field, "") : "";
            Optional<String> referenced = StandInTables.referenced(field).filter(one -> !value.isEmpty());
            if ("all".equals(parameters.get("sysparm_display_value"))) {
                shown.putObject(field)
                        .put("display_value", StandInTables.label(field, value))
                        .put("value", value);
            } else if (referenced.isPresent() && !"true".equals(parameters.get("sysparm_exclude_reference_link"))) {
                shown.putObject(field)
                        .put("link", "%s/api/now/table/%s/%s".formatted(url.get(), referenced.get(), value))
                        .put("value", value);
            } else {
                shown.put(field, value);
            }
        });
        return shown;
    }

    private static long number(String text, long otherwise) {
        return text != null && text.matches("\\d{1,9}") ? Long.parseLong(text) : otherwise;
    }
}
