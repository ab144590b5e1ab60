package org.serviceexchange.onboarding.instances;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessMethod;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine.Outcome;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestStep;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.servicenow.ServiceNowStandIn;
import org.serviceexchange.onboarding.servicenow.SettableClock;
import org.serviceexchange.onboarding.servicenow.StandInContext;
import org.serviceexchange.onboarding.servicenow.StandInFault;
import org.serviceexchange.onboarding.servicenow.StandInTables;

/** The access that a customer gave, tried out on an instance with the traps of a real one. */
class ServiceNowInstanceInspectorTest {

    private static final OnboardingNumber ONBOARDING = new OnboardingNumber("ONB0001001");
    private static final OnboardingNumber OTHER = new OnboardingNumber("ONB0001002");
    private static final InstanceId ID = new InstanceId(ServiceNowStandIn.INSTANCE_ID);
    private static final InstanceCredentials OAUTH =
            new InstanceCredentials(AccessMethod.OAUTH, ServiceNowStandIn.CLIENT_ID, ServiceNowStandIn.CLIENT_SECRET);
    private static final InstanceCredentials KEY =
            new InstanceCredentials(AccessMethod.API_KEY, null, ServiceNowStandIn.API_KEY);

    private static ServiceNowStandIn customer;

    private StandInContext context;
    private ServiceNowInstanceInspector inspector;
    private ServiceNowInstance instance;

    @BeforeAll
    static void start() {
        customer = new ServiceNowStandIn(0);
    }

    @AfterAll
    static void stop() {
        customer.close();
    }

    @BeforeEach
    void begin() {
        customer.reset();
        customer.installServiceExchange();
        context = new StandInContext(customer, new SettableClock(), new HashMap<>());
        inspector = new ServiceNowInstanceInspector(
                context.instances(),
                context.addresses(),
                new ReplicationSetTable(context.tables()),
                number -> "Incidents-And-Cases",
                "sn_nowebonding");
        instance = new ServiceNowInstance(
                context.addresses().find(InstanceHost.ofName("stand-in")).orElseThrow(), ID);
    }

    @AfterEach
    void end() {
        context.close();
    }

    private static void property(String name, String value) {
        customer.tables().all(StandInTables.PROPERTIES).stream()
                .filter(row -> row.get("name").equals(name))
                .forEach(row -> customer.tables().delete(StandInTables.PROPERTIES, row.get("sys_id")));
        customer.tables().insert(StandInTables.PROPERTIES, Map.of("name", name, "value", value), "admin");
    }

    private AccessTestLine line(AccessTestStep step) {
        return test(KEY).get(step.ordinal());
    }

    private List<AccessTestLine> test(InstanceCredentials credentials) {
        return inspector.test(ONBOARDING, instance, credentials);
    }

    private static List<Outcome> outcomes(List<AccessTestLine> lines) {
        return lines.stream().map(AccessTestLine::outcome).toList();
    }

    @Test
    void access_by_either_way_is_fine() {
        assertThat(outcomes(test(OAUTH))).containsOnly(Outcome.OK);
        assertThat(outcomes(test(KEY))).containsOnly(Outcome.OK);
    }

