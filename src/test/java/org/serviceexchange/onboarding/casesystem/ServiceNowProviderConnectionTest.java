package org.serviceexchange.onboarding.casesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection.Finding;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection.Verdict;
import org.serviceexchange.onboarding.casesystem.ServiceNowProviderConnection.Table;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.ServiceNowStandIn;
import org.serviceexchange.onboarding.servicenow.SettableClock;
import org.serviceexchange.onboarding.servicenow.StandInContext;
import org.serviceexchange.onboarding.servicenow.StandInFault;
import org.serviceexchange.onboarding.servicenow.StandInTables;

/** The check of the connection says which of all that the application needs is wrong, and changes nothing. */
class ServiceNowProviderConnectionTest {

    private static ServiceNowStandIn instance;

    private final Map<String, String> settings = new HashMap<>();
    private StandInContext context;
    private InstanceClient client;

    @BeforeAll
    static void start() {
        instance = new ServiceNowStandIn(0);
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @BeforeEach
    void begin() {
        instance.reset();
        connect();
    }

    @AfterEach
    void end() {
        context.close();
    }

    private void connect() {
        if (context != null) {
            context.close();
        }
        context = new StandInContext(instance, new SettableClock(), settings);
        client = context.client();
    }

    @Test
    void everything_holds_once_there_is_a_case() {
        openCase();
        int before = instance.requests().size();

        assertThat(check()).hasSize(6).allSatisfy(one -> assertThat(one.verdict())
                .as("%s %s", one.what(), one.cause())
                .isEqualTo(Verdict.HOLDS));
        assertThat(instance.requests().stream().skip(before)).allMatch(one -> one.startsWith("GET "));
    }

    @Test
    void before_the_first_case_is_said_what_cannot_be_known() {
        assertThat(check())
                .filteredOn(one -> one.verdict() == Verdict.UNKNOWN)
                .hasSize(4)
                .allSatisfy(
                        one -> assertThat(one.cause().toString()).startsWith("The integration user sees no record in"));
    }

    @Test
    void an_instance_that_is_not_there_is_no_question_of_the_sign_in() {
        settings.put("onboarding.servicenow.provider.url", "https://localhost:1");
        settings.put("onboarding.outgoing.instances.stand-in.host", "localhost:1");
        connect();

        assertThat(check())
                .extracting(Finding::verdict, one -> one.what().toString())
                .containsExactly(tuple(Verdict.WRONG, "The address https://localhost:1 is reached"));
        assertThat(check().get(0).cause().toString()).contains("can't be reached");
    }

    @ParameterizedTest
    @EnumSource(
            value = StandInFault.class,
            names = {"UNAUTHORIZED", "LOGIN_PAGE"})
    void a_sign_in_that_is_refused_is_told_apart_from_the_address(StandInFault fault) {
        instance.fail(fault, "GET /api/now", 100);

        assertThat(check()).extracting(Finding::verdict).containsExactly(Verdict.HOLDS, Verdict.WRONG);
    }

    @Test
    void a_wrong_secret_is_told_with_what_to_do() {
        instance.forbidClientCredentials();

        assertThat(check()).last().satisfies(one -> {
            assertThat(one.cause().toString()).contains("gave no OAuth token");
            assertThat(one.solution().toString()).contains("client ID and client secret");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "customer_account,name",
        "customer_contact,email",
        "customer_contact,account",
        "sn_customerservice_case,correlation_id",
        "sn_customerservice_case,correlation_display",
        "sn_customerservice_case,sys_updated_on",
        "sn_customerservice_case,state"
    })
    void a_field_that_an_access_rule_hides_is_named(String table, String field) {
        openCase();
        instance.tables().hideField(table, field);

        assertThat(check())
                .filteredOn(one -> one.verdict() == Verdict.WRONG)
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.what().toString()).contains(table);
                    assertThat(one.cause().toString()).contains(table + ": " + field);
                });
    }

    @Test
    void an_instance_that_answers_no_more_ends_the_check() {
        instance.fail(StandInFault.SERVER_ERROR, "GET /api/now/v2/table/customer_contact", 1);

        assertThat(check()).hasSize(4).last().satisfies(one -> {
            assertThat(one.verdict()).isEqualTo(Verdict.WRONG);
            assertThat(one.what().toString()).contains("customer_contact");
        });
    }

    @Test
    void a_table_or_a_field_that_is_misspelt_is_named() {
        openCase();
        List<Table> misspelt = List.of(
                new Table("customer_acount", "", List.of(), List.of("name")),
                new Table("customer_account", "", List.of(), List.of("name", "aproval_status")));

        assertThat(new ServiceNowProviderConnection(Optional.of(client), false, misspelt).check())
                .filteredOn(one -> one.verdict() == Verdict.WRONG)
                .extracting(one -> one.cause().toString())
                .satisfiesExactly(
                        first -> assertThat(first).contains("Invalid table customer_acount"),
                        second -> assertThat(second).endsWith("customer_account: aproval_status."));
    }

    @Test
    void table_of_connections_is_checked_if_its_field_is_known() {
        Table connections =
                ServiceNowProviderConnection.ofConnections(context.tables()).orElseThrow();
        client.insert(StandInTables.CONNECTION, Map.of("u_instance_id", "a".repeat(32)), List.of("u_instance_id"));
        ServiceNowProviderConnection connection =
                new ServiceNowProviderConnection(Optional.of(client), false, List.of(connections));
        assertThat(connection.check()).extracting(Finding::verdict).containsOnly(Verdict.HOLDS);

        instance.tables().hideField(StandInTables.CONNECTION, "u_instance_id");

        assertThat(connection.check()).last().satisfies(one -> assertThat(
                        one.cause().toString())
                .endsWith("sn_nowebonding_pro_customer_connection: u_instance_id."));
        settings.put("onboarding.servicenow.tables.connection-instance-field", "");
        connect();
        assertThat(ServiceNowProviderConnection.ofConnections(context.tables())).isEmpty();
    }

    @Test
    void a_missing_role_for_the_case_api_is_told() {
        instance.take("csm_ws_integration");

        assertThat(check()).last().satisfies(one -> {
            assertThat(one.verdict()).isEqualTo(Verdict.WRONG);
            assertThat(one.cause().toString()).contains("Failed API level ACL Validation");
        });
    }

    @Test
    void a_journal_that_cannot_be_written_is_named() {
        openCase();
        instance.tables().makeReadOnly(StandInTables.CASE, "work_notes");

        assertThat(check()).last().satisfies(one -> assertThat(one.cause().toString())
                .contains("may not both read and write work_notes"));
    }

    @Test
    void it_says_whether_calls_are_held_back() {
        ServiceNowProviderConnection connection = connection();
        assertThat(connection.pause()).isEmpty();
        instance.fail(StandInFault.TOO_MANY_REQUESTS, "GET /api/now", 1);
        connection.check();
        assertThat(connection.pause())
                .hasValueSatisfying(sentence -> assertThat(sentence.toString()).contains("allows no more calls until"));

        client = context.client();
        ServiceNowProviderConnection other = connection();
        instance.fail(StandInFault.SERVER_ERROR, "GET /api/now", 100);
        IntStream.range(0, 6).forEach(i -> other.check());
        assertThat(other.pause())
                .hasValueSatisfying(sentence -> assertThat(sentence.toString()).contains("Most of the last calls"));
    }

    @Test
    void without_an_instance_there_is_nothing_to_check() {
        ServiceNowProviderConnection none = new ServiceNowProviderConnection(Optional.empty(), true, List.of());

        assertThat(none.address()).isEmpty();
        assertThat(none.check()).isEmpty();
        assertThat(none.pause()).isEmpty();
    }

    private List<Finding> check() {
        return connection().check();
    }

    private ServiceNowProviderConnection connection() {
        return new ServiceNowProviderConnection(Optional.of(client), true, List.of());
    }

    private void openCase() {
        new ServiceNowCaseSystem(
                        new CaseTable(client),
                        new CaseJournal(client, id -> Optional.empty()),
                        new CustomerDirectory(client, true))
                .open(CaseSystemContract.onboarding("ONB0001001", "acme"), "Registration of Acme", "All about it");
    }
}
