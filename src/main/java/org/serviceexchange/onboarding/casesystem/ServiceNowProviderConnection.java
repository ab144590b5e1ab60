package org.serviceexchange.onboarding.casesystem;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.servicenow.InstanceCallException;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.InstanceFault;
import org.serviceexchange.onboarding.servicenow.Row;
import org.serviceexchange.onboarding.servicenow.ServiceNowTableProperties;

/**
 * Checks the provider's instance with the reads that the application makes anyway. A field that is missing in a record is
 * misspelt; one that is always filled and is empty is hidden. Whether a field can be written shows only when it is written.
 */
class ServiceNowProviderConnection implements ProviderConnection {

    private static final String CASES = "sn_customerservice_case";

    /** Tables that are needed for cases. */
    static final List<Table> OF_CASES = List.of(
            new Table("customer_account", "nameISNOTEMPTY", List.of("name"), List.of("number")),
            new Table(
                    "customer_contact",
                    "emailISNOTEMPTY^accountISNOTEMPTY",
                    List.of("email", "account"),
                    List.of("name")),
            new Table(
                    CASES,
                    "correlation_display=" + TimelineEntry.SYSTEM,
                    List.of(
                            "number",
                            "correlation_id",
                            "correlation_display",
                            "account",
                            "contact",
                            "state",
                            "short_description",
                            "opened_at",
                            "sys_updated_on",
                            "sys_mod_count"),
                    List.of("description", "priority", "contact_type", "resolution_code", "close_notes")));

    /** The table of consumer subscriptions; empty if the operator names none, and none is read. */
    static Optional<Table> ofSubscriptions(ServiceNowTableProperties tables) {
        return Optional.of(tables.subscription())
                .filter(name -> !name.isEmpty())
                .map(name -> new Table(
                        name,
                        "",
                        List.of(),
                        Stream.of(
                                        tables.subscriptionStatusField(),
                                        tables.subscriptionInstanceField(),
                                        tables.subscriptionDecidedByField(),
                                        tables.subscriptionDecidedAtField(),
                                        tables.subscriptionReasonField())
                                .filter(field -> !field.isEmpty())
                                .toList()));
    }

    /** The table of customers' connections; empty if the operator names no field of it, and none is read. */
    static Optional<Table> ofConnections(ServiceNowTableProperties tables) {
        return Optional.of(tables.connectionInstanceField())
                .filter(field -> !field.isEmpty())
                .map(field -> new Table(
                        tables.connection(), field + "ISNOTEMPTY", List.of("sys_created_on", field), List.of()));
    }

    private final Optional<InstanceClient> instance;
    private final boolean forCases;
    private final List<Table> tables;

    /**
     * @param instance empty if none is connected
     * @param forCases whether cases live there
     * @param others   tables that are needed for something else
     */
    ServiceNowProviderConnection(Optional<InstanceClient> instance, boolean forCases, List<Table> others) {
        this.instance = instance;
        this.forCases = forCases;
        this.tables = Stream.concat(forCases ? OF_CASES.stream() : Stream.empty(), others.stream())
                .toList();
    }

    /**
     * @param query   finds records in which the filled fields have a value
     * @param filled  fields that no such record leaves empty
     * @param others  fields that may be empty
     */
    record Table(String name, String query, List<String> filled, List<String> others) {

        List<String> fields() {
            return Stream.concat(filled.stream(), others.stream()).toList();
        }

        /** Fields that this record does not show. */
        List<String> notShown(Row row) {
            return Stream.concat(
                            filled.stream().filter(field -> row.get(field).isEmpty()),
                            others.stream().filter(field -> !row.fields().has(field)))
                    .toList();
        }
    }

    @Override
    public Optional<String> address() {
        return instance.map(InstanceClient::address);
    }

    @Override
    public Optional<Sentence> pause() {
        return instance.flatMap(InstanceClient::pause);
    }

    @Override
    public List<Finding> check() {
        return instance.map(this::check).orElse(List.of());
    }

