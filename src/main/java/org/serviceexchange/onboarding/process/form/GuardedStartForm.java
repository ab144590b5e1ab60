package org.serviceexchange.onboarding.process.form;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.DefaultStartFormHandler;
import org.camunda.bpm.engine.variable.VariableMap;

/** A start form behind the {@link FormDoor}. */
class GuardedStartForm extends DefaultStartFormHandler {

    private final FormDoor door;
    private final FormDefinition form;

    GuardedStartForm(FormDoor door, FormDefinition form) {
        this.door = door;
        this.form = form;
    }

    @Override
    public void submitFormVariables(VariableMap submitted, VariableScope scope) {
        CamundaFormRefImpl reference = new CamundaFormRefImpl(
                form.getCamundaFormDefinitionKey().getExpressionText(), form.getCamundaFormDefinitionBinding());
        door.admit(submitted, reference, deploymentId, scope);
    }
}
