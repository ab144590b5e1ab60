package org.serviceexchange.onboarding.web.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.registration.ImportCustomers;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list of customers is checked and registered, over REST and on the page, and nothing is registered twice. */
@OnboardingTest
class ImportTest {

    private static final String HEAD = "customerName;contactName;contactEmail;instanceName;instanceId;environment\n";
    private static final String PATH = "/api/onboardings/import";

    /** And a second, so that it is over. */
    private static final Duration LEASE = Duration.ofSeconds(121);

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ImportCustomers importCustomers;

    @Autowired
    Onboardings onboardings;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void otherNodesAreGone() {
        ClockUtil.reset();
        reset(onboardings);
    }

    @Test
    void list_is_checked_registered_and_sent_again_without_doubling() throws Exception {
        Person first = story.newCustomerAdmin();
        Person second = story.newCustomerAdmin();
        String known = story.numberOf(story.registered(story.newCustomerAdmin()));
        String list = HEAD + row(first, "test") + row(second, "moon") + row(second, "") + row(second, "");
        long before = onboardings();

        JsonNode checked = TestHttpClient.json(post(PATH + "?dryRun=true", list, "provider-admin"));
        assertThat(checked.path("pending").asInt()).as(checked.toString()).isEqualTo(2);
        assertThat(checked.path("invalid").asInt()).isEqualTo(2);
        JsonNode wrong = checked.path("rows").get(1);
        assertThat(wrong.path("line").asInt()).isEqualTo(3);
        assertThat(wrong.path("problems").get(0).path("field").asText()).isEqualTo("environment");
        assertThat(wrong.path("problems").get(0).path("detail").asText()).startsWith("“Environment”: ");
        assertThat(checked.path("rows").get(3).path("problems").toString()).contains("line 4 has the same value");
        assertThat(onboardings()).isEqualTo(before);

        HttpResponse<String> begun = post(PATH, list, "provider-admin");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String location = begun.headers().firstValue("Location").orElseThrow();
        importCustomers.registerPending();
        JsonNode done = TestHttpClient.json(new TestHttpClient(port).get(location, "provider-admin", "demo"));
        assertThat(done.path("registered").asInt()).as(done.toString()).isEqualTo(2);
        assertThat(done.path("pending").asInt()).isZero();
        String number = done.path("rows").get(0).path("onboarding").asText();
        HttpResponse<String> onboarding =
                new TestHttpClient(port).get("/api/onboardings/" + number, "provider-admin", "demo");
        assertThat(onboarding.body()).contains(first.company(), "\"environment\" : \"test\"".replace(" ", ""));
        assertThat(jdbc.sql("select count(*) from customer_import_row where form <> ''")
                        .query(Long.class)
                        .single())
                .as("copies of what people entered")
                .isZero();

        JsonNode again = TestHttpClient.json(post(PATH, list, "provider-admin"));
        importCustomers.registerPending();
        assertThat(again.path("known").asInt()).as(again.toString()).isEqualTo(3);
        assertThat(again.path("rows").get(0).path("onboarding").asText()).isEqualTo(number);
        assertThat(onboardings()).isEqualTo(before + 2);
        assertThat(known).isNotEqualTo(number);
    }

