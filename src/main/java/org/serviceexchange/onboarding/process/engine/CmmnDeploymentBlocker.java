package org.serviceexchange.onboarding.process.engine;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmmn.model.CmmnCaseDefinition;
import org.camunda.bpm.engine.impl.cmmn.transformer.AbstractCmmnTransformListener;
import org.camunda.bpm.model.cmmn.instance.Definitions;

/** Nobody here uses CMMN, and {@link ModelDeploymentValidator} doesn't read it: so no case model is a way around them. */
class CmmnDeploymentBlocker extends AbstractCmmnTransformListener {

    @Override
    public void transformRootElement(Definitions definitions, List<? extends CmmnCaseDefinition> caseDefinitions) {
        throw new BadUserRequestException("Case models (CMMN) can't be deployed here; draw a process (BPMN).");
    }
}
