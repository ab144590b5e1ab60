package org.serviceexchange.onboarding.process.form;

import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.handler.DefaultTaskFormHandler;
import org.camunda.bpm.engine.impl.form.type.StringFormType;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.opening.RecordOpening;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;

/**
 * Fills the form of a user task with the texts of {@link FormTextProvider} and passes its submission to the {@link
 * FormSubmissionFilter}. Records when a person first opens it.
 */
class FilteringTaskFormHandler extends DefaultTaskFormHandler {

    private final FormSubmissionFilter filter;
    private final Supplier<FormTextProvider> texts;
    private final Supplier<RecordOpening> openings;

    FilteringTaskFormHandler(
            FormSubmissionFilter filter, Supplier<FormTextProvider> texts, Supplier<RecordOpening> openings) {
        this.filter = filter;
        this.texts = texts;
        this.openings = openings;
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        TaskFormData data = super.createTaskForm(task);
        Map<String, String> shown = texts.get()
                .of(data.getCamundaFormRef().getKey(), execution(task).getProcessBusinessKey());
        shown.forEach((name, text) -> data.getFormFields().add(field(name, text)));
        Authentication person = Context.getCommandContext().getAuthentication();
        // the system opens forms, too
        if (person != null && person.getUserId() != null) {
            openings.get().task(task.getId(), new CurrentUser(person.getUserId(), groups(person)));
        }
        return data;
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        TaskEntity task = (TaskEntity) scope;
        execution(task);
        filter.accept(submitted, super.createTaskForm(task).getCamundaFormRef(), deploymentId, scope);
    }

    /** Reads the execution, so that the engine detects a concurrent end of the step. */
    private static ExecutionEntity execution(TaskEntity task) {
        ExecutionEntity execution = task.getExecution();
        if (execution == null) {
            throw ConcurrentChangeException.ofEndedStep();
        }
        return execution;
    }

    private static Set<String> groups(Authentication person) {
        return person.getGroupIds() == null ? Set.of() : Set.copyOf(person.getGroupIds());
    }

    private static FormFieldImpl field(String name, String text) {
        FormFieldImpl field = new FormFieldImpl();
        field.setId(name);
        field.setType(new StringFormType());
        field.setValue(Variables.stringValue(text));
        return field;
    }
}
