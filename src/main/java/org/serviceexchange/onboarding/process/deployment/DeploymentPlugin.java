package org.serviceexchange.onboarding.process.deployment;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Registers what checks a deployment, and what explains to its designer why it is refused. */
@Component
@Order(DeploymentPlugin.ORDER)
class DeploymentPlugin extends AbstractProcessEnginePlugin {

    static final int ORDER = 4;

    private final BeanFactory beans;
    private final ApplicationModels models;

    /** @param beans read when a model names a bean */
    DeploymentPlugin(BeanFactory beans, ApplicationModels models) {
        this.beans = beans;
        this.models = models;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        models.prepare(engine);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreDeployers(with(engine.getCustomPreDeployers(), new DeploymentValidator(beans)));
        engine.setCustomPreCommandInterceptorsTxRequired(
                with(engine.getCustomPreCommandInterceptorsTxRequired(), new DeploymentErrorTranslator()));
        engine.setCustomPreCmmnTransformListeners(
                with(engine.getCustomPreCmmnTransformListeners(), new CmmnDeploymentBlocker()));
    }

    private static <T> List<T> with(List<T> present, T more) {
        List<T> all = present == null ? new ArrayList<>() : new ArrayList<>(present);
        all.add(more);
        return all;
    }
}
