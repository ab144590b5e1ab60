package org.serviceexchange.onboarding.process.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process designer sends models with slips: the answer names each element or cell, and what to do. */
@OnboardingTest
class RefusedDeploymentTest {

    private static final String REST = "/engine-rest";
    private static final String MODEL =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t" id="d"
                xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:camunda="http://camunda.org/schema/1.0/bpmn">
              <bpmn:process id="slip" name="Slip" isExecutable="true" camunda:historyTimeToLive="P1D">
                <bpmn:startEvent id="begin" />
                <bpmn:sequenceFlow id="then" sourceRef="begin" targetRef="review" />
                %s
              </bpmn:process>
            </bpmn:definitions>
            """;
    private static final String REVIEW =
            "<bpmn:userTask id='review' name='Security review' camunda:candidateGroups='provider-admin'%s/>";
    private static final String FORM =
            """
            {"id": "answer", "type": "default", "schemaVersion": 16, "components": [
              {"type": "%s", "key": "%s", "label": "Answer", "id": "Field_1"%s}]}""";

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    private String deployment;

    @AfterEach
    void removeModel() {
        if (deployment != null) {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "operaton.bpmn | user task “Review” (review): has settings for Operaton",
                "operaton.bpmn | service task “Notify” (notify): has settings for Operaton",
                "operaton.bpmn | process “From Operaton” (from-operaton): enter how long its history is kept",
                "zeebe.bpmn | the model: is drawn for Camunda 8",
                "zeebe.bpmn | service task “Score the customer” (score): has settings for Camunda 8",
                "own-code.bpmn | start event “Start Onboarding” (start): has the attribute 'class'",
                "own-code.bpmn | service task “Welcome aboard” (welcome): has the attribute 'class'",
                "own-code.bpmn | script task “Score” (score): has <scriptTask>",
                "own-code.bpmn | service task “Check the address” (check): is an external task",
                "own-code.bpmn | service task “Not decided yet” (nothing): has no implementation",
                "own-code.bpmn | process “Own code” (own-code): enter how long its history is kept",
                "operaton.dmn | decision “Risk”: enter how long its history is kept",
                "operaton.dmn | decision “Risk”, input 1: has no id",
                "operaton.dmn | decision “Risk”, row 1: has no id",
            })
    void a_model_of_another_product_is_refused_element_by_element(String file, String sentence) throws IOException {
        assertRefused(Map.of(file, Files.readString(Path.of("src/test/resources/designers", file))), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "camunda:formRef='revieww' camunda:formRefBinding='deployment' | user task “Security review” (review):"
                        + " the form “revieww” does not exist",
                "camunda:formRef='revieww' camunda:formRefBinding='latest' | the form “revieww” does not exist",
                "camunda:formRef='review-setup' camunda:formRefBinding='version' camunda:formRefVersion='999' | the"
                        + " form “review-setup” does not exist",
                "camunda:formKey='camunda-forms:deployment:review.form' | user task “Security review” (review): the"
                        + " file “review.form” of its form is missing",
                "camunda:dueDate='${dueOn}' | user task “Security review” (review): nothing answers “dueOn” in"
                        + " ${dueOn}",
                "camunda:dueDate='${dateTime().plusDays(2.toDate()}' | user task “Security review” (review): the"
                        + " expression ${dateTime().plusDays(2.toDate()} can't be read",
                "camunda:dueDate='${tomorrow()}' | calls tomorrow(), which does not exist",
            })
    void a_slip_in_a_user_task_is_refused(String attributes, String sentence) {
        assertRefused(Map.of("slip.bpmn", MODEL.formatted(REVIEW.formatted(" " + attributes))), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<bpmn:serviceTask id='review' name='Open'"
                        + " camunda:delegateExpression='${openRegistrationCasDelegate}'/> | service task “Open” (review):"
                        + " there is no delegate “openRegistrationCasDelegate”",
                "<bpmn:serviceTask id='review' name='Open' camunda:delegateExpression='${stepListener}'/> | service"
                        + " task “Open” (review): there is no delegate “stepListener”",
                "<bpmn:userTask id='review' name='Review'><bpmn:extensionElements><camunda:taskListener event='create'"
                        + " delegateExpression='${stepLisener}'/></bpmn:extensionElements></bpmn:userTask> | user task"
                        + " “Review” (review): there is no listener “stepLisener”",
                "<bpmn:userTask id='review' name='Review'><bpmn:extensionElements><camunda:executionListener"
                        + " event='start' delegateExpression='${stepListener}'/></bpmn:extensionElements></bpmn:userTask>"
                        + " | user task “Review” (review): there is no listener “stepListener”",
                "<bpmn:userTask id='review'/><bpmn:sequenceFlow id='f' name='yes' sourceRef='review'"
                        + " targetRef='end'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>${anwser =="
                        + " \"yes\"}</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:endEvent id='end'/> | sequence"
                        + " flow “yes” (f): nothing answers “anwser”",
            })
    void a_name_that_does_not_exist_is_refused(String elements, String sentence) {
        assertRefused(Map.of("slip.bpmn", MODEL.formatted(elements)), sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "textfield | verdict | '' | “verdict” in ${verdict == \"yes\"} is an answer that is not kept",
                "checklist | verdict | , \"properties\": {\"keep\": \"yes\"} | user task “Security review” (review):"
                        + " the answer “verdict” can't be kept, because it can't be checked",
                "textfield | subscriptionDecision | , \"properties\": {\"keep\": \"yes\"} | the answer"
                        + " “subscriptionDecision” can't be kept, because the application sets a variable of this name",
            })
    void an_answer_that_the_gateway_cannot_read_is_refused(
            String type, String key, String properties, String sentence) {
        String elements = REVIEW.formatted(" camunda:formRef='answer' camunda:formRefBinding='deployment'")
                + "<bpmn:sequenceFlow id='f' sourceRef='review' targetRef='end'><bpmn:conditionExpression xsi:type='bpmn:tFormalExpression'>${%s == \"yes\"}</bpmn:conditionExpression></bpmn:sequenceFlow><bpmn:endEvent id='end'/>"
                        .formatted(key);
        assertRefused(
                Map.of("slip.bpmn", MODEL.formatted(elements), "answer.form", FORM.formatted(type, key, properties)),
                sentence);
    }

    @Test
    void a_model_without_its_forms_takes_the_forms_that_are_deployed() throws IOException {
        Answer deployed = deploy(
                Map.of("customer-onboarding.bpmn", Files.readString(Path.of("processes/customer-onboarding.bpmn"))));
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        deployment = deployed.json().path("id").asText();
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.registered(customer);

        assertThat(SignedInClient.atWebApp(port, "provider-admin", "tasklist")
                        .get(SignedInClient.WEB_APPS
                                + "/process-definition/%s/deployed-start-form"
                                        .formatted(instance.getProcessDefinitionId()))
                        .status())
                .isEqualTo(200);
        assertThat(SignedInClient.atWebApp(port, customer.id(), "tasklist")
                        .get(SignedInClient.WEB_APPS
                                + "/task/%s/deployed-form"
                                        .formatted(story.taskOf(instance).getId()))
                        .body())
                .contains("create-provider-record");
        story.submit(customer.id(), story.providerRecord());
    }

    /** Each is one slip in the file of the application. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hitPolicy=\"FIRST\" | hitPolicy=\"COLLECT\" | the deadline table: has the hit policy COLLECT",
                "hitPolicy=\"FIRST\" | hitPolicy=\"RULE ORDER\" | the deadline table: has the hit policy RULE ORDER",
                "hitPolicy=\"FIRST\" | hitPolicy=\"UNIQUE\" | the deadline table: can't answer for the step",
                "<text>8</text> | <text>\"soon\"</text> | row 1, column “Escalate after (working days)”: enter a whole"
                        + " number of working days from 1 to 9999, not \"soon\".",
                "<text>8</text> | <text></text> | row 1, column “Escalate after (working days)”: is empty",
                "<text>8</text> | <text>4</text> | row 1, column “Escalate after (working days)”: enter more than 5",
                "<text>20</text> | <text>3</text> | row 1, column “Expire after (working days)”: enter more than 8",
                "name=\"expireAfter\" | name=\"expires\" | the deadline table: has no column with the output name"
                        + " expireAfter",
                "<rule id=\"rule_createProviderRecord_normal\"> | <rule> | row 1: has no id",
                "<input id=\"input_step\" | <input | input 1: has no id",
                "camunda:historyTimeToLive=\"P365D\" | '' | enter how long its history is kept",
                "<text>step</text> | <text>stage</text> | the deadline table, column “Step”: reads “stage”",
            })
    void a_slip_in_the_deadline_table_is_refused_by_row_and_column(String right, String wrong, String sentence)
            throws IOException {
        String table = deadlineTable();
        assertThat(table).contains(right);
        int at = table.indexOf(right);
        assertRefused(
                Map.of("deadlines.dmn", table.substring(0, at) + wrong + table.substring(at + right.length())),
                sentence);
    }

    @Test
    void a_deadline_table_without_the_rows_for_all_other_steps_is_refused() throws IOException {
        String table = deadlineTable();
        String withoutLast = table.replaceAll("(?s)<rule id=\"rule_anyOther_any\">.*?</rule>", "");
        assertThat(withoutLast).isNotEqualTo(table);
        assertRefused(
                Map.of("deadlines.dmn", withoutLast),
                "the deadline table: has no row for all other steps with priority normal");
    }

    @Test
    void another_decision_table_is_not_checked_for_deadlines() throws IOException {
        String other = deadlineTable()
                .replace("id=\"onboarding-deadlines\"", "id=\"my-own-table\"")
                .replace("hitPolicy=\"FIRST\"", "hitPolicy=\"COLLECT\"")
                .replaceFirst("<text>8</text>", "<text>\"soon\"</text>");
        Answer deployed = deploy(Map.of("other.dmn", other));
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        deployment = deployed.json().path("id").asText();
    }

    @Test
    void a_changed_deadline_table_is_deployed() throws IOException {
        Answer deployed =
                deploy(Map.of("deadlines.dmn", deadlineTable().replaceFirst("<text>8</text>", "<text>9</text>")));
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        deployment = deployed.json().path("id").asText();
    }

    @Test
    void names_outside_ascii_are_kept() throws IOException {
        Answer deployed = SignedInClient.withBasic(port, "process-designer")
                .deploy(REST + "/deployment/create", "Größe 必要", Map.of("größe-必要.dmn", deadlineTable()));
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        deployment = deployed.json().path("id").asText();
        assertThat(deployed.json().path("name").asText()).isEqualTo("Größe 必要");
        assertThat(engine.getRepositoryService().getDeploymentResourceNames(deployment))
                .containsExactly("größe-必要.dmn");
    }

    @ParameterizedTest
    @CsvSource({"from\0outside, deadlines.dmn", "from outside, dead\0lines.dmn"})
    void a_name_that_no_database_can_keep_is_refused(String name, String file) throws IOException {
        Answer refused = SignedInClient.withBasic(port, "process-designer")
                .deploy(REST + "/deployment/create", name, Map.of(file, deadlineTable()));
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.json().path("message").asText()).contains("can't be stored");
    }

    @Test
    void all_problems_are_told_at_once() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(
                "slip.bpmn",
                MODEL.formatted(REVIEW.formatted(" camunda:formRef='nowhere' camunda:dueDate='${never}'")));
        Answer refused = deploy(files);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("message").asText()).contains("“nowhere”", "“never”");
    }

    private static String deadlineTable() throws IOException {
        return Files.readString(Path.of("processes/onboarding-deadlines.dmn"));
    }

    private void assertRefused(Map<String, String> files, String sentence) {
        long before = engine.getRepositoryService().createDeploymentQuery().count();
        Answer answer = deploy(files);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().path("message").asText())
                .startsWith("This model can't be deployed: ")
                .contains(sentence)
                .doesNotContain("ENGINE-", "org.camunda", "Exception");
        assertThat(engine.getRepositoryService().createDeploymentQuery().count())
                .isEqualTo(before);
    }

    private Answer deploy(Map<String, String> files) {
        return SignedInClient.withBasic(port, "process-designer").deploy(REST + "/deployment/create", files);
    }
}