    @Test
    void page_shows_what_is_wrong_and_the_progress() throws Exception {
        Person customer = story.newCustomerAdmin();
        TestHttpClient browser = new TestHttpClient(port);
        browser.signInAtOurPage("provider-admin", "demo");
        Document form = Jsoup.parse(browser.get("/onboardings/import").body());
        String csrf = form.select("[name=_csrf]").attr("value");
        String list = HEAD + row(customer, "") + row(customer, "moon");

        Document checked = Jsoup.parse(
                browser.postForm("/onboardings/import", Map.of("_csrf", csrf, "list", list, "check", "true"))
                        .body());
        assertThat(checked.select("tbody tr")).hasSize(2);
        assertThat(checked.select("tbody tr").get(1).text()).contains("3", "To be corrected", "“Environment”: ");
        assertThat(checked.text()).contains("Register 1 customer");

        HttpResponse<String> begun = browser.postForm("/onboardings/import", Map.of("_csrf", csrf, "list", list));
        String progress = begun.headers().firstValue("Location").orElseThrow();
        HttpResponse<String> underWay = browser.get(progress.replaceFirst("^https?://[^/]+", ""));
        assertThat(underWay.statusCode()).isEqualTo(200);
        importCustomers.registerPending();
        HttpResponse<String> done = browser.get(progress.replaceFirst("^https?://[^/]+", ""));
        assertThat(done.headers().firstValue("Refresh")).isEmpty();
        Document page = Jsoup.parse(done.body());
        assertThat(page.select("progress").attr("value"))
                .isEqualTo(page.select("progress").attr("max"))
                .isEqualTo("2");
        assertThat(page.text()).contains("Import finished", "Registered 1");

        String malformed = browser.postForm(
                        "/onboardings/import", Map.of("_csrf", csrf, "list", "colour\nred", "check", "true"))
                .body();
        assertThat(malformed).contains("There is no column “colour”.");
    }

    @Test
    void one_customer_is_registered_by_a_program() throws Exception {
        Person customer = story.newCustomerAdmin();
        String body =
                """
                {"customerName":"%s","contactName":"Carla","contactEmail":"%s","instanceName":"%s","instanceId":"%s","note":"x"}"""
                        .formatted(customer.company(), customer.id(), customer.instanceName(), customer.instanceId());
        TestHttpClient program = new TestHttpClient(port);
        HttpResponse<String> created = program.post("/api/onboardings", body, "provider-admin", "demo");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String address = created.headers().firstValue("Location").orElseThrow();
        assertThat(program.get(address, "provider-admin", "demo").body()).contains(customer.company());
        HttpResponse<String> twice = program.post("/api/onboardings", body, "provider-admin", "demo");
        assertThat(twice.statusCode()).isEqualTo(400);
        assertThat(TestHttpClient.json(twice).path("detail").asText())
                .contains("the instance is part of the onboarding");
    }

    @Test
    void others_register_nobody() throws Exception {
        Person customer = story.newCustomerAdmin();
        story.registered(customer);
        String list = HEAD + row(story.newCustomerAdmin(), "");
        long before = onboardings();
        for (String user : List.of("provider-agent", "operations")) {
            assertThat(post(PATH, list, user).statusCode()).as(user).isEqualTo(403);
        }
        for (String user : List.of("process-designer", customer.id())) {
            assertThat(post(PATH, list, user).statusCode()).as(user).isEqualTo(404);
            assertThat(new TestHttpClient(port)
                            .post("/api/onboardings", "{}", user, "demo")
                            .statusCode())
                    .as(user)
                    .isEqualTo(404);
            assertThat(new TestHttpClient(port).get(PATH + "/1", user, "demo").statusCode())
                    .as(user)
                    .isEqualTo(404);
        }
        TestHttpClient agent = new TestHttpClient(port);
        agent.signInAtOurPage("provider-agent", "demo");
        assertThat(agent.get("/onboardings/import").statusCode()).isEqualTo(404);
        importCustomers.registerPending();
        assertThat(onboardings()).isEqualTo(before);
    }

