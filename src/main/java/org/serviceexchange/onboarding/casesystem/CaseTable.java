package org.serviceexchange.onboarding.casesystem;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase.Resolution;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.servicenow.InstanceCallException;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.Row;

/** The cases in the provider's instance. Nothing there keeps two cases from having one number of ours. */
class CaseTable {

    private static final String TABLE = "sn_customerservice_case";
    private static final String API = "/api/sn_customerservice/case";
    private static final List<String> FIELDS = List.of(
            "sys_id",
            "number",
            "correlation_id",
            "account",
            "contact",
            "state",
            "short_description",
            "description",
            "opened_at",
            "resolution_code",
            "close_notes");

    private static final List<String> FIELDS_OF_CHANGE =
            List.of("sys_id", "number", "correlation_id", "correlation_display", "sys_updated_on", "sys_mod_count");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final Duration ONE_DAY = Duration.ofDays(1);
    private static final int PAGE = 100;

    /** More than one is a fault, of which each is named. */
    private static final int MOST = 20;

    // a list that people can still read, and that fits into an incident
    private static final int MOST_NAMED = 10;

    private final InstanceClient instance;

    CaseTable(InstanceClient instance) {
        this.instance = instance;
    }

    /** The one case with this correlation id. */
    Optional<Row> find(String correlationId) {
        List<Row> found = rows("correlation_id", correlationId);
        if (found.size() > 1) {
            throw CaseFault.SEVERAL_CASES.toCorrect(links(found), correlationId, candidates(found));
        }
        return found.stream().findFirst();
    }

    /** The case of which we have a record. */
    Row get(RegistrationCase current) {
        List<Row> found = rows("number", current.number());
        if (found.size() > 1) {
            throw CaseFault.SEVERAL_CASES.because(current.number(), candidates(found));
        }
        return found.stream().findFirst().orElseThrow(() -> CaseFault.NO_CASE.because(current.number()));
    }

    /** A page of the cases of this application that changed at this time or later, the earliest change first. */
    InstanceClient.Page changedSince(Instant since, int offset) {
        // an instance reads the time in the time zone of its user, which can be half a day off
        Instant earliest = since.minus(ONE_DAY);
        return instance.page(
                TABLE,
                "%s^sys_updated_on>=%s^ORDERBYsys_updated_on"
                        .formatted(instance.equal("correlation_display", TimelineEntry.SYSTEM), TIME.format(since)),
                FIELDS_OF_CHANGE,
                PAGE,
                offset,
                row -> row.get("correlation_display").equals(TimelineEntry.SYSTEM)
                        && row.time("sys_updated_on") != null
                        && !row.time("sys_updated_on").isBefore(earliest));
    }

    static Resolution resolution(Row row) {
        String code = row.get("resolution_code");
        return code.isEmpty() ? null : new Resolution(code, row.get("close_notes"));
    }

    /**
     * Creates the case with this correlation id. If it is unknown whether the instance did it, this looks for the case
     * before it fails. It is never created twice in a row.
     */
    Row create(String correlationId, Map<String, String> values) {
        Optional<Row> withoutNumber = findWithoutNumber(values);
        if (withoutNumber.isPresent()) {
            return numbered(withoutNumber.get(), correlationId);
        }
        String sysId;
        try {
            sysId = instance.post(API, values).path("sys_id").asText();
        } catch (InstanceCallException unknown) {
            return foundAfter(unknown, correlationId);
        }
        return numbered(instance.row(TABLE, sysId, FIELDS), correlationId);
    }

    /** An earlier attempt may have created the case, and the instance ignored its number. */
    private Optional<Row> findWithoutNumber(Map<String, String> values) {
        String title = values.get("short_description");
        return instance
                .rows(
                        TABLE,
                        instance.equal("short_description", title) + "^correlation_idISEMPTY",
                        FIELDS,
                        MOST,
                        row -> row.get("short_description").equalsIgnoreCase(title)
                                && row.get("correlation_id").isEmpty())
                .stream()
                .filter(row -> row.get("account").equals(values.get("account")))
                .findFirst();
    }

    private Row numbered(Row row, String correlationId) {
        Row stored = correlationId.equals(row.get("correlation_id"))
                ? row
                : instance.update(TABLE, row.sysId(), Map.of("correlation_id", correlationId), FIELDS);
        if (!correlationId.equals(stored.get("correlation_id"))) {
            throw CaseFault.NUMBER_NOT_STORED.because(stored.get("number"), correlationId);
        }
        return stored;
    }

    Row setState(Row row, CaseState state) {
        return setState(row, state, Map.of());
    }

    Row setState(Row row, CaseState state, String resolutionCode, String closeNotes) {
        return setState(row, state, Map.of("resolution_code", resolutionCode, "close_notes", closeNotes));
    }

    void setContact(Row row, String contact) {
        if (row.get("contact").equals(contact)) {
            return;
        }
        Row changed = instance.update(TABLE, row.sysId(), Map.of("contact", contact), FIELDS);
        if (!changed.get("contact").equals(contact)) {
            throw CaseFault.CONTACT_NOT_CHANGED.because(row.get("number"));
        }
    }

    static CaseState state(Row row) {
        for (CaseState state : CaseState.values()) {
            if (row.get("state").equals(String.valueOf(state.value()))) {
                return state;
            }
        }
        throw CaseFault.STATE_NOT_STORED.because(row.get("number"), row.get("state"), "-");
    }

    private Row setState(Row row, CaseState state, Map<String, String> more) {
        Map<String, String> values = new HashMap<>(more);
        values.put("state", String.valueOf(state.value()));
        Row changed = instance.update(TABLE, row.sysId(), values, FIELDS);
        if (state(changed) != state) {
            throw CaseFault.STATE_NOT_STORED.because(
                    row.get("number"), state(changed).label(), state.label());
        }
        return changed;
    }

    private Row foundAfter(InstanceCallException unknown, String correlationId) {
        if (unknown.fault().mayHaveHappened()) {
            try {
                Optional<Row> found = find(correlationId);
                if (found.isPresent()) {
                    return found.get();
                }
            } catch (InstanceCallException e) {
                unknown.addSuppressed(e);
            }
        }
        throw unknown;
    }

    private List<Row> rows(String field, String value) {
        return instance.rows(TABLE, instance.equal(field, value), FIELDS, MOST, row -> row.get(field)
                .equals(value));
    }

    String link(Row row) {
        return instance.link(TABLE, row.sysId());
    }

    private List<String> links(List<Row> rows) {
        return rows.stream().limit(MOST_NAMED).map(this::link).toList();
    }

    private String candidates(List<Row> rows) {
        return rows.stream()
                .limit(MOST_NAMED)
                .map(row -> "%s (%s)".formatted(row.get("number"), link(row)))
                .collect(Collectors.joining(", "));
    }
}
