package org.serviceexchange.onboarding.process.form;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** A user task without a Camunda Form accepts the fields of its generated form, if it has one, and nothing else. */
record GeneratedTaskFormHandler(FormSubmissionFilter filter, TaskFormHandler engine) implements TaskFormHandler {

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        engine.parseConfiguration(element, deployment, process, parse);
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity task) {
        return engine.createTaskForm(task);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        filter.acceptGenerated(submitted, createTaskForm((TaskEntity) scope), scope);
        engine.submitFormVariables(submitted, scope);
    }
}