    @Test
    void list_of_a_node_that_died_is_continued_by_another_after_its_lease() throws Exception {
        Person first = story.newCustomerAdmin();
        Person second = story.newCustomerAdmin();
        long before = onboardings();
        String location = begun(row(first, "") + row(second, ""));
        once(second, () -> {
            throw new NodeDied();
        });
        assertThatThrownBy(importCustomers::registerPending).isInstanceOf(NodeDied.class);
        assertThat(onboardings()).isEqualTo(before + 1);

        importCustomers.registerPending();
        assertThat(onboardings()).as("until the lease ends").isEqualTo(before + 1);
        ClockUtil.offset(LEASE.toMillis());
        importCustomers.registerPending();

        JsonNode done = progress(location);
        assertThat(done.path("registered").asInt()).as(done.toString()).isEqualTo(2);
        assertThat(onboardings()).isEqualTo(before + 2);

        ClockUtil.offset(Duration.ofDays(31).toMillis());
        importCustomers.registerPending();
        assertThat(new TestHttpClient(port)
                        .get(location, "provider-admin", "demo")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void sender_who_has_lost_the_role_registers_nobody() throws Exception {
        String sender = story.newProviderAdmin();
        long before = onboardings();
        HttpResponse<String> begun = post(PATH, HEAD + row(story.newCustomerAdmin(), ""), sender);
        story.removeUser(sender);
        importCustomers.registerPending();

        JsonNode done = progress(begun.headers().firstValue("Location").orElseThrow());
        assertThat(done.path("invalid").asInt()).as(done.toString()).isEqualTo(1);
        assertThat(onboardings()).isEqualTo(before);
    }

    @Test
    void list_of_a_frozen_node_is_registered_once_though_it_wakes_up() throws Exception {
        Person first = story.newCustomerAdmin();
        Person second = story.newCustomerAdmin();
        long before = onboardings();
        String location = begun(row(first, "") + row(second, ""));
        // it has found that nobody has registered the first customer when it freezes
        once(first, () -> {
            ClockUtil.offset(LEASE.toMillis());
            importCustomers.registerPending();
        });
        importCustomers.registerPending();

        JsonNode done = progress(location);
        assertThat(done.path("registered").asInt()).as(done.toString()).isEqualTo(2);
        assertThat(onboardings()).isEqualTo(before + 2);
    }

    @Test
    void list_that_a_node_works_on_is_left_alone_by_another() throws Exception {
        Person customer = story.newCustomerAdmin();
        String location = begun(row(customer, ""));
        AtomicInteger meanwhile = new AtomicInteger(-1);
        once(customer, () -> {
            importCustomers.registerPending();
            meanwhile.set(pending(location));
        });
        importCustomers.registerPending();

        assertThat(meanwhile).hasValue(1);
        assertThat(pending(location)).isZero();
    }

    /** What another node dies of; no exception that the import handles. */
    private static class NodeDied extends Error {}

    /** Once the import has asked for the onboardings with the instance of this customer. */
    private void once(Person customer, Runnable then) {
        AtomicBoolean first = new AtomicBoolean(true);
        doAnswer(asked -> {
                    Object found = asked.callRealMethod();
                    ServiceNowInstance instance = asked.getArgument(0);
                    if (instance.id().value().equals(customer.instanceId()) && first.getAndSet(false)) {
                        then.run();
                    }
                    return found;
                })
                .when(onboardings)
                .activeWith(any());
    }

    private String begun(String rows) throws Exception {
        HttpResponse<String> begun = post(PATH, HEAD + rows, "provider-admin");
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        return begun.headers().firstValue("Location").orElseThrow();
    }

    private JsonNode progress(String location) throws Exception {
        return TestHttpClient.json(new TestHttpClient(port).get(location, "provider-admin", "demo"));
    }

    private int pending(String location) {
        try {
            return progress(location).path("pending").asInt();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String row(Person customer, String environment) {
        return "%s;Carla;%s;%s;%s;%s\n"
                .formatted(
                        customer.company(), customer.id(), customer.instanceName(), customer.instanceId(), environment);
    }

    private HttpResponse<String> post(String path, String list, String user) throws Exception {
        TestHttpClient program = new TestHttpClient(port);
        return program.send(program.request(path)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes()))
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString(list)));
    }

    private long onboardings() {
        return jdbc.sql("select count(*) from onboarding").query(Long.class).single();
    }
}
