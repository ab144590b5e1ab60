package org.serviceexchange.onboarding.web.customerrequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.RenderedText;
import org.serviceexchange.onboarding.application.customerrequest.CleanUpCustomerRequests;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.CustomerRequestModel;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer asks to be connected, from the public page to the onboarding or to the mail that answers. */
@OnboardingTest
class CustomerRequestTest {

    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/request/[\\w-]{43})");

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Mailbox mailbox;

    @Autowired
    CleanUpCustomerRequests cleanUpRequests;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    SignedInClient stranger;
    Person customer;

    @BeforeEach
    void nobodyHasAsked() {
        jdbc.sql("delete from customer_request").update();
        stranger = SignedInClient.nobody(port);
        customer = story.newCustomerAdmin();
    }

    @Test
    void confirmed_request_is_registered_with_one_click() throws Exception {
        Answer sent = request(customer, customer.id());
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        assertThat(sent.body()).contains("One more step", customer.id());
        String link = awaitLink(customer.id());
        // a stranger can't send a text of their own to anybody
        assertThat(newestTo(customer.id()).orElseThrow().text())
                .doesNotContain(customer.company(), customer.instanceName() + ".", "Please call us", "Carla");
        assertThat(allColumns()).doesNotContain(link.substring("/request/".length()));

        HttpResponse<String> page = new TestHttpClient(port).get(link);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(customer.company(), "Please call us", "Confirm the request");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex");
        assertThat(stranger.page(link).status()).isEqualTo(200);
        assertThat(waiting()).as("a mail scanner opened the link").isEmpty();

        Answer confirmed = confirm(link);
        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        assertThat(confirmed.body()).contains("Your address is confirmed");
        assertThat(stranger.page(link).status()).isEqualTo(404);
        assertThat(stranger.pageForm("/request", link, Map.of()).status()).isEqualTo(404);
        assertThat(waiting()).hasSize(1);

        story.runJobs();
        ProcessInstance process = waiting().get(0);
        Task task = story.taskOf(process);
        assertThat(task.getName()).isEqualTo("Review the connection request");
        assertThat(task.getDueDate()).isNotNull();
        assertThat(newestTo("admin@provider.example").orElseThrow())
                .satisfies(mail -> assertThat(mail.subject()).contains(customer.company(), process.getBusinessKey()))
                .satisfies(mail -> assertThat(mail.text()).contains("Please call us"));
        assertThat(texts(task))
                .containsEntry("customerName", customer.company())
                .containsEntry("instanceName", customer.instanceName() + ".service-now.com")
                .satisfies(shown -> assertThat(shown.get("connectionRequest").toString())
                        .contains("Please call us", "asks to be connected")
                        .doesNotContain("Already known", "Asked for twice", "is a customer already"));

        assertThatThrownBy(() -> decide(task, Map.of()))
                .hasMessageContaining("“Decision”: choose whether to register the customer");
        decide(task, Map.of("decision", "register"));
        ProcessInstance onboarding = onboardingOf(customer);
        assertThat(story.seenByProvider(onboarding)).satisfies(seen -> {
            assertThat(seen.registration().customer().name()).isEqualTo(customer.company());
            assertThat(seen.registration().contact().email()).hasToString(customer.id());
            assertThat(seen.registration().details().environment()).hasToString("TEST");
            assertThat(seen.registration().details().note()).isEqualTo("Please call us");
            assertThat(seen.registration().details().language()).isEqualTo("en");
            assertThat(seen.registration().details().registeredBy()).isEqualTo("provider-admin");
        });
        story.runJobs();
        assertThat(endsOf(process)).contains(CustomerRequestModel.END_CUSTOMER_REGISTERED);
        // the mails of the onboarding go to the same person
        assertThat(mailsTo(customer.id())).noneMatch(mail -> mail.subject().contains(process.getBusinessKey()));
        assertThat(mailsTo(customer.id())).anyMatch(mail -> mail.text().contains(story.numberOf(onboarding)));
        // designers may see variables of a process: none of them says who it is
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(process.getId())
                        .list())
                .extracting(HistoricVariableInstance::getName, HistoricVariableInstance::getValue)
                .containsExactly(tuple("requestOutcome", "REGISTERED"));
    }

    @Test
    void outsider_gets_the_same_answers_for_a_connected_instance_as_for_a_new_one() throws Exception {
        String number = story.numberOf(story.registered(customer));
        Person unknown = story.newCustomerAdmin();
        String outsider = "outsider-of-" + customer.id();
        String another = "outsider-of-" + unknown.id();

        String ofNew = request(unknown, another).body().replace(another, outsider);
        assertThat(request(customer, outsider).body()).isEqualTo(ofNew);
        String confirmedNew = confirm(awaitLink(another)).body();
        assertThat(confirm(awaitLink(outsider)).body()).isEqualTo(confirmedNew);
        story.runJobs();
        assertThat(mailsTo(outsider)).hasSize(1);
        assertThat(mailsTo(another)).hasSize(1);

        // the provider sees what is known, and gets the rule as a sentence
        Task task = taskOf(outsider);
        assertThat(texts(task).get("connectionRequest").toString())
                .contains("Already known", number, "is a customer already");
        assertThatThrownBy(() -> decide(task, Map.of("decision", "register")))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("the instance is part of the onboarding " + number);
        assertThat(story.taskOf(waitingOf(task))).isNotNull();

        // the contact of the connection is told by mail
        request(customer, customer.id());
        String confirmedKnown = confirm(awaitLink(customer.id())).body();
        assertThat(confirmedKnown).isEqualTo(confirmedNew);
        story.runJobs();
        assertThat(newestTo(customer.id()).orElseThrow().text())
                .contains("You act for this customer", "/onboardings/" + number);

        // corrected, with another contact: the requester gets a mail of its own
        Map<String, Object> corrected = new HashMap<>(story.registrationOf(story.newCustomerAdmin()));
        corrected.remove("note");
        corrected.put("environment", "development");
        corrected.put("decision", "correct");
        decide(task, corrected);
        story.runJobs();
        assertThat(newestTo(outsider).orElseThrow().text()).contains("accepted your request", "another contact");

        // asked for again by the same person while the first request waits
        request(unknown, another);
        confirm(awaitNewLink(another, 2));
        story.runJobs();
        assertThat(newestTo(another).orElseThrow().text()).contains("That request waits for the answer");
        assertThat(texts(taskOf(another)).get("connectionRequest").toString()).doesNotContain("Asked for twice");
        // and by another person
        request(unknown, "colleague-of-" + another);
        confirm(awaitLink("colleague-of-" + another));
        story.runJobs();
        assertThat(texts(taskOf(another)).get("connectionRequest").toString()).contains("Asked for twice");
    }

    @Test
    void declined_request_needs_a_reason_and_its_author_reads_it() throws Exception {
        request(customer, customer.id());
        confirm(awaitLink(customer.id()));
        story.runJobs();
        Task task = taskOf(customer.id());
        ProcessInstance process = waitingOf(task);
        assertThatThrownBy(() -> decide(task, Map.of("decision", "decline")))
                .hasMessageContaining("“Why not? The requester will read this”: fill it in");
        assertThatThrownBy(() -> decide(task, Map.of("decision", "decline", "declineReason", " \n ")))
                .hasMessageContaining("fill it in");
        decide(task, Map.of("decision", "decline", "declineReason", "No contract covers this"));
        story.runJobs();
        assertThat(newestTo(customer.id()).orElseThrow().text())
                .contains("declined your request", "No contract covers this");
        assertThat(endsOf(process)).contains(CustomerRequestModel.END_REQUEST_DECLINED);

        jdbc.sql("update customer_request set answered_at = ?")
                .param(Timestamp.from(Instant.now().minusSeconds(91 * 86_400)))
                .update();
        cleanUpRequests.cleanUp();
        assertThat(requestsKept()).isZero();
    }

    @Test
    void request_that_nobody_reviews_expires_in_the_language_of_its_author() throws Exception {
        stranger.reading("de");
        request(customer, customer.id());
        confirm(awaitLink(customer.id()));
        story.runJobs();
        ProcessInstance process = waitingOf(taskOf(customer.id()));
        Job timer = timer(process, CustomerRequestModel.REVIEW_EXPIRED);
        assertThat(timer.getDuedate()).isAfter(Instant.now().plusSeconds(29 * 86_400));
        engine.getManagementService().executeJob(timer.getId());
        story.runJobs();
        assertThat(newestTo(customer.id()).orElseThrow().text()).contains("nicht innerhalb von 30 Tagen beantwortet");
        assertThat(endsOf(process)).contains(CustomerRequestModel.END_REQUEST_EXPIRED);
    }

    @Test
    void provider_is_reminded_while_nobody_reviews_a_request() throws Exception {
        request(customer, customer.id());
        confirm(awaitLink(customer.id()));
        story.runJobs();
        Task task = taskOf(customer.id());
        ProcessInstance process = waitingOf(task);
        assertThat(timer(process, CustomerRequestModel.REVIEW_OVERDUE).getDuedate())
                .isBetween(Instant.now().plusSeconds(2 * 86_400), Instant.now().plusSeconds(3 * 86_400));

        for (int reminder = 1; reminder <= 2; reminder++) {
            engine.getManagementService()
                    .executeJob(
                            timer(process, CustomerRequestModel.REVIEW_OVERDUE).getId());
            story.runJobs();
            assertThat(reminders(process)).hasSize(reminder);
        }
        assertThat(reminders(process).get(0).text())
                .contains(customer.company(), "No provider admin has reviewed the request yet");
        assertThat(reminders(process)).extracting(Mail::messageId).doesNotHaveDuplicates();

        engine.getManagementService()
                .executeJob(timer(process, CustomerRequestModel.REVIEW_OVERDUE).getId());
        decide(task, Map.of("decision", "decline", "declineReason", "No contract covers this"));
        story.runJobs();
        assertThat(reminders(process)).as("the request has its answer").hasSize(2);
        assertThat(endsOf(process))
                .contains(CustomerRequestModel.END_PROVIDER_REMINDED, CustomerRequestModel.END_REQUEST_DECLINED);
    }

    private Job timer(ProcessInstance process, String activity) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(process.getId())
                .activityId(activity)
                .singleResult();
    }

    private List<Mail> reminders(ProcessInstance process) {
        return mailsTo("admin@provider.example").stream()
                .filter(mail -> mail.subject().contains(process.getBusinessKey())
                        && mail.subject().startsWith("Reminder: "))
                .toList();
    }

    @Test
    void expired_link_confirms_nothing_and_unconfirmed_requests_are_removed() throws Exception {
        String guessed =
                new TestHttpClient(port).get("/request/" + "A".repeat(43)).body();
        request(customer, customer.id());
        String link = awaitLink(customer.id());
        cleanUpRequests.cleanUp();
        assertThat(requestsKept()).isEqualTo(1);
        jdbc.sql("update customer_request set made_in = ?, expires_at = ?")
                .params(
                        Timestamp.from(Instant.now().minusSeconds(90_000)),
                        Timestamp.from(Instant.now().minusSeconds(1)))
                .update();
        HttpResponse<String> expired = new TestHttpClient(port).get(link);
        assertThat(expired.statusCode()).isEqualTo(404);
        assertThat(expired.body()).isEqualTo(guessed);
        assertThat(stranger.pageForm("/request", link, Map.of()).status()).isEqualTo(404);
        assertThat(waiting()).isEmpty();
        cleanUpRequests.cleanUp();
        assertThat(requestsKept()).isZero();
    }

    @Test
    void wrong_values_get_the_sentences_of_the_registration() {
        Answer refused = stranger.pageForm(
                "/request",
                "/request",
                Map.of(
                        "customerName", "---",
                        "contactName", "<b>Carla</b>",
                        "contactEmail", "carla",
                        "instanceName", "https://a b",
                        "instanceId", "12",
                        "environment", "moon",
                        "message", "x".repeat(1001)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "“Your company”: enter the name of the customer&#39;s company.",
                        "“Your e-mail address”: enter an e-mail address like",
                        "“Your ServiceNow instance”: enter the address of the instance",
                        "“Its instance ID”: enter the 32 digits",
                        "“What the instance is for”: choose Production, Test or Development.",
                        "“Message to the provider”: shorten it to 1000 characters.",
                        "value=\"&lt;b&gt;Carla&lt;/b&gt;\"");
        assertThat(requestsKept()).isZero();
    }

    /** A stranger's words, as Tasklist renders them in front of an admin of the provider. */
    @Test
    void hostile_request_stays_text_on_the_task() throws Exception {
        String hostile = "<img src=x onerror=\"window.attacked='img'\"> [click](javascript:window.attacked='md')";
        Map<String, String> values = new HashMap<>(values(customer, customer.id()));
        values.put("customerName", hostile);
        values.put("contactName", hostile);
        values.put("message", hostile);
        assertThat(stranger.pageForm("/request", "/request", values).status()).isEqualTo(200);
        confirm(awaitLink(customer.id()));
        story.runJobs();

        Document shown = RenderedText.markdown(
                texts(story.taskOf(waiting().get(0))).get("connectionRequest").toString());
        assertThat(shown.wholeText().split(Pattern.quote(hostile), -1))
                .as("company, person and message, each as it was typed: %s", shown)
                .hasSize(4);
        assertThat(shown.select("img, a, script")).isEmpty();
    }

    @Test
    void sixth_request_of_an_hour_for_an_address_is_refused_with_a_sentence() {
        for (int i = 0; i < 5; i++) {
            assertThat(request(customer, customer.id()).status()).isEqualTo(200);
        }
        Answer refused = request(customer, customer.id());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body())
                .contains("Too many requests came in a short time. Try again in an hour.", customer.company());
        assertThat(requestsKept()).isEqualTo(5);
        assertThat(stranger.form("/request", values(customer, customer.id())).status())
                .as("without the token against forged requests")
                .isEqualTo(403);
    }

    private Answer request(Person person, String address) {
        return stranger.pageForm("/request", "/request", values(person, address));
    }

    private static Map<String, String> values(Person person, String address) {
        return Map.of(
                "customerName",
                person.company(),
                "contactName",
                "Carla Customer",
                "contactEmail",
                address,
                "instanceName",
                person.instanceName(),
                "instanceId",
                person.instanceId(),
                "environment",
                "test",
                "message",
                "Please call us");
    }

    private Answer confirm(String link) {
        return stranger.pageForm(link, link, Map.of());
    }

    private void decide(Task task, Map<String, Object> form) {
        story.submit("provider-admin", task, form);
    }

    private Map<String, Object> texts(Task task) {
        Map<String, Object> shown = new HashMap<>();
        for (FormField field :
                engine.getFormService().getTaskFormData(task.getId()).getFormFields()) {
            shown.put(field.getId(), field.getValue().getValue());
        }
        return shown;
    }

    private List<ProcessInstance> waiting() {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(CustomerRequestModel.KEY)
                .list()
                .stream()
                .filter(instance -> !numbers().stream()
                        .filter(instance.getBusinessKey()::equals)
                        .toList()
                        .isEmpty())
                .toList();
    }

    private List<String> numbers() {
        return jdbc.sql("select id from customer_request").query(Long.class).list().stream()
                .map("REQ%07d"::formatted)
                .toList();
    }

    private Task taskOf(String address) {
        long id = jdbc.sql("select min(id) from customer_request where contact_email = ? and confirmed_at is not null")
                .param(address)
                .query(Long.class)
                .single();
        return story.taskOf("REQ%07d".formatted(id));
    }

    private ProcessInstance waitingOf(Task task) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
    }

    private ProcessInstance onboardingOf(Person person) {
        String number = jdbc.sql("select number from onboarding where contact_email = ?")
                .param(person.id())
                .query(String.class)
                .single();
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(CustomerOnboardingModel.KEY)
                .processInstanceBusinessKey(number)
                .singleResult();
    }

    private List<String> endsOf(ProcessInstance process) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(process.getId())
                .finished()
                .list()
                .stream()
                .map(activity -> activity.getActivityId())
                .toList();
    }

    private int requestsKept() {
        return jdbc.sql("select count(*) from customer_request")
                .query(Integer.class)
                .single();
    }

    private String allColumns() {
        return jdbc.sql("select * from customer_request").query().listOfRows().toString();
    }

    private List<Mail> mailsTo(String address) {
        return mailbox.newest(200).stream()
                .filter(mail -> mail.to().contains(address))
                .filter(mail -> mail.to().equals(address) || address.endsWith("@provider.example"))
                .toList();
    }

    private Optional<Mail> newestTo(String address) {
        return mailsTo(address).stream().findFirst();
    }

    private String awaitLink(String address) throws InterruptedException {
        return awaitNewLink(address, 1);
    }

    /** The mail goes out behind the answer. */
    private String awaitNewLink(String address, int nth) throws InterruptedException {
        for (int i = 0; i < 200 && links(address).size() < nth; i++) {
            Thread.sleep(50);
        }
        assertThat(links(address)).hasSizeGreaterThanOrEqualTo(nth);
        return links(address).get(0);
    }

    private List<String> links(String address) {
        return mailsTo(address).stream()
                .map(mail -> LINK.matcher(mail.text()))
                .filter(Matcher::find)
                .map(link -> link.group(1))
                .toList();
    }
}
