package org.serviceexchange.onboarding.security.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.security.TestHttpClient.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The contact of a customer leaves half-way, and another person takes over: over HTTP, as people and programs do it. */
@OnboardingTest
class ContactChangeTest {

    private static final String PASSWORD = "three quiet green boats";
    private static final String REASON = "Carla left the company.";

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient jdbc;

    // as InvitationTest has it, so that both share one application
    @Autowired
    MailDelivery delivery;

    Person leaver;
    ProcessInstance instance;
    String number;
    String successor;

    @BeforeEach
    void contact_who_has_claimed_the_task() {
        leaver = story.newCustomerAdmin();
        instance = story.registered(leaver);
        number = story.numberOf(instance);
        successor = "sam@%s.example".formatted(leaver.instanceName());
        Task task = story.taskOf(instance);
        story.as(leaver.id(), () -> {
            engine.getTaskService().claim(task.getId(), leaver.id());
            return null;
        });
    }

    @Test
    void provider_admin_makes_another_person_the_contact() throws Exception {
        HttpResponse<String> before = new TestHttpClient(port).get("/api/onboardings/" + number, leaver.id(), "demo");
        TestHttpClient leaversBrowser = new TestHttpClient(port);
        leaversBrowser.signInAtOurPage(leaver.id(), "demo");
        assertThat(before.statusCode()).isEqualTo(200);

        HttpResponse<String> answer = change("provider-admin", "demo", successor);
        story.runJobs();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).path("email").asText()).isEqualTo(successor);
        OnboardingView view = story.seenByProvider(instance);
        assertThat(view.registration().contact().email().value()).isEqualTo(successor);
        assertThat(view.timeline())
                .filteredOn(entry -> entry.what().toString().contains("is the contact now"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.what().toString()).contains("Sam Successor", leaver.id(), REASON));
        assertThat(view.registrationCase().workNotes())
                .anyMatch(note -> note.text().contains("THE CONTACT HAS CHANGED")
                        && note.text().contains(successor)
                        && note.text().contains(REASON));
        // the leaver has no way in any more
        assertThat(story.taskOf(instance).getAssignee()).isNull();
        assertThat(new TestHttpClient(port)
                        .get("/api/onboardings/" + number, leaver.id(), "demo")
                        .statusCode())
                .isEqualTo(401);
        assertThat(leaversBrowser.get("/onboardings/" + number).statusCode()).isNotEqualTo(200);
        assertThat(groupsOf(leaver.id())).isEmpty();
        // both hear of it
        assertThat(mailTo(leaver.id()).subject()).startsWith("You are no longer the contact");
        Mail welcome = mailTo(successor);
        assertThat(welcome.subject()).startsWith("You are now the contact");
        assertThat(welcome.text())
                .contains(REASON, "Carla Customer", "create a provider record")
                .contains("17:00 UTC");

        // and the successor gets in by the link, and does the task
        accept(linkIn(welcome));
        story.submit(successor, story.providerRecord());
        story.runJobs();
        assertThat(story.taskOf(instance).getTaskDefinitionKey())
                .isEqualTo(CustomerOnboardingModel.APPROVE_SUBSCRIPTION);
    }

    @Test
    void colleague_who_was_let_in_takes_over() throws Exception {
        String colleague = letIn(successor);

        HttpResponse<String> answer = change(colleague, PASSWORD, colleague);
        story.runJobs();

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(story.seenByProvider(instance)
                        .registration()
                        .contact()
                        .email()
                        .value())
                .isEqualTo(colleague);
        assertThat(mailTo(colleague).subject()).startsWith("You are now the contact");
        assertThat(mailTo(colleague).text()).doesNotContain("/invitation/");
        assertThat(groupsOf(leaver.id())).isEmpty();
        assertThat(story.taskFor(colleague)).isNotNull();
    }

    @Test
    void contact_hands_over_on_the_page_and_loses_access() throws Exception {
        TestHttpClient browser = new TestHttpClient(port);
        browser.signInAtOurPage(leaver.id(), "demo");
        assertThat(Jsoup.parse(browser.get("/onboardings/" + number).body())
                        .select("#people a[href$=/contact]")
                        .text())
                .isEqualTo("Change the contact");
        HttpResponse<String> form = browser.get("/onboardings/" + number + "/contact");

        HttpResponse<String> refused = browser.postForm(
                "/onboardings/" + number + "/contact",
                Map.of("_csrf", csrf(form), "name", "Sam", "email", "nonsense", "reason", " "));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("“Contact&#39;s e-mail address”", "“Reason”", "value=\"nonsense\"");

        HttpResponse<String> done = browser.postForm(
                "/onboardings/" + number + "/contact",
                Map.of(
                        "_csrf",
                        csrf(refused),
                        "name",
                        "Sam Successor",
                        "email",
                        successor,
                        "reason",
                        REASON,
                        "replaces",
                        leaver.id()));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(Jsoup.parse(done.body()).select("main").text())
                .contains("Sam Successor is the contact now", "your access to the onboarding", "has ended");
        assertThat(browser.get("/onboardings/" + number).statusCode()).isNotEqualTo(200);
    }

    @Test
    void person_of_another_company_cannot_become_the_contact() throws Exception {
        Person other = story.newCustomerAdmin();
        story.registered(other);
        for (String foreign : List.of(other.id(), "agent@provider.example")) {
            HttpResponse<String> byCustomer = change(leaver.id(), "demo", foreign);
            assertThat(byCustomer.statusCode()).isEqualTo(409);
            assertThat(byCustomer.body()).doesNotContain(other.company(), "own people");
            assertThat(change("provider-admin", "demo", foreign).statusCode()).isEqualTo(409);
        }
        assertThat(story.seenByProvider(instance)
                        .registration()
                        .contact()
                        .email()
                        .value())
                .isEqualTo(leaver.id());
        assertThat(groupsOf(leaver.id())).hasSize(2);
    }

    @Test
    void only_provider_admins_and_the_customer_change_the_contact() throws Exception {
        Person other = story.newCustomerAdmin();
        story.registered(other);

        assertThat(change(other.id(), "demo", successor).statusCode()).isEqualTo(404);
        assertThat(change("process-designer", "demo", successor).statusCode()).isEqualTo(404);
        assertThat(change("provider-agent", "demo", successor).statusCode()).isEqualTo(403);
        assertThat(change("operations", "demo", successor).statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void change_without_reason_is_refused(String reason) throws Exception {
        HttpResponse<String> answer =
                post("provider-admin", "demo", Map.of("name", "Sam", "email", successor, "reason", reason));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asText()).contains("“Reason”: fill it in");
    }

    @Test
    void second_click_and_outdated_page_change_nothing() throws Exception {
        assertThat(change("provider-admin", "demo", successor).statusCode()).isEqualTo(200);

        assertThat(change("provider-admin", "demo", successor).statusCode()).isEqualTo(409);
        HttpResponse<String> outdated = post(
                "provider-admin",
                "demo",
                Map.of("name", "Third", "email", "third@newco.example", "reason", REASON, "replaces", leaver.id()));

        assertThat(outdated.statusCode()).isEqualTo(409);
        assertThat(json(outdated).path("detail").asText()).contains("it is now " + successor);
        assertThat(story.seenByProvider(instance)
                        .registration()
                        .contact()
                        .email()
                        .value())
                .isEqualTo(successor);
    }

    @Test
    void open_invitations_of_the_former_contact_end() throws Exception {
        assertThat(change("provider-admin", "demo", successor).statusCode()).isEqualTo(200);
        story.runJobs();
        String link = linkIn(mailTo(successor));

        assertThat(change("provider-admin", "demo", "third@%s.example".formatted(leaver.instanceName()))
                        .statusCode())
                .isEqualTo(200);

        assertThat(new TestHttpClient(port).get(link).statusCode()).isEqualTo(404);
        // the person may work for another customer from now on
        assertThat(jdbc.sql("select count(*) from contact where email in (?, ?)")
                        .params(leaver.id(), successor)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void customer_changes_contact_too_often_in_an_hour_and_provider_still_can() throws Exception {
        String colleague = letIn(successor);
        for (int i = 0; i < 5; i++) {
            assertThat(change(colleague, PASSWORD, "p%d@%s.example".formatted(i, leaver.instanceName()))
                            .statusCode())
                    .isEqualTo(200);
        }

        assertThat(change(colleague, PASSWORD, colleague).statusCode()).isEqualTo(429);
        assertThat(change("provider-admin", "demo", colleague).statusCode()).isEqualTo(200);
    }

    @Test
    void account_with_another_use_loses_only_this_customer() throws Exception {
        engine.getIdentityService().createMembership(leaver.id(), "process-designer");

        assertThat(change("provider-admin", "demo", successor).statusCode()).isEqualTo(200);

        assertThat(groupsOf(leaver.id())).containsExactly("process-designer");
        assertThat(new TestHttpClient(port)
                        .get("/api/onboardings/" + number, leaver.id(), "demo")
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> change(String userId, String password, String email) throws Exception {
        return post(userId, password, Map.of("name", "Sam Successor", "email", email, "reason", REASON));
    }

    private HttpResponse<String> post(String userId, String password, Map<String, String> body) throws Exception {
        return new TestHttpClient(port)
                .post(
                        "/api/onboardings/" + number + "/contact",
                        new ObjectMapper().writeValueAsString(body),
                        userId,
                        password);
    }

    private String letIn(String email) throws Exception {
        new TestHttpClient(port)
                .post(
                        "/api/onboardings/" + number + "/invitation",
                        "{\"email\":\"%s\",\"name\":\"Sam Successor\"}".formatted(email),
                        "provider-admin",
                        "demo");
        accept(linkIn(mailTo(email)));
        return email;
    }

    private void accept(String link) throws Exception {
        TestHttpClient browser = new TestHttpClient(port);
        HttpResponse<String> page = browser.get(link);
        assertThat(browser.postForm(link, Map.of("password", PASSWORD, "repeated", PASSWORD, "_csrf", csrf(page)))
                        .statusCode())
                .isEqualTo(302);
    }

    private Mail mailTo(String address) {
        return mailbox.newest(200).stream()
                .filter(mail -> mail.to().equals(address))
                .findFirst()
                .orElseThrow();
    }

    private List<String> groupsOf(String userId) {
        return engine.getIdentityService().createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    private static String linkIn(Mail mail) {
        Matcher link =
                Pattern.compile("http://localhost:8080(/invitation/[\\w-]{43})").matcher(mail.text());
        assertThat(link.find()).as(mail.text()).isTrue();
        return link.group(1);
    }

    private static String csrf(HttpResponse<String> page) {
        return Jsoup.parse(page.body()).select("input[name=_csrf]").first().val();
    }
}
