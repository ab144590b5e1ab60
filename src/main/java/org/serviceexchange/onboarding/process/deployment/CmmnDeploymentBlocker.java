package org.serviceexchange.onboarding.process.deployment;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cmmn.model.CmmnCaseDefinition;
import org.camunda.bpm.engine.impl.cmmn.transformer.AbstractCmmnTransformListener;
import org.camunda.bpm.model.cmmn.instance.Definitions;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Rejects case models. {@link DeploymentValidator} does not check CMMN, so it would be a way around that check.
 */
class CmmnDeploymentBlocker extends AbstractCmmnTransformListener {

    @Override
    public void transformRootElement(Definitions definitions, List<? extends CmmnCaseDefinition> caseDefinitions) {
        throw new BadUserRequestException(Sentence.of("deployment.cmmn").in(LocaleContextHolder.getLocale()));
    }
}