    private List<Finding> check(InstanceClient client) {
        Sentence address = Sentence.of("connection.what.address", client.address());
        Sentence signIn = Sentence.of("connection.what.signIn");
        Optional<InstanceCallException> refused = firstCall(client);
        if (refused.isPresent()) {
            return switch (refused.get().fault()) {
                case SIGN_IN_REFUSED, TOKEN_REFUSED, LOGIN_PAGE ->
                    List.of(Finding.holds(address), wrong(signIn, refused.get()));
                default -> List.of(wrong(address, refused.get()));
            };
        }
        List<Finding> findings = new ArrayList<>(List.of(Finding.holds(address), Finding.holds(signIn)));
        Row ofOurs = null;
        for (Table table : tables) {
            Sentence what = Sentence.of("connection.what.table", table.name());
            try {
                List<Row> rows = read(client, table);
                findings.add(finding(what, table, rows));
                ofOurs = table.name().equals(CASES) && !rows.isEmpty() ? rows.get(0) : ofOurs;
            } catch (InstanceCallException e) {
                findings.add(wrong(what, e));
                if (e.fault().isOutage()) {
                    // each further call could take as long
                    return findings;
                }
            }
        }
        if (forCases) {
            findings.add(journals(client, ofOurs));
        }
        return findings;
    }

    /** Empty if it is answered, also with a refusal: then the instance is there and knows the user. */
    private Optional<InstanceCallException> firstCall(InstanceClient client) {
        try {
            // everybody may read the own user record, and the answer is small
            client.page("sys_user", "", List.of("sys_id"), 1, 0, row -> true);
            return Optional.empty();
        } catch (InstanceCallException e) {
            return switch (e.fault()) {
                case FORBIDDEN, NOT_FOUND, REFUSED, INCOMPLETE_LIST, WRONG_RECORD -> Optional.empty();
                default -> Optional.of(e);
            };
        }
    }

    private static List<Row> read(InstanceClient client, Table table) {
        return client.page(table.name(), table.query(), table.fields(), 1, 0, row -> true)
                .rows();
    }

    private static Finding finding(Sentence what, Table table, List<Row> rows) {
        if (rows.isEmpty()) {
            return noRecord(what, table.name());
        }
        List<String> notShown = table.notShown(rows.get(0));
        return notShown.isEmpty()
                ? Finding.holds(what)
                : new Finding(
                        Verdict.WRONG,
                        what,
                        Sentence.of("connection.fields.cause", table.name(), String.join(", ", notShown)),
                        Sentence.of("connection.fields.solution"));
    }

    /** The Case API says of each journal of a case whether this user may read and write it. */
    private static Finding journals(InstanceClient client, Row ofOurs) {
        Sentence what = Sentence.of("connection.what.journals");
        try {
            if (ofOurs == null) {
                try {
                    client.get("/api/sn_customerservice/case", Map.of("sysparm_limit", "1"));
                } catch (InstanceCallException e) {
                    // there is no case at all
                    if (e.fault() != InstanceFault.NOT_FOUND) {
                        throw e;
                    }
                }
                return noRecord(what, CASES);
            }
            JsonNode fields = client.get(
                            "/api/sn_customerservice/case/%s/activities".formatted(ofOurs.sysId()),
                            Map.of("sysparm_activity_type", "comments,work_notes"))
                    .path("journal_fields");
            List<String> refused = Stream.of("comments", "work_notes")
                    .filter(journal -> StreamSupport.stream(fields.spliterator(), false)
                            .noneMatch(
                                    field -> journal.equals(field.path("name").asText())
                                            && field.path("can_read").asBoolean()
                                            && field.path("can_write").asBoolean()))
                    .toList();
            return refused.isEmpty()
                    ? Finding.holds(what)
                    : new Finding(
                            Verdict.WRONG,
                            what,
                            Sentence.of("connection.journals.cause", String.join(", ", refused), ofOurs.get("number")),
                            Sentence.of("caseFault.JOURNAL_NOT_ALLOWED.solution"));
        } catch (InstanceCallException e) {
            return wrong(what, e);
        }
    }

    private static Finding wrong(Sentence what, InstanceCallException e) {
        return new Finding(Verdict.WRONG, what, e.cause(), e.solution());
    }

    private static Finding noRecord(Sentence what, String table) {
        return new Finding(
                Verdict.UNKNOWN,
                what,
                Sentence.of("connection.noRecord.cause", table),
                Sentence.of("connection.noRecord.solution", table));
    }
}
