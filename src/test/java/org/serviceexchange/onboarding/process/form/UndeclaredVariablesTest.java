package org.serviceexchange.onboarding.process.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.builder.UserTaskBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Models of a process designer, with each kind of form: a user who completes a task must not choose who works on the next. */
@OnboardingTest
class UndeclaredVariablesTest {

    private static final String KEY = "two-reviews";
    private static final String GROUP = "customerGroup";
    private static final String FORM_OF_GROUP =
            """
            {"id": "choose-group", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
             "executionPlatformVersion": "7.24.0",
             "components": [{"type": "textfield", "key": "customerGroup", "label": "Group", "id": "Field_group"}]}""";

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    String deployment;
    Person customer;
    String number;
    String group;
    String otherGroup;
    ProcessInstance instance;

    /** The form of the first of two user tasks for the customer. */
    enum Form {
        NONE {
            @Override
            UserTaskBuilder on(UserTaskBuilder task) {
                return task;
            }
        },
        EMBEDDED {
            @Override
            UserTaskBuilder on(UserTaskBuilder task) {
                return task.camundaFormKey("embedded:app:forms/review.html");
            }
        },
        GENERATED {
            @Override
            UserTaskBuilder on(UserTaskBuilder task) {
                return field(task, "answer");
            }
        },
        GENERATED_WITH_THE_GROUP {
            @Override
            UserTaskBuilder on(UserTaskBuilder task) {
                return field(task, GROUP);
            }
        },
        CAMUNDA_FORM_WITH_THE_GROUP {
            @Override
            UserTaskBuilder on(UserTaskBuilder task) {
                return task.camundaFormRef("choose-group").camundaFormRefBinding("deployment");
            }
        };

        abstract UserTaskBuilder on(UserTaskBuilder task);

        private static UserTaskBuilder field(UserTaskBuilder task, String id) {
            return task.camundaFormField().camundaId(id).camundaType("string").camundaFormFieldDone();
        }
    }

    @BeforeEach
    void twoCustomers() {
        customer = story.newCustomerAdmin();
        ProcessInstance onboarding = story.registered(customer);
        number = story.numberOf(onboarding);
        group = groupOf(onboarding);
        otherGroup = groupOf(story.registered(story.newCustomerAdmin()));
    }

    @AfterEach
    void removeModel() {
        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @ParameterizedTest
    @EnumSource
    void the_group_of_the_next_task_cannot_be_submitted(Form form) {
        start(form);
        Task first = task();
        Map<String, Object> otherCustomer = Map.of(GROUP, otherGroup);

        assertThatThrownBy(() -> story.submit(customer.id(), first, otherCustomer))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("“customerGroup”: ");
        assertThatThrownBy(() -> story.as(customer.id(), () -> {
                    engine.getTaskService().complete(first.getId(), otherCustomer);
                    return null;
                }))
                .isInstanceOf(FormFieldValidationException.class);
        assertThat(task().getTaskDefinitionKey()).isEqualTo("first");
        assertThat(engine.getRuntimeService().getVariable(instance.getId(), GROUP))
                .isEqualTo(group);
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "EMBEDDED", "GENERATED"})
    void a_name_that_no_form_declares_is_refused(Form form) {
        start(form);
        assertThatThrownBy(() -> story.submit(customer.id(), task(), Map.of("invented", "value")))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("“invented”: The form has no field of this name.");

        story.submit(customer.id(), task(), Map.of());
        story.runJobs();
        assertThat(offeredTo(task())).containsExactly(group);
    }

    @Test
    void a_field_of_a_generated_form_is_kept_for_the_model() {
        start(Form.GENERATED);
        story.submit(customer.id(), task(), Map.of("answer", "yes"));
        story.runJobs();
        assertThat(task().getTaskDefinitionKey()).isEqualTo("second");
        assertThat(engine.getRuntimeService().getVariable(instance.getId(), "answer"))
                .isEqualTo("yes");
    }

    @Test
    void a_start_without_a_form_takes_no_variable() {
        deploy(Form.NONE);
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .deploymentId(deployment)
                .singleResult()
                .getId();
        assertThatThrownBy(() -> engine.getFormService().submitStartForm(definition, Map.of(GROUP, otherGroup)))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("“customerGroup”: ");
    }

    private void start(Form form) {
        deploy(form);
        instance = engine.getRuntimeService().startProcessInstanceByKey(KEY, number, Variables.putValue(GROUP, group));
        // a task whose group is a variable is created by a job, so that a wrong group is an incident
        story.runJobs();
    }

    private void deploy(Form form) {
        UserTaskBuilder first = Bpmn.createExecutableProcess(KEY)
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .userTask("first")
                .name("First review")
                .camundaCandidateGroups("${customerGroup}");
        DeploymentBuilder builder = engine.getRepositoryService()
                .createDeployment()
                .addString("choose-group.form", FORM_OF_GROUP)
                .addModelInstance(
                        KEY + ".bpmn",
                        form.on(first)
                                .userTask("second")
                                .name("Second review")
                                .camundaCandidateGroups("${customerGroup}")
                                .endEvent()
                                .done());
        deployment = builder.deploy().getId();
    }

    private Task task() {
        return story.taskOf(instance);
    }

    private List<String> offeredTo(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private String groupOf(ProcessInstance onboarding) {
        return (String) engine.getRuntimeService().getVariable(onboarding.getId(), GROUP);
    }
}
