package org.serviceexchange.onboarding.process.task;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Adds to every user task what no model has to name: a readable name, the check of its candidates, and a deadline. */
@Component
@Order(UserTaskPlugin.ORDER)
class UserTaskPlugin extends AbstractProcessEnginePlugin {

    static final int ORDER = 5;

    private final ObjectProvider<DesignedStepLifecycle> listener;

    /** @param listener read when a task is created, because it does not exist before the engine */
    UserTaskPlugin(ObjectProvider<DesignedStepLifecycle> listener) {
        this.listener = listener;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        listeners.add(new UserTaskParseListener(task -> listener.getObject().notify(task)));
        engine.setCustomPostBPMNParseListeners(listeners);
    }
}
