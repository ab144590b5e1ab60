package org.serviceexchange.onboarding.process.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.ObservedView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RoundView;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.domain.observation.EventSignature;
import org.serviceexchange.onboarding.domain.observation.Observation.Source;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.instances.CustomerConnections;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.ServiceNowInstances;
import org.serviceexchange.onboarding.servicenow.ServiceNowStandIn;
import org.serviceexchange.onboarding.servicenow.StandInFault;
import org.serviceexchange.onboarding.servicenow.StandInTables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Onboardings whose subscriptions and replication sets are in ServiceNow: people click there, and here it goes on. */
@OnboardingTest
// the instance goes with this class, and nobody else could use the application without it
@DirtiesContext
class ObservedOnboardingTest {

    static final ServiceNowStandIn INSTANCE = new ServiceNowStandIn(0);

    private static final String SET = "Incidents-And-Cases";
    private static final String LIST = "GET /api/now/v2/table/" + StandInTables.SUBSCRIPTION;

    private static final String EVENTS = "/api/events/servicenow";
    private static final String SECRET = "a secret of at least 32 characters";

    static boolean customerGaveAccess;

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ObservationScheduler scheduler;

    @Autowired
    Mailbox mailbox;

    Person customer;

    @DynamicPropertySource
    static void instance(DynamicPropertyRegistry properties) {
        properties.add("onboarding.instances.mode", () -> "servicenow");
        properties.add("onboarding.servicenow.events.secret", () -> SECRET);
        // looks come when a test says so
        properties.add("onboarding.servicenow.poll-every", () -> "10m");
        properties.add("onboarding.outgoing.deadline", () -> "1s");
        properties.add("onboarding.servicenow.pause-after-outage", () -> "1s");
        INSTANCE.settings().forEach((key, value) -> properties.add(key, () -> value));
    }

    @TestConfiguration
    static class Access {

        /** The stand-in plays the customer's instance, too. */
        @Bean
        @Primary
        CustomerConnections connections(ServiceNowInstances instances) {
            InstanceClient instance = instances.provider("test");
            return onboarding -> Optional.of(instance).filter(any -> customerGaveAccess);
        }
    }

    @AfterAll
    static void stop() {
        INSTANCE.close();
    }

    @BeforeEach
    void newCustomer() {
        INSTANCE.reset();
        INSTANCE.askToRetryAfter(1);
        customerGaveAccess = true;
        customer = story.newCustomerAdmin();
    }

    @AfterEach
    void end() {
        story.endWhatIsLeft();
    }

    @Test
    void clicks_in_the_instances_bring_an_onboarding_to_its_end() {
        ProcessInstance instance = story.registered(customer);
        look();
        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.CREATE_PROVIDER_RECORD);

