package org.serviceexchange.onboarding;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Writes down which elements of the models the tests of this run went through, and lets an activity fail on demand. */
@Component
public class WatchedModels extends AbstractProcessEnginePlugin {

    private static final Set<String> VISITED = ConcurrentHashMap.newKeySet();
    private static final Set<String> TO_FAIL = ConcurrentHashMap.newKeySet();

    /** Elements that were left, and sequence flows that were taken. */
    public static Set<String> visited() {
        return Set.copyOf(VISITED);
    }

    /** Next time, the activity does all it has to do, and then the engine's transaction is lost. */
    public static void failOnceAtTheEndOf(String activityId) {
        TO_FAIL.add(activityId);
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomPreBPMNParseListeners(List.of(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                watch(process);
            }
        }));
    }

    private static void watch(ScopeImpl scope) {
        for (ActivityImpl activity : scope.getActivities()) {
            activity.addListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) end -> {
                if (TO_FAIL.remove(activity.getId())) {
                    throw new IllegalStateException("failed on demand after " + activity.getId());
                }
                VISITED.add(activity.getId());
            });
            activity.getOutgoingTransitions().forEach(flow -> ((TransitionImpl) flow)
                    .addListener(
                            ExecutionListener.EVENTNAME_TAKE, (ExecutionListener) take -> VISITED.add(flow.getId())));
            watch(activity);
        }
    }
}
