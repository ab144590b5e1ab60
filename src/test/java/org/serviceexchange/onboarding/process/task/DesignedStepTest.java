package org.serviceexchange.onboarding.process.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.serviceexchange.onboarding.security.SignedInClient.WEB_APPS;
import static org.serviceexchange.onboarding.security.SignedInClient.json;
import static org.serviceexchange.onboarding.security.SignedInClient.variables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.process.deadline.FixedDeadlines;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationPauseModel;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A process designer adds a step as docs/recipes.md says, without Java, and people take it. */
@OnboardingTest
@ExtendWith(FixedDeadlines.class)
class DesignedStepTest {

    private static final String ADMIN = "provider-admin";
    private static final String KEY = "securityReview";

    private static final String FORM =
            """
            {"id": "security-review", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "executionPlatformVersion": "7.24.0", "components": [
              {"type": "radio", "key": "securityAnswer", "label": "Is the instance secure?", "id": "Field_answer",
               "properties": {"keep": "yes"}, "validate": {"required": true},
               "values": [{"label": "Yes", "value": "passed"}, {"label": "No", "value": "failed"}]},
              {"type": "textarea", "key": "remark", "label": "Remark", "id": "Field_remark"}]}""";

    private static final String STEP =
            """
            <bpmn:userTask id="securityReview" name="%s" camunda:formRef="security-review"
                camunda:formRefBinding="deployment" camunda:candidateGroups="%s" />
            <bpmn:sequenceFlow id="securityReviewed" sourceRef="securityReview" targetRef="secure" />
            <bpmn:exclusiveGateway id="secure" name="Secure?" camunda:asyncBefore="true" />
            <bpmn:sequenceFlow id="isSecure" name="yes" sourceRef="secure" targetRef="%s">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${securityAnswer == 'passed'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            <bpmn:sequenceFlow id="isInsecure" name="no" sourceRef="secure" targetRef="%s">
              <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${securityAnswer == 'failed'}</bpmn:conditionExpression>
            </bpmn:sequenceFlow>
            """;

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    private String deployment;
    private Person customer;
    private ProcessInstance instance;

    @BeforeEach
    void onAMonday() {
        story.endWhatIsLeft();
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-23T09:00:00Z")));
        customer = story.newCustomerAdmin();
    }