        INSTANCE.tables().createReplicationSet(SET, customer.instanceId(), "customer.admin");
        look();
        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.APPROVE_SUBSCRIPTION);
        look();
        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.APPROVE_SUBSCRIPTION);

        INSTANCE.tables().decide(customer.instanceId(), "approved", "", "pat.approver");
        look();
        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.ACTIVATE_REPLICATION_SET);
        look();
        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.ACTIVATE_REPLICATION_SET);

        INSTANCE.tables().setState(SET, "active", "carla.activator");
        look();

        OnboardingView established = story.seenByProvider(instance);
        assertThat(established.state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(established.rounds())
                .singleElement()
                .extracting(RoundView::by, RoundView::decision)
                .containsExactly("pat.approver (ServiceNow)", "approve");
        assertThat(established.subscription().observed())
                .extracting(ObservedView::replicationSet, ObservedView::source)
                .containsExactly(ReplicationSetState.ACTIVE, Source.CUSTOMER_INSTANCE);
        assertThat(established.timeline())
                .extracting(entry -> entry.by() + ": " + entry.what())
                .anyMatch(text -> text.startsWith("customer.admin (ServiceNow): The customer created"))
                .anyMatch(text -> text.startsWith("pat.approver (ServiceNow): The provider approved"))
                .anyMatch(text -> text.startsWith("carla.activator (ServiceNow): The customer activated"))
                .anyMatch(text -> text.contains("ServiceNow says “Approved” since"))
                .as("customers read these, too")
                .noneMatch(text -> text.contains("changed by"));
        assertThat(mailbox.newest(200).stream().filter(mail -> mail.messageId()
                        .startsWith(established.number().toLowerCase())))
                .anyMatch(mail -> mail.subject().contains("Established"));
    }

    @Test
    void a_denial_in_the_instance_ends_the_onboarding_with_its_reason() {
        ProcessInstance instance = requested();

        INSTANCE.tables().decide(customer.instanceId(), "denied", "No contract yet", "pat.approver");
        look();

        OnboardingView denied = story.seenByProvider(instance);
        assertThat(denied.state()).isEqualTo(OnboardingState.DENIED);
        assertThat(denied.rounds())
                .singleElement()
                .extracting(RoundView::by, RoundView::decision, RoundView::reason)
                .containsExactly("pat.approver (ServiceNow)", "deny", "No contract yet");
    }

    /** The customer is registered once more, and what was approved then is not approved now. */
    @Test
    void what_an_earlier_onboarding_left_behind_decides_nothing() {
        INSTANCE.tables().createReplicationSet(SET, customer.instanceId(), "customer.admin");
        INSTANCE.tables().decide(customer.instanceId(), "approved", "", "pat.approver");
        INSTANCE.tables()
                .age(
                        StandInTables.SUBSCRIPTION,
                        INSTANCE.tables().all(StandInTables.SUBSCRIPTION).get(0).get("sys_id"),
                        Duration.ofDays(30));

        ProcessInstance instance = story.registered(customer);
        look();

        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.CREATE_PROVIDER_RECORD);
    }

    @Test
    void connection_of_an_earlier_integration_is_removed_before_anything_is_sent() {
        String connection = INSTANCE.tables()
                .insert(StandInTables.CONNECTION, Map.of("u_instance_id", customer.instanceId()), "admin")
                .get("sys_id");
        INSTANCE.tables().age(StandInTables.CONNECTION, connection, Duration.ofDays(30));

        ProcessInstance instance = story.registered(customer);

        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.CORRECT_REGISTRATION);
        String page = SignedInClient.atOurPages(port, "provider-admin")
                .page("/onboardings/" + story.numberOf(instance))
                .body();
        assertThat(Jsoup.parse(page).select(".issue a").eachAttr("href"))
                .singleElement()
                .asString()
                .endsWith("sys_id=" + connection);
        assertThat(Jsoup.parse(page).select(".issue").text()).contains("delete them in ServiceNow");
        assertThat(story.seenByProvider(instance).timeline())
                .noneMatch(entry -> entry.what().toString().contains(connection));

        INSTANCE.tables().delete(StandInTables.CONNECTION, connection);
        Map<String, Object> same = story.registrationOf(customer);
        same.keySet().removeAll(List.of("customerName", "note"));
        story.submit("provider-admin", story.taskOf(instance), same);
        story.runJobs();

        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.CREATE_PROVIDER_RECORD);
    }

    @Test
    void a_record_that_nobody_understands_keeps_no_other_onboarding_waiting() {
        ProcessInstance other = requested();
        String odd = customer.instanceId();
        customer = story.newCustomerAdmin();
        ProcessInstance instance = requested();
        INSTANCE.tables().decide(odd, "approved", "", "pat.approver");
        INSTANCE.tables().createReplicationSet(SET, odd, "customer.admin");
        INSTANCE.tables().decide(odd, "in_limbo", "", "pat.approver");
        INSTANCE.tables().decide(customer.instanceId(), "approved", "", "pat.approver");

        look();

        assertThat(taskOf(other)).isEqualTo(CustomerOnboardingModel.APPROVE_SUBSCRIPTION);
        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.ACTIVATE_REPLICATION_SET);
    }

    @Test
    void whoever_says_in_tasklist_what_the_instance_does_not_say_is_told() {
        ProcessInstance instance = story.registered(customer);

        assertThatThrownBy(() -> story.submit(customer.id(), story.providerRecord()))
                .hasMessageContaining("no request of your instance has arrived at the provider");
        INSTANCE.tables().createReplicationSet(SET, customer.instanceId(), "customer.admin");
        story.submit(customer.id(), story.providerRecord());
        story.runJobs();

        assertThatThrownBy(() -> story.submit("provider-admin", story.taskOf(instance), story.approval()))
                .hasMessageContaining("ServiceNow says “Pending Approval” since")
                .hasMessageContaining("changed by customer.admin. Decide there first: https://localhost:");
        INSTANCE.tables().decide(customer.instanceId(), "approved", "", "pat.approver");
        story.submit("provider-admin", story.taskOf(instance), story.approval());
        story.runJobs();

        assertThatThrownBy(() -> story.submit(customer.id(), Map.of("confirmed", true)))
                .hasMessageContaining("ServiceNow says “In Draft” since")
                .hasMessageContaining("Choose Activate there first");
        INSTANCE.tables().setState(SET, "active", "customer.admin");
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.ESTABLISHED);
    }

    @Test
    void what_can_not_be_checked_stays_open_with_a_sentence_what_to_do() {
        ProcessInstance instance = requested();
        INSTANCE.tables().decide(customer.instanceId(), "approved", "", "pat.approver");
        INSTANCE.fail(StandInFault.SERVER_ERROR, LIST, 1);

        assertThatThrownBy(() -> story.submit("provider-admin", story.taskOf(instance), story.approval()))
                .hasMessageContaining("could not check this in ServiceNow")
                .hasMessageContaining("Try again in a minute");

        story.submit("provider-admin", story.taskOf(instance), story.approval());
        story.runJobs();
        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.ACTIVATE_REPLICATION_SET);
    }

    @Test
    void without_access_to_the_instance_the_customers_word_counts() {
        customerGaveAccess = false;
        ProcessInstance instance = requested();
        INSTANCE.tables().decide(customer.instanceId(), "approved", "", "pat.approver");
        look();
        INSTANCE.tables().setState(SET, "active", "customer.admin");
        look();
        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.ACTIVATE_REPLICATION_SET);

        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();

        OnboardingView established = story.seenByProvider(instance);
        assertThat(established.state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(established.subscription().observed().source()).isEqualTo(Source.CUSTOMER);
    }

    @Test
    void a_message_of_the_instance_makes_the_system_look_at_once() throws Exception {
        ProcessInstance instance = requested();
        INSTANCE.tables().decide(customer.instanceId(), "approved", "", "pat.approver");
        String id = UUID.randomUUID().toString();

        assertThat(event(SECRET, id).statusCode()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(story.seenByProvider(instance).rounds())
                .singleElement()
                .extracting(RoundView::by)
                .isEqualTo("pat.approver (ServiceNow)"));
        assertThat(event(SECRET, id).statusCode()).isEqualTo(202);
        assertThat(event(SECRET, id).headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void a_message_that_nobody_signed_is_refused_with_a_sentence() throws Exception {
        assertThat(event("another secret", "1"))
                .returns(401, HttpResponse::statusCode)
                .extracting(HttpResponse::body)
                .asString()
                .contains("The signature does not match");
        assertThat(http().send(http().request(EVENTS).POST(BodyPublishers.ofString("{}"))))
                .returns(400, HttpResponse::statusCode)
                .extracting(HttpResponse::body)
                .asString()
                .contains("X-Onboarding-Signature");
    }

    @ParameterizedTest
    @EnumSource(
            value = StandInFault.class,
            names = {"UNAUTHORIZED", "TOO_MANY_REQUESTS", "SERVER_ERROR", "LOGIN_PAGE", "NO_ANSWER", "HALF_AN_ANSWER"})
    void a_look_that_fails_loses_nothing(StandInFault fault) {
        ProcessInstance instance = requested();
        INSTANCE.tables().decide(customer.instanceId(), "approved", "", "pat.approver");
        // a refused token is asked for once more
        INSTANCE.fail(fault, LIST, fault == StandInFault.UNAUTHORIZED ? 2 : 1);

        look();
        assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.APPROVE_SUBSCRIPTION);

        // until the time is over for which the instance asked not to be called
        await().untilAsserted(() -> {
            look();
            assertThat(taskOf(instance)).isEqualTo(CustomerOnboardingModel.ACTIVATE_REPLICATION_SET);
        });
    }

    private TestHttpClient http() {
        return new TestHttpClient(port);
    }

    private HttpResponse<String> event(String secret, String id) throws Exception {
        String time = String.valueOf(Instant.now().getEpochSecond());
        String body = "{\"table\": \"any\"}";
        return http().send(http().request(EVENTS)
                .header("Content-Type", "application/json")
                .header(
                        "X-Onboarding-Signature",
                        EventSignature.of(secret, time, body.getBytes(StandardCharsets.UTF_8))
                                .hex())
                .header("X-Onboarding-Timestamp", time)
                .header("X-Onboarding-Message-Id", id)
                .POST(BodyPublishers.ofString(body)));
    }

    private ProcessInstance requested() {
        ProcessInstance instance = story.registered(customer);
        INSTANCE.tables().createReplicationSet(SET, customer.instanceId(), "customer.admin");
        look();
        return instance;
    }

    private void look() {
        scheduler.check();
        story.runJobs();
    }

    private String taskOf(ProcessInstance instance) {
        Task task = story.taskOf(instance);
        return task == null ? null : task.getTaskDefinitionKey();
    }
}