    @Test
    void wrong_credentials_are_no_trouble_with_the_connection() {
        for (InstanceCredentials wrong : List.of(
                new InstanceCredentials(AccessMethod.OAUTH, ServiceNowStandIn.CLIENT_ID, "wrong"),
                new InstanceCredentials(AccessMethod.API_KEY, null, "wrong"))) {
            List<AccessTestLine> lines = test(wrong);
            assertThat(outcomes(lines)).startsWith(Outcome.OK, Outcome.FAILED, Outcome.NOT_TRIED);
            assertThat(lines.get(1).cause()).contains("localhost").doesNotContain("wrong");
            assertThat(lines.get(1).solution()).doesNotContain("onboarding.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RESET, REACH",
        "NO_ANSWER, REACH",
        "HALF_AN_ANSWER, REACH",
        "SERVER_ERROR, REACH",
        "TOO_MANY_REQUESTS, REACH",
        "NOT_JSON, REACH",
        "HIBERNATING, REACH",
        "TRANSACTION_CANCELLED, REACH",
        "UNAUTHORIZED, AUTHENTICATE",
        "LOGIN_PAGE, AUTHENTICATE",
        "REDIRECT, AUTHENTICATE",
        "FORBIDDEN, READ",
        "HIDDEN, READ",
        "OTHER_RECORD, READ"
    })
    void each_fault_fails_its_own_step_with_cause_and_solution(StandInFault fault, String step) {
        customer.fail(fault, "GET /api/now/v2/table/" + StandInTables.PROPERTIES, 2);

        List<AccessTestLine> lines = test(KEY);

        assertThat(lines)
                .filteredOn(line -> line.outcome() == Outcome.FAILED)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.step().name()).isEqualTo(step);
                    assertThat(line.cause()).isNotBlank();
                    // the customer is not the operator
                    assertThat(line.solution()).isNotBlank().doesNotContain("onboarding.", "docs/");
                });
    }

    @Test
    void record_that_is_hidden_or_blanked_may_not_be_read() {
        customer.tables().hideField(StandInTables.PROPERTIES, "value");

        List<AccessTestLine> lines = test(KEY);

        assertThat(outcomes(lines)).startsWith(Outcome.OK, Outcome.OK, Outcome.FAILED);
        assertThat(lines.get(2).cause()).contains("sys_properties");
    }

    @Test
    void instance_with_another_id_is_found() {
        assertThat(line(AccessTestStep.INSTANCE_ID).outcome()).isEqualTo(Outcome.OK);
        property("instance_id", "b".repeat(32));

        assertThat(line(AccessTestStep.INSTANCE_ID).cause()).contains(ID.value(), "b".repeat(32));
    }

    @Test
    void instance_that_does_not_know_its_address_is_found() {
        property("glide.servlet.uri", " ");

        assertThat(line(AccessTestStep.OWN_ADDRESS).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(line(AccessTestStep.OWN_ADDRESS).solution()).isNotBlank();
    }

    @Test
    void version_of_the_application_is_told_and_a_missing_one_is_found() {
        assertThat(line(AccessTestStep.APPLICATION).cause()).isEqualTo("Service Exchange, version 4.2.1");
        customer.tables().all(StandInTables.APPLICATION).forEach(row -> customer.tables()
                .update(StandInTables.APPLICATION, row.get("sys_id"), Map.of("active", "false"), "admin"));

        assertThat(line(AccessTestStep.APPLICATION).cause()).contains("sn_nowebonding", "not installed");
    }

    @Test
    void table_of_replication_sets_must_be_readable() {
        customer.fail(StandInFault.FORBIDDEN, "GET /api/now/v2/table/" + StandInTables.REPLICATION_SET, 1);

        assertThat(outcomes(test(KEY)))
                .containsExactly(Outcome.OK, Outcome.OK, Outcome.FAILED, Outcome.OK, Outcome.OK, Outcome.OK);
    }

    @Test
    void instance_that_repeats_the_key_in_an_error_does_not_give_it_away() {
        customer.fail(StandInFault.REPEATED_CREDENTIALS, "GET /api/now/v2/table/" + StandInTables.PROPERTIES, 2);

        assertThat(line(AccessTestStep.READ).cause())
                .contains("ACL Exception …")
                .doesNotContain(ServiceNowStandIn.API_KEY);
        assertThat(test(OAUTH).get(AccessTestStep.READ.ordinal()).cause())
                .contains("Bearer …")
                .doesNotContainPattern("Bearer \\w");
    }

    @Test
    void host_that_does_not_exist_cannot_be_reached() {
        List<AccessTestLine> lines =
                inspector.test(ONBOARDING, new ServiceNowInstance(InstanceHost.ofName("no-such-host-here"), ID), KEY);

        assertThat(outcomes(lines)).startsWith(Outcome.FAILED, Outcome.NOT_TRIED, Outcome.NOT_TRIED);
    }

    @Test
    void other_credentials_are_used_at_once_and_withdrawn_ones_never_again() {
        test(OAUTH);
        long tokens = customer.requestsTo("POST /oauth_token.do");
        test(OAUTH);
        assertThat(customer.requestsTo("POST /oauth_token.do")).isEqualTo(tokens);

        assertThat(outcomes(test(new InstanceCredentials(AccessMethod.OAUTH, ServiceNowStandIn.CLIENT_ID, "wrong"))))
                .contains(Outcome.FAILED);
        inspector.forget(ONBOARDING);
        test(OAUTH);
        assertThat(customer.requestsTo("POST /oauth_token.do")).isEqualTo(tokens + 2);
    }

    @Test
    void pause_that_the_instance_asked_for_outlives_the_credentials() {
        customer.fail(StandInFault.TOO_MANY_REQUESTS, "GET /api/now/v2/table/" + StandInTables.PROPERTIES, 1);
        test(KEY);
        long calls = customer.requests().size();

        inspector.forget(ONBOARDING);

        assertThat(line(AccessTestStep.REACH).cause()).contains("allows no more calls until");
        assertThat(customer.requests()).hasSize((int) calls);
    }

    @Test
    void outage_of_one_customer_pauses_no_other() {
        customer.fail(StandInFault.SERVER_ERROR, "GET /api/now/v2/table/" + StandInTables.PROPERTIES, 5);
        for (int i = 0; i < 5; i++) {
            test(KEY);
        }
        long calls = customer.requests().size();

        assertThat(outcomes(test(KEY))).contains(Outcome.FAILED);
        assertThat(customer.requests()).as("no call during the pause").hasSize((int) calls);
        assertThat(outcomes(inspector.test(OTHER, instance, KEY))).containsOnly(Outcome.OK);
    }
}