    @AfterEach
    void removeModel() {
        story.endWhatIsLeft();
        if (deployment != null) {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
        ClockUtil.reset();
    }

    @Test
    void a_step_of_the_provider_works_from_notice_to_gateway() {
        deployWith("Security review", ADMIN);
        reach();
        Task review = task();
        assertThat(review.getTaskDefinitionKey()).isEqualTo(KEY);
        // the row for all other steps
        assertThat(review.getDueDate()).isEqualTo(Date.from(Instant.parse("2026-11-30T17:00:00Z")));

        OnboardingView view = view();
        assertThat(view.waiting().on()).isEqualTo(Party.PROVIDER);
        assertThat(view.waiting().task()).isEqualTo("Security review");
        assertThat(page(ADMIN)).contains("It&#39;s your turn: Security review");
        assertThat(page("provider-agent")).contains("The group provider-admin has to complete “Security review”");
        assertThat(page(customer.id()))
                .contains("The provider works on the next step: Security review")
                .doesNotContain("It&#39;s your turn");
        assertThat(mails()).contains("STEP_STARTED_PROVIDER");
        assertThat(view.registrationCase().workNotes())
                .extracting(EntryView::text)
                .anySatisfy(note -> assertThat(note).contains("“Security review”", "provider-admin"));

        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-26T12:00:00Z")));
        story.runJobs();
        assertThat(mails()).contains("REMINDER_PROVIDER");

        submit(ADMIN, "failed");
        assertThat(task().getTaskDefinitionKey()).isEqualTo(CustomerOnboardingModel.CREATE_PROVIDER_RECORD);
        assertThat(view().waiting().on()).isEqualTo(Party.CUSTOMER);
        assertThat(view().timeline())
                .anySatisfy(entry -> assertThat(entry.what().toString()).isEqualTo("“Security review” was completed"));

        story.submit(customer.id(), task(), story.providerRecord());
        story.runJobs();
        submit(ADMIN, "passed");
        assertThat(task().getTaskDefinitionKey()).isEqualTo(CustomerOnboardingModel.APPROVE_SUBSCRIPTION);
        story.submit(ADMIN, task(), story.approval());
        story.runJobs();
        story.submit(customer.id(), task(), Map.of("confirmed", true));
        story.runJobs();
        assertThat(view().state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .withException()
                        .list())
                .extracting(Job::getExceptionMessage)
                .isEmpty();
    }

    @Test
    void a_step_of_the_customer_waits_for_the_customer_and_its_case() {
        deployWith("Security review", "${customerGroup}");
        reach();

        assertThat(view().waiting().on()).isEqualTo(Party.CUSTOMER);
        assertThat(view().registrationCase().state()).isEqualTo(CaseState.AWAITING_INFO);
        assertThat(page(customer.id()))
                .contains("It&#39;s your turn: Security review")
                // the steps of the provider record are over
                .doesNotContain("create a provider record with these values");
        assertThat(mails()).contains("STEP_STARTED");
        submit(customer.id(), "passed");
        assertThat(task().getTaskDefinitionKey()).isEqualTo(CustomerOnboardingModel.APPROVE_SUBSCRIPTION);
    }

    @Test
    void after_a_step_before_a_pause_the_system_acts() {
        instance = story.established(customer);
        String number = story.numberOf(instance);
        String flow = "targetRef=\"%s\" />".formatted(IntegrationPauseModel.PAUSE_REPLICATION_SET);
        String pause = model(IntegrationPauseModel.KEY);
        assertThat(pause).containsOnlyOnce(flow);
        deployFiles(Map.of(
                "integration-pause.bpmn",
                pause.replace(
                        flow,
                        """
                        targetRef="securityReview" />
                        <bpmn:userTask id="securityReview" name="Security review" camunda:formRef="security-review"
                            camunda:formRefBinding="deployment" camunda:candidateGroups="provider-admin" />
                        <bpmn:sequenceFlow id="securityReviewed" sourceRef="securityReview" targetRef="%s" />"""
                                .formatted(IntegrationPauseModel.PAUSE_REPLICATION_SET)),
                "security-review.form",
                FORM));
        Answer asked = SignedInClient.withBasic(port, ADMIN)
                .post("/api/onboardings/%s/pause".formatted(number), json(Map.of("reason", "An upgrade.")));
        assertThat(asked.status()).as(asked.body()).isLessThan(300);
        story.runJobs();
        assertThat(view().waiting().on()).isEqualTo(Party.PROVIDER);

        story.submit(ADMIN, story.taskOf(number), Map.of("securityAnswer", "passed"));

        assertThat(view().waiting().on()).isEqualTo(Party.SYSTEM);
        story.runJobs();
        assertThat(view().waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(view().state()).isEqualTo(OnboardingState.PAUSED);
    }

    @Test
    void a_kept_answer_is_checked_and_written_by_its_form_only() {
        deployWith("Security review", ADMIN);
        reach();
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("securityAnswer", "maybe"), Map.of("securityAnswer", true), Map.of("remark", "none"))) {
            assertThatThrownBy(() -> story.submit(ADMIN, task(), wrong))
                    .as("%s", wrong)
                    .hasMessageContaining("“Is the instance secure?”: ");
        }
        for (String user : new String[] {ADMIN, "provider-agent", "operations", "process-designer"}) {
            Answer put = SignedInClient.withBasic(port, user)
                    .send(
                            "PUT",
                            "/engine-rest/process-instance/%s/variables/securityAnswer".formatted(instance.getId()),
                            json(Map.of("value", "passed")));
            assertThat(put.status()).as(user).isIn(403, 404);
        }
        Answer atCustomer = SignedInClient.atWebApp(port, customer.id(), "tasklist")
                .post(
                        WEB_APPS + "/task/%s/submit-form".formatted(task().getId()),
                        variables(Map.of("securityAnswer", "passed")));
        assertThat(atCustomer.status()).isEqualTo(404);

        submit(ADMIN, "passed");
        assertThat(engine.getRuntimeService().getVariable(instance.getId(), "securityAnswer"))
                .isEqualTo("passed");
        // an answer without the mark exists for the transaction of its form only
        assertThat(engine.getRuntimeService().getVariable(instance.getId(), "remark"))
                .isNull();
        // a later form shows it
        assertThat(SignedInClient.atWebApp(port, ADMIN, "tasklist")
                        .get(WEB_APPS + "/task/%s/form-variables".formatted(task().getId()))
                        .json()
                        .path("securityAnswer")
                        .path("value")
                        .asText())
                .isEqualTo("passed");
    }

