package org.serviceexchange.onboarding.process.form;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** A start event without a Camunda Form accepts the fields of its generated form, if it has one, and nothing else. */
record GeneratedStartFormHandler(
        FormSubmissionFilter filter, ProcessDefinitionEntity definition, StartFormHandler engine)
        implements StartFormHandler {

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity process, BpmnParse parse) {
        engine.parseConfiguration(element, deployment, process, parse);
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity process) {
        return engine.createStartFormData(process);
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        filter.acceptGenerated(submitted, createStartFormData(definition), scope);
        engine.submitFormVariables(submitted, scope);
    }
}
