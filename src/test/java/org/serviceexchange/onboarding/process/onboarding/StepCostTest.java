package org.serviceexchange.onboarding.process.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.StatementCounter;
import org.serviceexchange.onboarding.StatementCounter.Count;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.SyncCaseStateModel;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What an onboarding costs: process instances, jobs and statements, counted. The limits are a little above what was counted
 * when they were set, so that a statement too many in every job is seen.
 */
@OnboardingTest
class StepCostTest {

    @Autowired
    OnboardingScenario story;

    @Autowired
    StatementCounter counter;

    @Autowired
    ProcessEngine engine;

    Person customer;

    @BeforeEach
    void nothingIsDoneForTheFirstTime() {
        story.established(story.newCustomerAdmin());
        customer = story.newCustomerAdmin();
    }

    @Test
    void an_onboarding_is_one_process_instance_and_one_for_each_change_of_the_case_state() {
        ProcessInstance instance = story.established(customer);

        assertThat(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(story.numberOf(instance))
                        .list())
                .extracting(HistoricProcessInstance::getProcessDefinitionKey)
                .containsExactlyInAnyOrder(
                        CustomerOnboardingModel.KEY,
                        SyncCaseStateModel.KEY,
                        SyncCaseStateModel.KEY,
                        SyncCaseStateModel.KEY);
    }

    @Test
    void a_person_s_step_needs_few_statements() {
        ProcessInstance instance = story.registered(customer);

        Count completed = counter.during(() -> story.submit(customer.id(), story.providerRecord()));

        assertThat(completed.statements()).hasSizeLessThanOrEqualTo(40);
        assertThat(story.taskOf(instance)).isNull();
    }

    @Test
    void a_job_needs_few_statements() {
        ProcessInstance instance = story.register(story.registrationOf(customer));
        int jobs = 0;
        int statements = 0;
        int transactions = 0;
        for (List<Job> due = due(instance); !due.isEmpty(); due = due(instance)) {
            for (Job job : due) {
                Count run = counter.during(() -> story.run(job));
                jobs++;
                statements += run.statements().size();
                transactions += run.transactions();
            }
        }
        // check, open the case, three to inform everyone
        assertThat(jobs).isEqualTo(5);
        assertThat(statements).isLessThanOrEqualTo(145);
        // the engine closes each job in a transaction of its own; two mails, before and after sending, each with the
        // link
        // in it, which must work when it arrives, and the invitation
        assertThat(transactions).isLessThanOrEqualTo(2 * jobs + 9);
        assertThat(story.taskOf(instance)).isNotNull();
    }

    @Test
    void an_open_step_keeps_no_job() {
        ProcessInstance instance = story.registered(customer);
        assertThat(due(instance)).isEmpty();
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(story.numberOf(instance))
                        .list())
                .singleElement()
                .extracting(ProcessInstance::getId)
                .isEqualTo(instance.getId());
        story.submit(customer.id(), Map.copyOf(story.providerRecord()));
    }

    private List<Job> due(ProcessInstance instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .list();
    }
}