    @Test
    void a_candidate_group_from_an_answer_is_an_incident() {
        Person other = story.newCustomerAdmin();
        String otherGroup = (String) engine.getRuntimeService()
                .getVariable(story.registered(other).getId(), CustomerOnboardingModel.VARIABLE_CUSTOMER_GROUP);
        // a designer lets the customer name the group that reviews
        String step =
                """
                <bpmn:userTask id="chooseGroup" name="Choose the group" camunda:formRef="security-review"
                    camunda:formRefBinding="deployment" camunda:candidateGroups="${customerGroup}">
                  <bpmn:extensionElements><camunda:inputOutput>
                    <camunda:outputParameter name="reviewers">${remark}</camunda:outputParameter>
                  </camunda:inputOutput></bpmn:extensionElements>
                </bpmn:userTask>
                <bpmn:sequenceFlow id="chosen" sourceRef="chooseGroup" targetRef="securityReview" />
                """
                        + step("Security review", "${reviewers}");
        deploy(step, "chooseGroup");
        reach();

        story.submit(customer.id(), task(), Map.of("securityAnswer", "passed", "remark", otherGroup));
        Job job = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .singleResult();
        engine.getManagementService().setJobRetries(job.getId(), 1);
        story.runJobs();

        assertThat(task()).isNull();
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskCandidateGroup(otherGroup)
                        .taskDefinitionKey(KEY)
                        .count())
                .isZero();
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(instance.getId())
                        .singleResult())
                .extracting(Incident::getIncidentMessage)
                .asString()
                .startsWith("The task “Security review” can't go to the group “%s”".formatted(otherGroup));
    }

    static List<List<String>> names() {
        String twoHundred = "A review of everything that can go wrong "
                .repeat(6)
                .substring(0, 230)
                .strip();
        return List.of(
                List.of("", "Create provider record", "Create provider record"),
                List.of(twoHundred, twoHundred, twoHundred.substring(0, 119).strip() + "…"),
                List.of("Record of ${customerGroup.toUpperCase()}", "Record of CUSTOMER-", "Record of CUSTOMER-"),
                List.of("Create&#10;the   record&#13;&#10;now", "Create the record now", "Create the record now"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void any_name_of_a_user_task_reads_well_in_tasklist_page_and_mail(List<String> name) throws IOException {
        String model = model();
        String renamed = name.get(0).isEmpty()
                ? model.replace(" name=\"Create the provider record in your instance\"", "")
                : model.replace(
                        "name=\"Create the provider record in your instance\"", "name=\"%s\"".formatted(name.get(0)));
        assertThat(renamed).isNotEqualTo(model);
        deployFiles(Map.of("customer-onboarding.bpmn", renamed));
        instance = story.registered(customer);

        assertThat(task().getName()).startsWith(name.get(1)).doesNotContain("\n");
        assertThat(view().waiting().task()).startsWith(name.get(2)).hasSizeLessThanOrEqualTo(120);
        assertThat(page(customer.id())).contains(name.get(2));
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-25T12:00:00Z")));
        story.runJobs();
        assertThat(view().notifications())
                .filteredOn(mail -> mail.kind().equals("REMINDER"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject()).startsWith("Reminder: " + name.get(2)));
    }

    private void reach() {
        instance = story.registered(customer);
        story.submit(customer.id(), task(), story.providerRecord());
        story.runJobs();
    }

    private void submit(String user, String answer) {
        Task open = task();
        Answer answered = SignedInClient.atWebApp(port, user, "tasklist")
                .post(
                        WEB_APPS + "/task/%s/submit-form".formatted(open.getId()),
                        variables(Map.of("securityAnswer", answer, "remark", "Seen.")));
        assertThat(answered.status()).as(answered.body()).isEqualTo(204);
        story.runJobs();
    }

    private void deployWith(String name, String group) {
        deploy(step(name, group), KEY);
    }

    private static String step(String name, String group) {
        return STEP.formatted(
                name, group, CustomerOnboardingModel.REQUEST_APPROVAL, CustomerOnboardingModel.CREATE_PROVIDER_RECORD);
    }

    private void deploy(String step, String first) {
        String flow = "sourceRef=\"gateway_recordMatches\" targetRef=\"serviceTask_requestApproval\"";
        String next = "<bpmn:serviceTask id=\"serviceTask_requestApproval\"";
        String model = model();
        assertThat(model).contains(flow, next);
        deployFiles(Map.of(
                "customer-onboarding.bpmn",
                model.replace(flow, "sourceRef=\"gateway_recordMatches\" targetRef=\"%s\"".formatted(first))
                        .replace(next, step + next),
                "security-review.form",
                FORM));
    }

    private void deployFiles(Map<String, String> files) {
        Answer deployed =
                SignedInClient.withBasic(port, "process-designer").deploy("/engine-rest/deployment/create", files);
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        deployment = deployed.json().path("id").asText();
    }

    private static String model() {
        return model(CustomerOnboardingModel.KEY);
    }

    private static String model(String process) {
        try {
            return Files.readString(Path.of("processes", process + ".bpmn"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Task task() {
        return story.taskOf(instance);
    }

    private OnboardingView view() {
        return story.seenByProvider(instance);
    }

    private List<String> mails() {
        return view().notifications().stream().map(NotificationView::kind).toList();
    }

    private String page(String user) {
        return SignedInClient.atOurPages(port, user)
                .page("/onboardings/" + story.numberOf(instance))
                .body();
    }
}
