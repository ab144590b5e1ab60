package org.serviceexchange.onboarding.process.form;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.DefaultStartFormHandler;
import org.camunda.bpm.engine.variable.VariableMap;

/** Passes a submitted start form to the {@link FormSubmissionFilter}. */
class FilteringStartFormHandler extends DefaultStartFormHandler {

    private final FormSubmissionFilter filter;
    private final FormDefinition form;

    FilteringStartFormHandler(FormSubmissionFilter filter, FormDefinition form) {
        this.filter = filter;
        this.form = form;
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        CamundaFormRefImpl reference = new CamundaFormRefImpl(
                form.getCamundaFormDefinitionKey().getExpressionText(), form.getCamundaFormDefinitionBinding());
        filter.accept(submitted, reference, deploymentId, scope);
    }
}
