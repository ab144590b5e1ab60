package org.serviceexchange.onboarding.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests.AnswerLost;
import org.serviceexchange.onboarding.application.idempotency.IdempotentRequests.StillRunning;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.idempotency.IdempotencyKey;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A request is sent again, because its answer was lost or because somebody clicked twice. */
@OnboardingTest
class RepeatedRequestsTest {

    private static final String PROVIDER = "provider-admin";
    private static final String HELLO = "{\"text\":\"Hello?\"}";
    // nobody waits for an attempt that has taken too long
    private static final String LATE = "running_until = timestamp '2020-01-01 00:00:00'";

    @Autowired
    OnboardingScenario story;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Mailbox mailbox;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    @Autowired
    IdempotentRequests requests;

    @Autowired
    Onboardings onboardings;

    @LocalServerPort
    int port;

    Person customer;
    ProcessInstance instance;
    String number;
    String comments;

    @BeforeEach
    void somebodyAtACustomer() {
        customer = story.newCustomerAdmin();
        instance = story.registered(customer);
        number = story.numberOf(instance);
        comments = "/api/onboardings/%s/comments".formatted(number);
    }

    @Test
    void same_key_and_body_get_the_same_answer_and_one_comment_and_one_mail() throws Exception {
        String key = newKey();
        HttpResponse<String> first = post(PROVIDER, comments, key, HELLO);
        HttpResponse<String> again = post(PROVIDER, comments, key, HELLO);
        story.runJobs();

        assertThat(first.statusCode()).isEqualTo(201);
        assertSame(again, first);
        assertThat(texts()).containsExactly("Hello?");
        assertThat(mailbox.newest(200).stream()
                        .filter(mail -> mail.messageId().startsWith(number.toLowerCase()))
                        .filter(mail -> mail.messageId().contains("comment-written")))
                .hasSize(1);
    }

    @Test
    void each_post_answers_a_second_time_as_it_did_first() throws Exception {
        String due = story.seenByProvider(instance)
                .waiting()
                .due()
                .plus(1, ChronoUnit.DAYS)
                .toString();
        Map<String, String> bodies = new java.util.LinkedHashMap<>();
        bodies.put("work-notes", HELLO);
        bodies.put("deadline", "{\"due\":\"%s\",\"reason\":\"Holidays\"}".formatted(due));
        bodies.put("invitation", "{\"email\":\"second@%s.example\",\"name\":\"Sid Second\"}".formatted(number));
        bodies.put(
                "contact",
                "{\"name\":\"Nora Next\",\"email\":\"next@%s.example\",\"reason\":\"left\"}".formatted(number));
        bodies.put("instance", "{\"instanceHost\":\"renamed-%s\",\"reason\":\"Renamed\"}".formatted(number));
        bodies.put("withdrawal", "{\"reason\":\"Not this year\"}");
        for (Map.Entry<String, String> one : bodies.entrySet()) {
            String path = "/api/onboardings/%s/%s".formatted(number, one.getKey());
            String key = newKey();
            HttpResponse<String> first = post(PROVIDER, path, key, one.getValue());
            assertThat(first.statusCode()).as(one.getKey() + first.body()).isIn(200, 201);
            assertSame(post(PROVIDER, path, key, one.getValue()), first);
        }
    }

    @Test
    void setup_begins_once() throws Exception {
        String key = newKey();
        String record = SignedInClient.json(story.providerRecordOfProvider());
        HttpResponse<String> first = post(PROVIDER, "/api/setup", key, record);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertSame(post(PROVIDER, "/api/setup", key, record), first);
        HttpResponse<String> other = post(PROVIDER, "/api/setup", newKey(), record);
        story.dropSetup();
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(TestHttpClient.json(other).get("detail").asText())
                .contains(TestHttpClient.json(first).get("number").asText());
    }

    @Test
    void integration_requests_answer_a_second_time_as_they_did_first() throws Exception {
        String established = story.numberOf(story.established(story.newCustomerAdmin()));
        for (String what : List.of("pause", "resume")) {
            String path = "/api/onboardings/%s/%s".formatted(established, what);
            String key = newKey();
            HttpResponse<String> first = post(PROVIDER, path, key, "{\"reason\":\"Maintenance\"}");
            assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
            assertSame(post(PROVIDER, path, key, "{\"reason\":\"Maintenance\"}"), first);
            story.runJobs();
        }
    }

