package org.serviceexchange.onboarding.servicenow;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.domain.ExplainedException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.http.HttpMethod;

/**
 * Calls one ServiceNow instance. It takes nothing on trust: an instance ignores parts of a query that it does not know, and
 * limits a list before it hides records. Each record that it returns is compared with the one that was asked for, and a list
 * is complete. Every method throws an {@link InstanceCallException} for what went wrong.
 */
public final class InstanceClient {

    private static final String TABLES = "/api/now/v2/table/";

    private final URI url;
    private final InstanceConnection connection;

    InstanceClient(URI url, InstanceConnection connection) {
        this.url = url;
        this.connection = connection;
    }

    /** The address of the instance. */
    public String address() {
        return url.toString();
    }

    /** Why no call is made at the moment; empty if calls are made. */
    public Optional<Sentence> pause() {
        return connection.pause().map(ExplainedException::cause);
    }

    /** The address of a record for people: they sign in there. */
    public String link(String table, String sysId) {
        return "%s/nav_to.do?uri=%s.do?sys_id=%s".formatted(url, table, sysId);
    }

    /**
     * A condition of a query.
     *
     * @throws InstanceCallException when the value would not be taken as a value: {@code ^} begins the next condition, and
     *                               the instance runs what follows {@code javascript:}
     */
    public String equal(String field, String value) {
        if (value.contains("^") || value.toLowerCase().contains("javascript:")) {
            throw connection.fault(InstanceFault.NOT_SEARCHABLE, field, value);
        }
        return field + "=" + value;
    }

    /**
     * All records for which this field has this value.
     *
     * @param most    if there are more, the list counts as incomplete
     * @param isAsked whether a record is one of those that were asked for
     */
    public List<Row> rows(String table, String query, List<String> fields, int most, RowCheck isAsked) {
        return rows(table, query, fields, most, isAsked, Map.of());
    }

    /** As {@link #rows}, with the labels that people read, see {@link Row#label}. */
    public List<Row> labelledRows(String table, String query, List<String> fields, int most, RowCheck isAsked) {
        return rows(table, query, fields, most, isAsked, Map.of("sysparm_display_value", "all"));
    }

    private List<Row> rows(
            String table, String query, List<String> fields, int most, RowCheck isAsked, Map<String, String> more) {
        Map<String, String> parameters = new HashMap<>(more);
        parameters.put("sysparm_query", query);
        parameters.put("sysparm_fields", fields(fields));
        parameters.put("sysparm_limit", String.valueOf(most));
        parameters.put("sysparm_exclude_reference_link", "true");
        Reply reply = connection.call(HttpMethod.GET, uri(TABLES + table, parameters), null);
        List<Row> rows = new ArrayList<>();
        reply.result().forEach(one -> rows.add(new Row(one)));
        for (Row row : rows) {
            if (!isAsked.test(row)) {
                throw connection.fault(InstanceFault.WRONG_RECORD, table, query);
            }
        }
        if (reply.total() > rows.size()) {
            throw connection.fault(InstanceFault.INCOMPLETE_LIST, table, rows.size(), reply.total());
        }
        return rows;
    }

    /**
     * A part of the records of a query.
     *
     * @param limit   records on a page; access rules must not hide one of them
     * @param isAsked whether a record is one of those that were asked for
     */
    public Page page(String table, String query, List<String> fields, int limit, int offset, RowCheck isAsked) {
        Reply reply = connection.call(
                HttpMethod.GET,
                uri(
                        TABLES + table,
                        Map.of(
                                "sysparm_query",
                                query,
                                "sysparm_fields",
                                fields(fields),
                                "sysparm_limit",
                                String.valueOf(limit),
                                "sysparm_offset",
                                String.valueOf(offset),
                                "sysparm_exclude_reference_link",
                                "true")),
                null);
        List<Row> rows = new ArrayList<>();
        reply.result().forEach(one -> rows.add(new Row(one)));
        if (!rows.stream().allMatch(isAsked::test)) {
            throw connection.fault(InstanceFault.WRONG_RECORD, table, query);
        }
        if (rows.size() < Math.min(limit, reply.total() - offset)) {
            throw connection.fault(InstanceFault.INCOMPLETE_LIST, table, rows.size(), reply.total() - offset);
        }
        return new Page(rows, reply.total() > offset + rows.size());
    }

    public record Page(List<Row> rows, boolean more) {}

    /** The record with this id. */
    public Row row(String table, String sysId, List<String> fields) {
        return same(table, sysId, connection.call(HttpMethod.GET, recordUri(table, sysId, fields), null));
    }

    /** Creates a record, and returns it as the instance has stored it. */
    public Row insert(String table, Map<String, String> values, List<String> fields) {
        Reply reply = connection.call(
                HttpMethod.POST,
                uri(TABLES + table, Map.of("sysparm_fields", fields(fields), "sysparm_exclude_reference_link", "true")),
                values);
        return new Row(reply.result());
    }

    /** Changes a record, and returns it as the instance has stored it: it leaves out what it does not know or allow. */
    public Row update(String table, String sysId, Map<String, String> values, List<String> fields) {
        return same(table, sysId, connection.call(HttpMethod.PATCH, recordUri(table, sysId, fields), values));
    }

    /** What another API of the instance answers. */
    public JsonNode get(String path, Map<String, String> parameters) {
        return connection.call(HttpMethod.GET, uri(path, parameters), null).result();
    }

    /** What another API of the instance answers. */
    public JsonNode post(String path, Map<String, String> values) {
        return connection.call(HttpMethod.POST, uri(path, Map.of()), values).result();
    }

    /** Whether a record is one of those that were asked for. */
    public interface RowCheck {
        boolean test(Row row);
    }

    private Row same(String table, String sysId, Reply reply) {
        Row row = new Row(reply.result());
        if (!row.sysId().equals(sysId)) {
            throw connection.fault(InstanceFault.WRONG_RECORD, table, sysId);
        }
        return row;
    }

    private URI recordUri(String table, String sysId, List<String> fields) {
        return uri(
                TABLES + table + "/" + sysId,
                Map.of("sysparm_fields", fields(fields), "sysparm_exclude_reference_link", "true"));
    }

    private static String fields(List<String> fields) {
        return fields.contains("sys_id") ? String.join(",", fields) : "sys_id," + String.join(",", fields);
    }

    private URI uri(String path, Map<String, String> parameters) {
        String query = new TreeMap<>(parameters)
                .entrySet().stream()
                        .map(one -> one.getKey() + "="
                                + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8)
                                        .replace("+", "%20"))
                        .collect(Collectors.joining("&"));
        return URI.create(url + path + (query.isEmpty() ? "" : "?" + query));
    }
}
