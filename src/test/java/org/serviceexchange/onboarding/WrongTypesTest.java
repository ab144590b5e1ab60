package org.serviceexchange.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whatever a program sends in place of a form, it is told with a sentence what is wrong, and nothing starts. */
@OnboardingTest
class WrongTypesTest {

    private static final String START =
            SignedInClient.WEB_APPS + "/process-definition/key/customer-onboarding/submit-form";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, SignedInClient> BROWSERS = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    /** What is refused changes nothing: one customer with one open task does for all rows. */
    private static Person customer;

    private Person newcomer;

    @BeforeEach
    void a_customer_has_an_open_task() {
        if (customer == null || story.taskFor(customer.id()) == null) {
            customer = story.newCustomerAdmin();
            story.registered(customer);
        }
        newcomer = story.newCustomerAdmin();
    }

    static Stream<String> wrongValues() {
        return Stream.of(
                "{\"value\":1}",
                "{\"value\":-1.5}",
                "{\"value\":1e999}",
                "{\"value\":123456789012345678901234567890}",
                "{\"value\":true}",
                "{\"value\":null}",
                "{}",
                "{\"value\":{}}",
                "{\"value\":{\"a\":{\"b\":[1,{\"c\":null}]}}}",
                "{\"value\":[]}",
                "{\"value\":[\"text\"]}",
                "{\"value\":\"1\",\"type\":\"Integer\"}",
                "{\"value\":\"many\",\"type\":\"Integer\"}",
                "{\"value\":\"2026-01-01\",\"type\":\"Date\"}",
                "{\"value\":\"2026-01-01T00:00:00.000+0000\",\"type\":\"Date\"}",
                "{\"value\":\"eA==\",\"type\":\"Bytes\"}",
                "{\"value\":\"eA==\",\"type\":\"File\",\"valueInfo\":{\"filename\":\"../x\"}}",
                "{\"value\":\"{}\",\"type\":\"Json\"}",
                "{\"value\":\"<x/>\",\"type\":\"Xml\"}",
                "{\"value\":\"x\",\"type\":\"Null\"}",
                "{\"value\":\"x\",\"type\":\"java.lang.Runtime\"}",
                "{\"value\":\"x\",\"type\":7}",
                "{\"value\":\"rO0ABXQAAXg=\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.lang.String\","
                        + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}",
                "{\"value\":\"{}\",\"type\":\"Object\",\"valueInfo\":{\"objectTypeName\":\"java.util.HashMap\","
                        + "\"serializationDataFormat\":\"application/json\"}}",
                "{\"value\":\"{}\",\"type\":\"Object\"}",
                "\"text\"",
                "7",
                "[]",
                "{\"value\":\"" + "x".repeat(1_100_000) + "\"}",
                "{\"value\":" + "[".repeat(900) + "]".repeat(900) + "}",
                "{\"value\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "{\"value\":" + "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_001));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("wrongValues")
    void registration_field_of_wrong_type_is_refused(String wrong) throws Exception {
        List<String> fields = List.of("customerName", "contactName", "contactEmail", "instanceName", "instanceId");
        // what is too long for any request needs no second field
        for (String field : wrong.length() < 1_000_000 ? fields : fields.subList(0, 1)) {
            refused(post("provider-admin", START, registration(field, wrong)));
        }
        // the note may be missing, and be a null in any wrapping
        Answer note = post("provider-admin", START, registration("note", wrong));
        if (note.status() != 200) {
            refused(note);
        }
        // a name that no form has
        refused(post("provider-admin", START, registration("unknown", wrong)));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("wrongValues")
    void task_field_of_wrong_type_is_refused_and_task_stays_open(String wrong) throws Exception {
        String path = SignedInClient.WEB_APPS
                + "/task/%s/submit-form".formatted(story.taskFor(customer.id()).getId());
        for (String field : List.of("providerInstanceName", "providerInstanceId", "appInstalled")) {
            Map<String, String> form = new TreeMap<>(Map.of(
                    "providerInstanceName", "{\"value\":\"exampleprovider\"}",
                    "providerInstanceId", "{\"value\":\"0123456789abcdef0123456789abcdef\"}",
                    "appInstalled", "{\"value\":true}"));
            if (field.equals("appInstalled") && wrong.equals("{\"value\":true}")) {
                continue;
            }
            form.put(field, wrong);
            refused(post(customer.id(), path, body(form)));
        }
        assertThat(story.taskFor(customer.id())).isNotNull();
    }

    static Stream<String> wrongValuesWithinTheLimit() {
        return wrongValues().filter(value -> value.length() < 1_000_000);
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("wrongValuesWithinTheLimit")
    void setup_field_of_wrong_type_is_refused(String wrong) throws Exception {
        String start = SignedInClient.WEB_APPS + "/process-definition/key/provider-setup/submit-form";
        for (String field : story.providerRecordOfProvider().keySet()) {
            refused(post("provider-admin", start, form(story.providerRecordOfProvider(), field, wrong)));
        }
        String task = story.taskOf(story.beginSetup("provider-admin", story.providerRecordOfProvider()))
                .getId();
        String path = SignedInClient.WEB_APPS + "/task/%s/submit-form".formatted(task);
        for (String field : story.replicationSet().keySet()) {
            refused(post("provider-admin", path, form(story.replicationSet(), field, wrong)));
        }
        story.dropSetup();
    }

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "",
                "7",
                "\"text\"",
                "[]",
                "{",
                "{}",
                "{\"variables\":null}",
                "{\"variables\":[]}",
                "{\"variables\":\"text\"}",
                "{\"variables\":{}}",
                "{\"variables\":{\"\":{\"value\":\"x\"}}}",
                "{\"variables\":{\"\\u0000\":{\"value\":\"x\"}}}",
                "{\"variables\":{\"\\u202e<img src=x>\\r\\nX: y\":{\"value\":\"x\"}}}",
                "{\"variables\":{\"\\ud800\":{\"value\":\"x\"}}}",
                "{\"unknown\":1}",
                "{\"businessKey\":{\"a\":1},\"variables\":{}}",
                "\u0000\u0001",
                "<xml/>"
            })
    void body_that_is_no_form_is_refused(String body) throws Exception {
        refused(post("provider-admin", START, body));
        refused(post(
                customer.id(),
                SignedInClient.WEB_APPS
                        + "/task/%s/submit-form"
                                .formatted(story.taskFor(customer.id()).getId()),
                body));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ONB%00",
                "ONB9999999%27",
                "..%2f..",
                "%7B%7B1+1%7D%7D",
                "%3Cscript%3E",
                "ONB99999999999999999999"
            })
    void malformed_number_answers_400_or_404(String number) throws Exception {
        for (String path : List.of("/api/onboardings/", "/api/mailbox/")) {
            Answer answer = SignedInClient.withBasic(port, "provider-admin").get(path + number);
            assertThat(answer.status()).as(path + number).isIn(400, 404);
            assertThat(answer.body()).doesNotContain("Exception", "<script>", "\tat ", "org.");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "page=x",
                "page=-1",
                "size=0",
                "size=1e9",
                "page=99999999999999999999",
                "size=%00",
                "page[]=1&size={}"
            })
    void malformed_page_parameter_answers_200_or_400(String query) throws Exception {
        Answer answer = SignedInClient.withBasic(port, "provider-admin")
                .get("/api/onboardings?" + query.replace("[]", "%5B%5D").replace("{}", "%7B%7D"));
        assertThat(answer.status()).as(answer.body()).isIn(200, 400);
        assertThat(answer.body()).doesNotContain("Exception", "\tat ", "org.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/%00", "/api/onboardings/ONB%00", "/camunda/app/%00", "/engine-rest/task/%00", "/sign-in%00"})
    void path_that_the_server_refuses_is_answered_in_our_words(String path) {
        for (SignedInClient who : List.of(SignedInClient.nobody(port), SignedInClient.withBasic(port, "admin"))) {
            Answer page = who.page(path);
            assertThat(page.status()).isEqualTo(400);
            assertThat(page.type()).startsWith("text/html");
            assertThat(page.body())
                    .contains("<h1>The request is not valid</h1><p>Check what you entered and try again.</p>")
                    .doesNotContain("HTTP Status", "Tomcat");
            Answer program = who.get(path);
            assertThat(program.status()).isEqualTo(400);
            assertThat(program.json().path("detail").asText())
                    .isEqualTo("The request is not valid. Check what you entered and try again.");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in?x=%00", "/forgotten-password?email=%00", "/api/onboardings?size=%00"})
    void query_that_no_database_keeps_is_refused_before_sign_in(String path) {
        assertThat(SignedInClient.nobody(port).page(path).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\ud800", "x\\udc00x"})
    void json_that_no_database_keeps_is_refused_by_the_engine_with_a_sentence(String text) {
        String user =
                "{\"profile\":{\"id\":\"unstorable\",\"firstName\":\"%s\"},\"credentials\":{\"password\":\"quiet-orchard-42\"}}"
                        .formatted(text);
        String query = "{\"processVariables\":[{\"name\":\"%s\",\"operator\":\"eq\",\"value\":1}]}".formatted(text);
        for (Answer answer : List.of(
                SignedInClient.withBasic(port, "admin").post("/engine-rest/user/create", user),
                SignedInClient.withBasic(port, "admin").post("/engine-rest/task", query),
                post("provider-admin", SignedInClient.WEB_APPS + "/task", query))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.json().path("message").asText()).startsWith("This has a character in it that can't be");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "7", "[null]", "{\"a\":1}"})
    void engine_error_names_no_class_of_java(String body) {
        String task = story.taskOf(story.registered(newcomer)).getId();
        for (String path : List.of(
                "/message",
                "/task",
                "/process-instance",
                "/task/%s/claim".formatted(task),
                "/task/%s/assignee".formatted(task),
                "/task/%s/comment/create".formatted(task),
                "/task/%s/identity-links".formatted(task),
                "/task/%s/variables".formatted(task),
                "/task/%s/bpmnError".formatted(task),
                "/process-instance/delete",
                "/modification/execute",
                "/user/create",
                "/filter/create",
                "/authorization/create")) {
            for (Answer answer : List.of(
                    SignedInClient.withBasic(port, "admin").post("/engine-rest" + path, body),
                    post("admin", SignedInClient.WEB_APPS + path, body))) {
                if (answer.status() >= 400 && !answer.body().isEmpty()) {
                    assertThat(answer.body())
                            .as(path)
                            .doesNotContain(
                                    "NullPointer",
                                    "ClassCast",
                                    "IllegalArgument",
                                    "because ",
                                    "java.",
                                    "org.",
                                    "Jackson");
                    assertThat(answer.json().path("message").asText()).as(path).isNotBlank();
                }
                assertThat(answer.status()).as(path + answer.body()).isNotEqualTo(500);
            }
        }
    }

    private static void refused(Answer answer) throws Exception {
        String body = answer.body().length() > 2_000 ? answer.body().substring(0, 2_000) + "…" : answer.body();
        // not found and not permitted would be told before the value is looked at
        assertThat(answer.status()).as(body).isBetween(400, 499).isNotIn(401, 403, 404);
        assertThat(answer.body().length()).as(body).isLessThan(2_000);
        JsonNode error = JSON.readTree(answer.body());
        String message = error.path("message").asText(error.path("detail").asText());
        assertThat(message).as(body).isNotBlank().doesNotContain("<", ">");
        assertThat(answer.body())
                .doesNotContain("\tat ", "Caused by", "stackTrace", "com.fasterxml", "org.camunda", "Index");
    }

    private String registration(String field, String value) throws Exception {
        return form(story.registrationOf(newcomer), field, value);
    }

    private static String form(Map<String, Object> values, String field, String value) throws Exception {
        Map<String, String> form = new TreeMap<>();
        for (Map.Entry<String, Object> entry : values.entrySet()) {
            form.put(entry.getKey(), JSON.writeValueAsString(Map.of("value", entry.getValue())));
        }
        form.put(field, value);
        return body(form);
    }

    private static String body(Map<String, String> form) {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(body.isEmpty() ? "" : ",")
                .append("\"%s\":".formatted(name))
                .append(value));
        return "{\"variables\":{" + body + "}}";
    }

    private Answer post(String user, String path, String json) {
        return at(user).post(path, json);
    }

    /** In the session of a browser that signed in at Tasklist. */
    private SignedInClient at(String user) {
        return BROWSERS.computeIfAbsent(user, id -> SignedInClient.atWebApp(port, id, "tasklist"));
    }
}
