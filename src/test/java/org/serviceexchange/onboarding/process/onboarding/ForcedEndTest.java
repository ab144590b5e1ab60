package org.serviceexchange.onboarding.process.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.security.SignedInClient.json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.Models;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.deadline.WatchDeadlines;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.SetupState;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationResumeModel;
import org.serviceexchange.onboarding.process.model.WatchDeadlineModel;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An engine administrator deletes processes by force: the records say so, and none waits for the system permanently. */
@OnboardingTest
class ForcedEndTest {

    private static final String REST = "/engine-rest";
    private static final CurrentUser ADMIN = new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()));

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RequestIntegrationChange requestChange;

    @Autowired
    ViewOnboardings onboardings;

    @Autowired
    ProviderSetups setups;

    @Autowired
    WatchDeadlines watchDeadlines;

    @Autowired
    JdbcClient jdbc;

    Person customer;

    @BeforeEach
    void newCustomer() {
        story.endWhatIsLeft();
        customer = story.newCustomerAdmin();
    }

    @AfterEach
    void end() {
        story.endWhatIsLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?skipCustomListeners=true&skipIoMappings=true"})
    void a_deleted_process_ends_its_onboarding_and_the_page_says_who_did_it(String options) {
        ProcessInstance instance = story.approvalRequested(customer);

        Answer deleted = administrator().send("DELETE", REST + "/process-instance/" + instance.getId() + options, null);

        assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
        assertEnded(instance);
        assertThat(SignedInClient.atOurPages(port, "provider-admin")
                        .page("/onboardings/" + number(instance))
                        .body())
                .contains("An administrator ended this onboarding", "It notified neither party by mail")
                .doesNotContain("Waiting for <b>the system</b>");
        // the customer and the instance are free for another registration
        assertThat(story.registered(customer)).isNotNull();
    }

    /** By key every version goes, so a model of this test is deployed, which carries an onboarding as well. */
    @ParameterizedTest
    @ValueSource(strings = {"/process-definition/%s?cascade=true", "/process-definition/key/%s?cascade=true"})
    void a_deleted_process_definition_is_in_the_timeline_of_its_onboardings(String address) {
        ProcessInstance onboarding = story.registered(customer);
        String deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "beside.bpmn",
                        Bpmn.createExecutableProcess("beside")
                                .name("Beside an onboarding")
                                .camundaHistoryTimeToLiveString("P1D")
                                .startEvent()
                                .receiveTask()
                                .message("beside.continued")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
        ProcessInstance beside = engine.getRuntimeService().startProcessInstanceByKey("beside", number(onboarding));

        Answer deleted = administrator()
                .send(
                        "DELETE",
                        REST
                                + address.formatted(
                                        address.contains("/key/") ? "beside" : beside.getProcessDefinitionId()),
                        null);

        assertThat(deleted.status()).as(deleted.body()).isIn(200, 204);
        assertThat(story.seenByProvider(onboarding).timeline())
                .anySatisfy(entry -> assertThat(entry.what().toString())
                        .startsWith("An administrator ended the process “Beside an onboarding”"));
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    /** A deployment of its own, so that the deleted definition isn't the one that other tests need. */
    @ParameterizedTest
    @ValueSource(strings = {"/deployment/%s?cascade=true", "/process-definition/%s?cascade=true"})
    void an_onboarding_ends_with_the_deployment_or_the_definition_that_it_runs_on(String address) throws IOException {
        String deployment = deployOnboardingModel();
        ProcessInstance instance = story.registered(customer);
        String number = number(instance);
        String id = address.startsWith("/deployment") ? deployment : instance.getProcessDefinitionId();

        Answer deleted = administrator().send("DELETE", REST + address.formatted(id), null);

        assertThat(deleted.status()).as(deleted.body()).isIn(200, 204);
        OnboardingView view = onboardings.find(number, ADMIN).orElseThrow();
        assertThat(view.state()).isEqualTo(OnboardingState.WITHDRAWN);
        assertThat(view.registrationCase().state()).isEqualTo(CaseState.CLOSED);
        assertThat(openDeadlines(number)).isZero();
        if (!address.startsWith("/deployment")) {
            engine.getRepositoryService().deleteDeployment(deployment, true);
        }
    }

    private String deployOnboardingModel() throws IOException {
        DeploymentBuilder builder =
                engine.getRepositoryService().createDeployment().name("once more");
        List<Path> files = new ArrayList<>(Models.files("forms", ".form"));
        files.add(Path.of("processes", CustomerOnboardingModel.KEY + ".bpmn"));
        for (Path file : files) {
            builder.addString(file.getFileName().toString(), Files.readString(file));
        }
        return builder.deploy().getId();
    }

    @Test
    void onboardings_deleted_in_a_batch_end_with_the_reason_of_the_batch() {
        ProcessInstance instance = story.registered(customer);

        Answer batch = administrator()
                .post(
                        REST + "/process-instance/delete",
                        json(Map.of(
                                "processInstanceIds",
                                new String[] {instance.getId()},
                                "deleteReason",
                                "Wrong customer")));
        assertThat(batch.status()).as(batch.body()).isEqualTo(200);
        story.runJobs();

        OnboardingView view = assertEnded(instance);
        assertThat(view.timeline())
                .anySatisfy(entry -> assertThat(entry.what().toString()).contains("Wrong customer"));
    }

    @Test
    void a_deleted_request_is_settled_and_can_be_made_again() {
        ProcessInstance instance = story.established(customer);
        String number = number(instance);
        requestChange.pause(number, ADMIN, "Upgrade");
        story.runJobs();
        requestChange.resume(number, ADMIN, "Done");
        story.runJobs();

        delete(IntegrationResumeModel.KEY, number);

        OnboardingView view = story.seenByProvider(instance);
        assertThat(view.state()).isEqualTo(OnboardingState.PAUSED);
        assertThat(view.waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(view.integration().request()).isNull();
        assertThat(view.timeline()).anySatisfy(entry -> assertThat(entry.what().toString())
                .startsWith("An administrator ended the process"));
        assertThat(openDeadlines(number)).isZero();
        requestChange.resume(number, ADMIN, "Once more");
        story.runJobs();
        assertThat(story.taskOf(number)).isNotNull();
    }

    @Test
    void a_deleted_watch_is_in_the_timeline() {
        ProcessInstance instance = story.registered(customer);
        ClockUtil.offset(Duration.ofDays(14).toMillis());
        try {
            watchDeadlines.due().forEach(watchDeadlines::begin);
            delete(WatchDeadlineModel.KEY, number(instance));
            // while the step is open, its deadline is watched
            assertThat(watchDeadlines.due()).hasSize(1);
        } finally {
            ClockUtil.reset();
        }

        assertThat(story.seenByProvider(instance).timeline()).anySatisfy(entry -> {
            assertThat(entry.what().toString()).startsWith("An administrator ended the process “watch a deadline”");
            assertThat(entry.by()).isEqualTo("admin");
        });
    }

    @Test
    void a_deleted_set_up_is_withdrawn() {
        ProcessInstance instance = story.beginSetup("provider-admin", story.providerRecordOfProvider());
        String number = setups.open().orElseThrow().number();

        assertThat(administrator()
                        .send("DELETE", REST + "/process-instance/" + instance.getId(), null)
                        .status())
                .isEqualTo(204);

        assertThat(setups.get(number).state()).isEqualTo(SetupState.DROPPED);
        assertThat(setups.open()).isEmpty();
    }

    @Test
    void a_designer_cannot_delete_process_definitions_or_instances() {
        ProcessInstance instance = story.registered(customer);
        SignedInClient designer = SignedInClient.withBasic(port, "process-designer");

        for (String address : new String[] {
            "/process-definition/%s?cascade=true".formatted(instance.getProcessDefinitionId()),
            "/process-definition/key/customer-onboarding?cascade=true",
            "/process-instance/" + instance.getId()
        }) {
            assertThat(designer.send("DELETE", REST + address, null).status())
                    .as(address)
                    .isEqualTo(403);
        }
        Answer batch = designer.post(
                REST + "/process-instance/delete", json(Map.of("processInstanceIds", new String[] {instance.getId()})));
        assertThat(batch.status()).as(batch.body()).isEqualTo(403);
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.AWAITING_PROVIDER_RECORD);
    }

    private OnboardingView assertEnded(ProcessInstance instance) {
        OnboardingView view = story.seenByProvider(instance);
        assertThat(view.state()).isEqualTo(OnboardingState.WITHDRAWN);
        assertThat(view.waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(view.waiting().due()).isNull();
        assertThat(view.registrationCase().state()).isEqualTo(CaseState.CLOSED);
        assertThat(view.timeline()).anySatisfy(entry -> assertThat(entry.what().toString())
                .startsWith("An administrator ended the process “Onboard a customer”"));
        assertThat(openDeadlines(view.number())).isZero();
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(view.number())
                        .processDefinitionKey(WatchDeadlineModel.KEY)
                        .count())
                .isZero();
        return view;
    }

    private void delete(String process, String number) {
        String id = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(process)
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
        Answer deleted = administrator().send("DELETE", REST + "/process-instance/" + id, null);
        assertThat(deleted.status()).as(deleted.body()).isEqualTo(204);
    }

    private SignedInClient administrator() {
        return SignedInClient.withBasic(port, "admin");
    }

    private String number(ProcessInstance instance) {
        return story.numberOf(instance);
    }

    private int openDeadlines(String number) {
        return jdbc.sql("select count(*) from step_deadline where onboarding = ? and ended_at is null")
                .param(number)
                .query(Integer.class)
                .single();
    }
}
