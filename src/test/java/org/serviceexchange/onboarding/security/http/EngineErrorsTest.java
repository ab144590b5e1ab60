package org.serviceexchange.onboarding.security.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.reset;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Whose mistake an error of the engine's REST API is, and what it says. */
@OnboardingTest
class EngineErrorsTest {

    @Autowired
    OnboardingScenario story;

    @Autowired
    ManagementService management;

    @Autowired
    Onboardings onboardings;

    @LocalServerPort
    int port;

    @AfterEach
    void worksAgain() {
        reset(onboardings);
    }

    static Stream<Arguments> nothingThere() {
        return Stream.of(
                Arguments.of("/task/unknown/submit-form", "{\"variables\":{}}"),
                Arguments.of("/task/unknown/complete", "{\"variables\":{}}"),
                Arguments.of("/task/unknown/unclaim", "{}"),
                Arguments.of("/task/unknown/delegate", "{\"userId\":\"x\"}"),
                Arguments.of("/process-instance/unknown/variables", "{\"modifications\":{\"a\":{\"value\":1}}}"),
                Arguments.of("/execution/unknown/signal", "{}"));
    }

    @ParameterizedTest
    @MethodSource("nothingThere")
    void what_does_not_exist_answers_404(String path, String body) {
        Answer answer = SignedInClient.withBasic(port, "admin").post("/engine-rest" + path, body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(404);
        assertThat(answer.json().path("message").asText())
                .isEqualTo("What you want to change does not exist, or no longer: it was completed or deleted already."
                        + " Load the page again.");
        assertThat(answer.json().path("type").asText()).isIn("RestException", "NullValueException");
    }

    @Test
    void task_that_was_completed_already_is_gone() {
        SignedInClient person = SignedInClient.atWebApp(port, "provider-admin", "tasklist");
        ProcessInstance waiting = story.approvalRequested(story.newCustomerAdmin());
        String path = SignedInClient.WEB_APPS
                + "/task/%s/submit-form".formatted(story.taskOf(waiting).getId());
        String form = SignedInClient.variables(Map.of("decision", "approve", "confirmed", true));
        assertThat(person.post(path, form).status()).isEqualTo(204);
        Answer again = person.post(path, form);
        assertThat(again.status()).as(again.body()).isEqualTo(404);
        assertThat(again.json().path("message").asText()).startsWith("What you want to change does not exist");
    }

    @Test
    void missing_value_answers_400() {
        Answer answer = SignedInClient.withBasic(port, "admin").send("PUT", "/engine-rest/job/unknown/retries", "{}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    }

    @Test
    void person_who_was_slower_gets_409() {
        Answer answer = SignedInClient.withBasic(port, "admin")
                .send("PUT", "/engine-rest/user/provider-agent/profile", "{\"id\":\"x\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.json().path("message").asText())
                .isEqualTo("Another request changed this at the same moment. Load the page again to see what is still"
                        + " to be done.");
    }

    @Test
    void message_that_nothing_waits_for_says_so() {
        Answer answer =
                SignedInClient.withBasic(port, "admin").post("/engine-rest/message", "{\"messageName\":\"unknown\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).startsWith("Cannot correlate message");
        assertThat(answer.json().path("type").asText()).isEqualTo("RestException");
    }

    @Test
    void number_of_an_error_of_the_engine_is_not_shown() {
        Answer answer = SignedInClient.withBasic(port, "admin").post("/engine-rest/job/unknown/execute", "{}");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("message").asText()).isEqualTo("No job found with id 'unknown'");
    }

    @Test
    void form_that_is_no_object_is_refused_by_name() {
        Answer answer = SignedInClient.withBasic(port, "process-designer")
                .deploy("/engine-rest/deployment/create", "x.form", "[]");
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("message").asText()).contains("x.form: is no form");
    }

    static Stream<RuntimeException> faults() {
        return Stream.of(
                new NullPointerException("Cannot invoke \"x.Y.z()\" because \"y\" is null"),
                new IllegalStateException("no such thing"),
                new ClassCastException("class java.lang.String cannot be cast"),
                new ArithmeticException("/ by zero"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void fault_of_ours_answers_500_with_our_sentence(RuntimeException fault) {
        String task =
                story.taskOf(story.approvalRequested(story.newCustomerAdmin())).getId();
        ProcessInstance instance = story.register(story.registrationOf(story.newCustomerAdmin()));
        String job = management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .messages()
                .singleResult()
                .getId();
        doThrow(fault).when(onboardings).find(any());
        doThrow(fault).when(onboardings).get(any());
        for (Answer answer : List.of(
                SignedInClient.withBasic(port, "admin").post("/engine-rest/job/%s/execute".formatted(job), "{}"),
                SignedInClient.withBasic(port, "provider-admin")
                        .post(
                                "/engine-rest/task/%s/submit-form".formatted(task),
                                SignedInClient.variables(Map.of("decision", "approve", "confirmed", true))))) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(500);
            assertThat(answer.json().path("message").asText()).startsWith("That can't be read or didn't work");
            assertThat(answer.body()).doesNotContain(fault.getClass().getSimpleName(), fault.getMessage());
        }
    }

    /** So that no error of the engine is taken for one of Java. */
    @Test
    void each_exception_of_the_engine_is_known() throws Exception {
        PathMatchingResourcePatternResolver classes = new PathMatchingResourcePatternResolver();
        for (String folder : List.of("", "exception/", "exception/dmn/", "migration/", "rest/exception/")) {
            assertThat(Stream.of(classes.getResources(
                                    "classpath*:org/camunda/bpm/engine/%s*Exception.class".formatted(folder)))
                            .map(file -> file.getFilename().replace(".class", "")))
                    .as(folder)
                    .isNotEmpty()
                    .isSubsetOf(EngineErrorBodyFilter.ENGINES);
        }
    }
}
