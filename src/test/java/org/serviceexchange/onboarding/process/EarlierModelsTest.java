package org.serviceexchange.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serviceexchange.onboarding.Models;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.deadline.FixedDeadlines;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Process instances finish in the version of the model in which they started. Version 2 of {@code customer-onboarding} has
 * other ids and delegates, and each of its user tasks calls one listener for create, complete and delete.
 */
@OnboardingTest
@ExtendWith(FixedDeadlines.class)
class EarlierModelsTest {

    private static final String PROVIDER = "provider-admin";
    private static final CurrentUser ADMIN = new CurrentUser(PROVIDER, Set.of(Role.PROVIDER_ADMIN.group()));
    private static final Map<String, Object> AGREED = Map.of("decision", "agree", "confirmed", true);
    private static final Map<String, Object> REFUSED =
            Map.of("decision", "refuse", "refusalReason", "Not before Monday");
    private static final Map<String, Object> WRONG_RECORD = Map.of(
            "providerInstanceName",
            "somebodyelse",
            "providerInstanceId",
            OnboardingScenario.PROVIDER_INSTANCE_ID,
            "appInstalled",
            true);

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    WithdrawOnboarding withdrawOnboarding;

    @Autowired
    ExtendDeadline extendDeadline;

    @Autowired
    RequestIntegrationChange requestChange;

    @Autowired
    AddComment addComment;

    @Autowired
    JdbcClient jdbc;

    String deployment;
    Person customer;
    ProcessInstance instance;
    String number;

    @BeforeEach
    void deployEarlierModels() throws IOException {
        story.endWhatIsLeft();
        // a Monday
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-23T09:00:00Z")));
        DeploymentBuilder earlier =
                engine.getRepositoryService().createDeployment().name("earlier models");
        for (Path model : Models.files("src/test/resources/earlier-models", ".bpmn")) {
            add(earlier, model);
        }
        for (Path form : Models.files("forms", ".form")) {
            add(earlier, form);
        }
        deployment = earlier.deploy().getId();
        customer = story.newCustomerAdmin();
    }

