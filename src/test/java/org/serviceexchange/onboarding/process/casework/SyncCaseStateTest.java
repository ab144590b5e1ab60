package org.serviceexchange.onboarding.process.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.BpmnCoverage;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.ScriptedInstances;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.casework.CaseWriter;
import org.serviceexchange.onboarding.application.casework.SyncCaseState;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Answer;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.SyncCaseStateModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The registration case says whether the customer is waited for, wherever the onboarding stands. */
@OnboardingTest
class SyncCaseStateTest {

    @Autowired
    OnboardingScenario story;

    @Autowired
    ScriptedInstances instances;

    @Autowired
    ProcessEngine engine;

    @Autowired
    SyncCaseState syncCaseState;

    @Autowired
    WithdrawOnboarding withdrawal;

    @Autowired
    CaseWriter caseWriter;

    @Autowired
    RegistrationCases cases;

    @Autowired
    TransactionTemplate transaction;

    Person customer;

    @BeforeEach
    void newCustomer() {
        customer = story.newCustomerAdmin();
    }

    @Test
    void case_awaits_info_while_customer_has_to_act_and_is_open_otherwise() {
        ProcessInstance instance = story.registered(customer);
        assertThat(caseOf(instance)).isEqualTo(CaseState.AWAITING_INFO);

        // three wrong tries: the provider has to help
        for (int i = 0; i < 3; i++) {
            wrongRecord(instance);
        }
        story.runJobs();
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.NEEDS_CORRECTION);
        assertThat(caseOf(instance)).isEqualTo(CaseState.OPEN);
        story.submit("provider-admin", story.taskOf(instance), Map.of("advice", "Look at the second page."));
        story.runJobs();
        assertThat(caseOf(instance)).isEqualTo(CaseState.AWAITING_INFO);

        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        assertThat(caseOf(instance)).isEqualTo(CaseState.OPEN);
        story.submit(
                "provider-admin",
                story.taskOf(instance),
                Map.of("decision", "send-back", "denialCategory", "wrong-instance", "denialReason", "Not this one."));
        story.runJobs();
        assertThat(caseOf(instance)).isEqualTo(CaseState.AWAITING_INFO);

        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        story.submit("provider-admin", story.taskOf(instance), story.approval());
        story.runJobs();
        assertThat(caseOf(instance)).isEqualTo(CaseState.AWAITING_INFO);

        // its instance is being observed: there is nothing that the customer could do
        instances.answer(customer.instanceName(), new Answer.Seeding());
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.ACTIVATING);
        assertThat(caseOf(instance)).isEqualTo(CaseState.OPEN);
    }

    @Test
    void a_case_that_is_closed_stays_closed() {
        ProcessInstance instance = story.registered(customer);
        withdrawal.withdraw(
                story.numberOf(instance),
                new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group())),
                "Not now.");
        story.runJobs();
        assertThat(caseOf(instance)).isEqualTo(CaseState.CLOSED);

        syncCaseState.sync(numberOf(instance));
        assertThat(caseOf(instance)).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void failed_case_sync_does_not_stop_onboarding_and_is_retried() {
        BpmnCoverage.failAlwaysAtTheEndOf(SyncCaseStateModel.SET_CASE_STATE);
        ProcessInstance instance;
        try {
            instance = story.registered(customer);
            assertThat(caseOf(instance)).isEqualTo(CaseState.OPEN);
            assertThat(story.taskFor(customer.id()).getName()).isEqualTo("Create the provider record in your instance");
        } finally {
            BpmnCoverage.failNoMore(SyncCaseStateModel.SET_CASE_STATE);
        }
        Job failed = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(story.newestOf(SyncCaseStateModel.KEY, story.numberOf(instance))
                        .getId())
                .singleResult();
        assertThat(failed.getRetries()).isEqualTo(5);
        engine.getManagementService().executeJob(failed.getId());
        assertThat(caseOf(instance)).isEqualTo(CaseState.AWAITING_INFO);
    }

    /** Two nodes set the state at once: what holds last is what the onboarding says last. */
    @Test
    void concurrent_syncs_end_with_latest_onboarding_state() throws Exception {
        ProcessInstance instance = story.registered(customer);
        OnboardingNumber number = numberOf(instance);
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        try {
            CompletableFuture<Void> first =
                    CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
                        RegistrationCase current = cases.getForUpdate(number);
                        held.countDown();
                        await(goOn);
                        caseWriter.setState(current, CaseState.AWAITING_INFO);
                    }));
            await(held);
            story.submit(customer.id(), story.providerRecord());
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> syncCaseState.sync(number));
            assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            goOn.countDown();
            first.get(10, TimeUnit.SECONDS);
            second.get(10, TimeUnit.SECONDS);
        } finally {
            goOn.countDown();
        }
        assertThat(caseOf(instance)).isEqualTo(CaseState.OPEN);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void wrongRecord(ProcessInstance instance) {
        try {
            story.submit(
                    customer.id(),
                    Map.of(
                            "providerInstanceName",
                            "somebodyelse",
                            "providerInstanceId",
                            OnboardingScenario.PROVIDER_INSTANCE_ID,
                            "appInstalled",
                            true));
        } catch (RuntimeException refused) {
            assertThat(story.taskOf(instance).getTaskDefinitionKey())
                    .isEqualTo(CustomerOnboardingModel.CREATE_PROVIDER_RECORD);
        }
    }

    private OnboardingNumber numberOf(ProcessInstance instance) {
        return new OnboardingNumber(story.numberOf(instance));
    }

    private CaseState caseOf(ProcessInstance instance) {
        return story.seenByProvider(instance).registrationCase().state();
    }
}