    @Test
    void refusal_is_the_same_a_second_time() throws Exception {
        String key = newKey();
        HttpResponse<String> first = post(PROVIDER, comments, key, "{\"text\":\"\"}");
        assertThat(first.statusCode()).isEqualTo(400);
        assertSame(post(PROVIDER, comments, key, "{\"text\":\"\"}"), first);
    }

    @Test
    void another_body_answers_422() throws Exception {
        String key = newKey();
        post(PROVIDER, comments, key, HELLO);
        HttpResponse<String> other = post(PROVIDER, comments, key, "{\"text\":\"Hello!\"}");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(TestHttpClient.json(other).get("detail").asText())
                .isEqualTo("This Idempotency-Key came with another request before. Send a new key with each new"
                        + " request, and the same request again with the same key.");
        assertThat(texts()).containsExactly("Hello?");
    }

    @Test
    void same_key_at_another_address_answers_422() throws Exception {
        String key = newKey();
        post(PROVIDER, comments, key, HELLO);
        assertThat(post(PROVIDER, comments.replace("comments", "work-notes"), key, HELLO)
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void key_of_another_person_means_nothing() throws Exception {
        String key = newKey();
        HttpResponse<String> providers = post(PROVIDER, comments, key, HELLO);
        HttpResponse<String> customers = post(customer.id(), comments, key, HELLO);
        assertThat(customers.statusCode()).isEqualTo(201);
        assertThat(customers.body()).isNotEqualTo(providers.body()).contains(customer.id());
        assertThat(texts()).containsExactly("Hello?", "Hello?");
    }

    @Test
    void person_without_access_gets_no_answer_of_another_person() throws Exception {
        String key = newKey();
        post(PROVIDER, comments, key, HELLO);
        assertThat(post(story.newCustomerAdmin().id(), comments, key, HELLO).statusCode())
                .isEqualTo(404);
    }

    @Test
    void ten_at_once_have_one_effect_and_ten_same_answers() throws Exception {
        String key = newKey();
        List<HttpResponse<String>> answers = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(10);
        try {
            List<Future<HttpResponse<String>>> sent = Stream.generate(
                            () -> threads.submit(() -> post(PROVIDER, comments, key, HELLO)))
                    .limit(10)
                    .toList();
            for (Future<HttpResponse<String>> one : sent) {
                answers.add(one.get(60, TimeUnit.SECONDS));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).allSatisfy(answer -> assertSame(answer, answers.get(0)));
        assertThat(answers.get(0).statusCode()).isEqualTo(201);
        assertThat(texts()).containsExactly("Hello?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\tb", "256"})
    void unusable_key_answers_400(String key) throws Exception {
        HttpResponse<String> refused = post(PROVIDER, comments, key.equals("256") ? "k".repeat(256) : key, HELLO);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(TestHttpClient.json(refused).get("detail").asText())
                .isEqualTo("The header Idempotency-Key takes 1 to 255 visible characters of ASCII, without blanks."
                        + " A random UUID is best.");
        assertThat(texts()).isEmpty();
    }

    @Test
    void two_keys_answer_400() throws Exception {
        HttpResponse<String> refused = new TestHttpClient(port)
                .send(new TestHttpClient(port)
                        .request(comments)
                        .header("Authorization", basic(PROVIDER))
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", "one")
                        .header("Idempotency-Key", "two")
                        .POST(BodyPublishers.ofString(HELLO)));
        assertThat(refused.statusCode()).isEqualTo(400);
    }

    @Test
    void key_of_255_characters_is_accepted() throws Exception {
        assertThat(post(PROVIDER, comments, newKey() + "~".repeat(255 - 36), HELLO)
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void failed_request_may_be_tried_again() throws Exception {
        String key = newKey();
        AtomicBoolean broken = new AtomicBoolean(true);
        doAnswer(find -> {
                    if (broken.getAndSet(false)) {
                        throw new IllegalStateException("the database is gone");
                    }
                    return find.callRealMethod();
                })
                .when(onboardings)
                .find(any());
        assertThat(post(PROVIDER, comments, key, HELLO).statusCode()).isEqualTo(500);
        assertThat(post(PROVIDER, comments, key, HELLO).statusCode()).isEqualTo(201);
        assertThat(texts()).containsExactly("Hello?");
    }

    @Test
    void carried_out_without_an_answer_is_not_carried_out_again() throws Exception {
        String key = newKey();
        post(PROVIDER, comments, key, HELLO);
        // the process was killed after the comment was stored and before the answer was
        newest("state = 'CARRIED_OUT', answer = null");
        assertThat(requests.begin(new IdempotencyKey(PROVIDER, key), comments + "\n" + HELLO, Duration.ZERO))
                .isInstanceOf(AnswerLost.class);
        newest(LATE);
        HttpResponse<String> again = post(PROVIDER, comments, key, HELLO);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.headers().firstValue("Retry-After")).isEmpty();
        assertThat(TestHttpClient.json(again).get("detail").asText())
                .isEqualTo("This request was carried out, but its answer was lost. Read the onboarding to see what"
                        + " came of it. Nothing was done again.");
        assertThat(texts()).containsExactly("Hello?");
    }

    @Test
    void request_that_runs_is_neither_taken_over_nor_answered() throws Exception {
        String key = newKey();
        post(PROVIDER, comments, key, "{\"text\":\"\"}");
        newest("state = 'RUNNING', answer = null");
        assertThat(requests.begin(new IdempotencyKey(PROVIDER, key), comments + "\n{\"text\":\"\"}", Duration.ZERO))
                .isInstanceOf(StillRunning.class);
    }

    @Test
    void request_whose_process_died_is_taken_over() throws Exception {
        String key = newKey();
        post(PROVIDER, comments, key, "{\"text\":\"\"}");
        // the process was killed before anything was stored
        newest("state = 'RUNNING', answer = null, " + LATE);
        assertThat(post(PROVIDER, comments, key, "{\"text\":\"\"}").statusCode())
                .isEqualTo(400);
        assertThat(post(PROVIDER, comments, key, HELLO).statusCode()).isEqualTo(422);
    }

    @Test
    void paused_request_that_was_taken_over_changes_nothing() throws Exception {
        String key = newKey();
        CountDownLatch paused = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean first = new AtomicBoolean(true);
        doAnswer(find -> {
                    if (first.getAndSet(false)) {
                        paused.countDown();
                        goOn.await(60, TimeUnit.SECONDS);
                    }
                    return find.callRealMethod();
                })
                .when(onboardings)
                .find(any());
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<HttpResponse<String>> slow = threads.submit(() -> post(PROVIDER, comments, key, HELLO));
            paused.await(60, TimeUnit.SECONDS);
            newest("running_until = timestamp '2020-01-01 00:00:00'");
            HttpResponse<String> other = post(PROVIDER, comments, key, HELLO);
            goOn.countDown();
            assertThat(other.statusCode()).isEqualTo(201);
            assertThat(slow.get(60, TimeUnit.SECONDS).statusCode()).isEqualTo(500);
            assertSame(post(PROVIDER, comments, key, HELLO), other);
        } finally {
            goOn.countDown();
            threads.shutdownNow();
        }
        assertThat(texts()).containsExactly("Hello?");
    }

    @Test
    void one_time_link_is_answered_again_and_stands_in_no_table() throws Exception {
        String key = newKey();
        String path = "/api/onboardings/%s/invitation".formatted(number);
        String body = "{\"email\":\"third@%s.example\",\"name\":\"Thea Third\"}".formatted(number);
        HttpResponse<String> first = post(PROVIDER, path, key, body);
        String link = TestHttpClient.json(first).get("link").asText();
        assertSame(post(PROVIDER, path, key, body), first);
        assertThat(
                        jdbc
                                .sql("select answer from request_answer where answer is not null")
                                .query(byte[].class)
                                .list()
                                .stream()
                                .map(String::new))
                .isNotEmpty()
                .noneMatch(answer -> answer.contains(link.substring(link.lastIndexOf('/') + 1)))
                .noneMatch(answer -> answer.contains("third@"));
    }

    @Test
    void answer_is_forgotten_after_a_day() throws Exception {
        String key = newKey();
        post(PROVIDER, comments, key, HELLO);
        newest("expires_at = timestamp '2020-01-01 00:00:00'");
        assertThat(post(PROVIDER, comments, key, HELLO).statusCode()).isEqualTo(201);
        assertThat(texts()).containsExactly("Hello?", "Hello?");
        Instant expires = jdbc.sql("select max(expires_at) from request_answer")
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
        assertThat(expires)
                .isBetween(
                        Instant.now().plus(23, ChronoUnit.HOURS), Instant.now().plus(25, ChronoUnit.HOURS));
    }

    @Test
    void without_a_key_each_request_is_a_new_one() throws Exception {
        post(PROVIDER, comments, null, HELLO);
        post(PROVIDER, comments, null, HELLO);
        assertThat(texts()).containsExactly("Hello?", "Hello?");
    }

    @Test
    void second_click_writes_no_second_comment() {
        SignedInClient person = SignedInClient.atOurPages(port, PROVIDER);
        Map<String, String> form = formOf(person, "/onboardings/" + number, "/comments");
        form.put("text", "Hello?");
        Answer first = send(person, "/comments", form);
        Answer again = send(person, "/comments", form);
        assertThat(first.status()).isEqualTo(302);
        assertThat(again.status()).isEqualTo(302);
        assertThat(again.location()).isEqualTo(first.location());
        assertThat(texts()).containsExactly("Hello?");
    }

    @Test
    void page_opened_again_takes_the_same_text_once_more() {
        SignedInClient person = SignedInClient.atOurPages(port, PROVIDER);
        for (int i = 0; i < 2; i++) {
            Map<String, String> form = formOf(person, "/onboardings/" + number, "/comments");
            form.put("text", "Hello?");
            send(person, "/comments", form);
        }
        assertThat(texts()).containsExactly("Hello?", "Hello?");
    }

    @Test
    void text_changed_after_going_back_is_a_new_comment() {
        SignedInClient person = SignedInClient.atOurPages(port, PROVIDER);
        Map<String, String> form = formOf(person, "/onboardings/" + number, "/comments");
        form.put("text", "Hello?");
        send(person, "/comments", form);
        form.put("text", "Hello!");
        assertThat(send(person, "/comments", form).status()).isEqualTo(302);
        assertThat(texts()).containsExactly("Hello?", "Hello!");
    }

    @Test
    void second_click_of_a_withdrawal_shows_no_error() {
        SignedInClient person = SignedInClient.atOurPages(port, PROVIDER);
        Map<String, String> form = formOf(person, "/onboardings/" + number, "/withdrawal");
        form.put("reason", "Not this year");
        assertThat(send(person, "/withdrawal", form).status()).isEqualTo(302);
        assertThat(send(person, "/withdrawal", form).status()).isEqualTo(302);
    }

    @Test
    void second_click_of_an_invitation_shows_the_same_link() {
        SignedInClient person = SignedInClient.atOurPages(port, PROVIDER);
        Map<String, String> form = formOf(person, "/onboardings/%s/invitation".formatted(number), "/invitation");
        form.put("name", "Sid Second");
        form.put("email", "second@%s.example".formatted(number));
        Answer first = send(person, "/invitation", form);
        Answer again = send(person, "/invitation", form);
        assertThat(first.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void carried_out_without_an_answer_says_so() {
        SignedInClient person = SignedInClient.atOurPages(port, PROVIDER);
        Map<String, String> form = formOf(person, "/onboardings/" + number, "/comments");
        form.put("text", "Hello?");
        send(person, "/comments", form);
        newest("state = 'CARRIED_OUT', answer = null, " + LATE);
        Answer again = send(person, "/comments", form);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("This form was sent already");
        assertThat(texts()).containsExactly("Hello?");
    }

    /** Takes no key: what it does is refused a second time. */
    @Test
    void second_registration_of_an_instance_is_refused() {
        SignedInClient program = SignedInClient.withBasic(port, PROVIDER);
        String form = SignedInClient.variables(story.registrationOf(story.newCustomerAdmin()));
        String path = "/engine-rest/process-definition/key/customer-onboarding/submit-form";
        assertThat(program.post(path, form).status()).isEqualTo(200);
        Answer again = program.post(path, form);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body()).contains("ONB");
    }

    @Test
    void task_is_completed_once() {
        SignedInClient program = SignedInClient.withBasic(port, PROVIDER);
        ProcessInstance waiting = story.approvalRequested(story.newCustomerAdmin());
        String path = "/engine-rest/task/%s/submit-form"
                .formatted(story.taskOf(waiting).getId());
        String form = SignedInClient.variables(Map.of("decision", "approve", "confirmed", true));
        Answer first = program.post(path, form);
        assertThat(first.status()).as(first.body()).isEqualTo(204);
        Answer again = program.post(path, form);
        assertThat(again.status()).isEqualTo(404);
    }

    /**
     * Forms of people who have not signed in yet carry a link or a password that works once. A check of the connection only
     * reads. A message to a webhook that is sent again keeps its id. Digests that are off stay off.
     */
    @Test
    void every_post_of_signed_in_people_is_covered() {
        assertThat(mappings.getHandlerMethods().keySet().stream()
                        .filter(mapping -> mapping.getMethodsCondition().getMethods().stream()
                                .anyMatch(method -> method.name().equals("POST")))
                        .flatMap(mapping -> mapping.getPatternValues().stream())
                        .filter(path -> !path.startsWith("/api/") && !path.startsWith("/onboardings/"))
                        .map(path -> path.replaceAll(":[^}]*}+", "}")))
                .containsExactlyInAnyOrder(
                        "/invitation/{token}",
                        "/invitation/{token}/opened",
                        "/status/{token}/opened",
                        "/password/{token}",
                        "/forgotten-password",
                        "/digest-off/{token}",
                        "/settings/digests",
                        // replaces what was chosen before
                        "/settings",
                        "/request",
                        "/request/{token}",
                        "/operations/servicenow",
                        "/operations/webhooks/{id}");
    }

    private static void assertSame(HttpResponse<String> answer, HttpResponse<String> first) {
        assertThat(answer.statusCode()).isEqualTo(first.statusCode());
        assertThat(answer.body()).isEqualTo(first.body());
        for (String header : List.of("Content-Type", "Location", "Cache-Control")) {
            assertThat(answer.headers().allValues(header))
                    .isEqualTo(first.headers().allValues(header));
        }
    }

    private List<String> texts() {
        return story.seenByProvider(instance).registrationCase().comments().stream()
                .map(EntryView::text)
                .toList();
    }

    private void newest(String change) {
        assertThat(jdbc.sql("update request_answer set %s where id = (select max(id) from request_answer)"
                                .formatted(change))
                        .update())
                .isEqualTo(1);
    }

    private HttpResponse<String> post(String userId, String path, String key, String body) throws Exception {
        TestHttpClient http = new TestHttpClient(port);
        java.net.http.HttpRequest.Builder request = http.request(path)
                .header("Authorization", basic(userId))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return http.send(request);
    }

    private static String basic(String userId) {
        return "Basic " + java.util.Base64.getEncoder().encodeToString((userId + ":demo").getBytes());
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The hidden fields of a form of the page. */
    private Map<String, String> formOf(SignedInClient person, String page, String action) {
        Matcher form = Pattern.compile(
                        "<form[^>]*action=\"/onboardings/%s%s\"[^>]*>(.*?)</form>".formatted(number, action),
                        Pattern.DOTALL)
                .matcher(person.page(page).body());
        assertThat(form.find()).as("the form %s of %s", action, page).isTrue();
        Map<String, String> fields = new HashMap<>();
        Matcher hidden = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")
                .matcher(form.group(1));
        while (hidden.find()) {
            fields.put(hidden.group(1), hidden.group(2));
        }
        return fields;
    }

    private Answer send(SignedInClient person, String action, Map<String, String> form) {
        return person.form("/onboardings/" + number + action, form);
    }
}