    private static void add(DeploymentBuilder deployment, Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            deployment.addInputStream(file.getFileName().toString(), content);
        }
    }

    @AfterEach
    void removeEarlierModels() {
        story.endWhatIsLeft();
        engine.getRepositoryService().deleteDeployment(deployment, true);
        ClockUtil.reset();
    }

    @Test
    void an_onboarding_with_every_correction_is_established_in_its_version() {
        registered();
        extend("2026-12-10");
        addComment.write(number, ADMIN, "Call me if you need help.");
        story.runJobs();
        for (int i = 0; i < 3; i++) {
            Task task = story.taskFor(customer.id());
            try {
                story.submit(customer.id(), task, WRONG_RECORD);
            } catch (RuntimeException refused) {
                assertThat(i).as("the third try goes to the provider").isLessThan(2);
            }
        }
        story.runJobs();
        submit(PROVIDER, Map.of("advice", "See the second page."));
        submit(customer.id(), story.providerRecord());
        submit(
                PROVIDER,
                Map.of("decision", "send-back", "denialCategory", "wrong-instance", "denialReason", "Not this one."));
        submit(customer.id(), story.providerRecord());
        submit(PROVIDER, story.approval());
        submit(customer.id(), Map.of("confirmed", true));

        assertState(OnboardingState.ESTABLISHED);
        assertThat(story.seenByProvider(instance).registrationCase().state()).isEqualTo(CaseState.RESOLVED);
        assertThat(mails())
                .contains("PROVIDER_RECORD_MISMATCHED", "ADVICE", "SENT_BACK", "SUBSCRIPTION_APPROVED")
                .contains("INTEGRATION_ESTABLISHED", "INTEGRATION_ESTABLISHED_PROVIDER", "DEADLINE_EXTENDED");
        assertFinishedInItsVersion();
    }

    @Test
    void a_step_expires_in_its_version() {
        registered();
        at("2026-11-25T12:00:00Z");
        at("2026-12-03T12:00:00Z");
        assertThat(mails()).contains("REMINDER", "ESCALATION_PROVIDER");
        at("2026-12-21T17:00:00Z");

        assertState(OnboardingState.EXPIRED);
        assertThat(mails()).contains("ONBOARDING_ENDED", "ONBOARDING_ENDED_PROVIDER");
        assertFinishedInItsVersion();
    }

    @Test
    void a_withdrawn_onboarding_is_undone_in_its_version() {
        registered();
        submit(customer.id(), story.providerRecord());
        assertSuccess(withdrawOnboarding.withdraw(number, ADMIN, "They bought somebody else's."));
        story.runJobs();

        assertState(OnboardingState.WITHDRAWN);
        assertThat(story.seenByProvider(instance).registrationCase().state()).isEqualTo(CaseState.CLOSED);
        assertThat(mails()).contains("ONBOARDING_ENDED", "ONBOARDING_ENDED_PROVIDER");
        assertFinishedInItsVersion();
    }

    @Test
    void requests_are_withdrawn_refused_expired_and_agreed_to_in_their_version() {
        registered();
        submit(customer.id(), story.providerRecord());
        submit(PROVIDER, story.approval());
        submit(customer.id(), Map.of("confirmed", true));
        assertSuccess(requestChange.pause(number, ADMIN, "Upgrade"));
        story.runJobs();

        resume();
        assertSuccess(requestChange.withdraw(number, ADMIN, RequestKind.RESUME));
        story.runJobs();
        resume();
        submit(customer.id(), REFUSED);
        resume();
        submit(customer.id(), Map.of("decision", "agree"));
        assertState(OnboardingState.ESTABLISHED);

        end();
        assertSuccess(requestChange.withdraw(number, ADMIN, RequestKind.END));
        story.runJobs();
        end();
        submit(customer.id(), REFUSED);
        end();
        at("2026-12-31T17:00:00Z");
        assertThat(mails()).contains("REQUEST_LAPSED", "REQUEST_LAPSED_PROVIDER");
        end();
        submit(customer.id(), AGREED);

        assertState(OnboardingState.OFFBOARDED);
        assertThat(mails()).contains("INTEGRATION_ENDED", "INTEGRATION_ENDED_PROVIDER");
        assertFinishedInItsVersion();
    }

    private void registered() {
        instance = story.registered(customer);
        number = story.numberOf(instance);
    }

    private void resume() {
        assertSuccess(requestChange.resume(number, ADMIN, "The upgrade is done"));
        story.runJobs();
    }

    private void end() {
        assertSuccess(requestChange.end(number, ADMIN, "The contract ends", customer.company()));
        story.runJobs();
    }

    private void extend(String due) {
        assertSuccess(extendDeadline.extend(number, ADMIN, due, "Your admin is ill."));
        story.runJobs();
        assertThat(story.taskOf(number).getDueDate()).isAfter(due);
    }

    private void submit(String userId, Map<String, Object> form) {
        Task task = story.taskOf(number);
        assertThat(task.getDueDate()).as(task.getName()).isNotNull();
        story.submit(userId, task, form);
        story.runJobs();
    }

    private void at(String time) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(time)));
        story.runJobs();
    }

    private List<String> mails() {
        return story.seenByProvider(instance).notifications().stream()
                .map(NotificationView::kind)
                .toList();
    }

    private static void assertSuccess(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Success.class);
    }

    private void assertState(OnboardingState state) {
        assertThat(story.seenByProvider(instance).state()).isEqualTo(state);
    }

    /** Every process of the onboarding has ended, by itself, without a failed job; no deadline is still watched. */
    private void assertFinishedInItsVersion() {
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .withException()
                        .list())
                .extracting(Job::getExceptionMessage)
                .isEmpty();
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .list())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(each.getState())
                        .as(each.getProcessDefinitionKey())
                        .isEqualTo(HistoricProcessInstance.STATE_COMPLETED));
        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getProcessDefinitionId())
                .isIn(
                        engine
                                .getRepositoryService()
                                .createProcessDefinitionQuery()
                                .deploymentId(deployment)
                                .list()
                                .stream()
                                .map(each -> each.getId())
                                .toList());
        assertThat(jdbc.sql("select count(*) from step_deadline where onboarding = ? and ended_at is null")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
