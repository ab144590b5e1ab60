package org.serviceexchange.onboarding.process.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.EventBasedGatewayActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Records each sequence flow that an instance takes. The engine's history has activities only, from which the way through a
 * loop cannot be told. A flow is one more row among them, with the type {@code sequenceFlow}: it is written in the same batch
 * of statements, and deleted with the history of its instance.
 */
@Component
@Order(SequenceFlowHistoryPlugin.ORDER)
class SequenceFlowHistoryPlugin extends AbstractProcessEnginePlugin {

    static final int ORDER = 6;

    private static final String TYPE = "sequenceFlow";

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        listeners.add(new SequenceFlowParseListener());
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private static class SequenceFlowParseListener extends AbstractBpmnParseListener {

        @Override
        public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
            flow.addListener(ExecutionListener.EVENTNAME_TAKE, taken(flow.getId()));
        }

        /** The engine makes no flow behind an event-based gateway: an event there is reached by its only flow. */
        @Override
        public void parseProcess(Element element, ProcessDefinitionEntity process) {
            Map<String, String> flowsByTarget = new HashMap<>();
            collect(element, flowsByTarget);
            activities(process).stream()
                    .filter(activity -> activity.getEventScope() != null
                            && activity.getEventScope().getActivityBehavior()
                                    instanceof EventBasedGatewayActivityBehavior)
                    .forEach(event -> event.addBuiltInListener(
                            ExecutionListener.EVENTNAME_START, taken(flowsByTarget.get(event.getId()))));
        }

        private static void collect(Element scope, Map<String, String> flowsByTarget) {
            scope.elements().forEach(child -> {
                if (child.getTagName().equals(TYPE)) {
                    flowsByTarget.put(child.attribute("targetRef"), child.attribute("id"));
                } else {
                    collect(child, flowsByTarget);
                }
            });
        }

        private static List<ActivityImpl> activities(ScopeImpl scope) {
            List<ActivityImpl> all = new ArrayList<>();
            scope.getActivities().forEach(activity -> {
                all.add(activity);
                all.addAll(activities(activity));
            });
            return all;
        }

        private static ExecutionListener taken(String flow) {
            return execution -> record(flow, execution);
        }

        private static void record(String flow, DelegateExecution execution) {
            ExecutionEntity taking = (ExecutionEntity) execution;
            ProcessEngineConfigurationImpl engine = Context.getProcessEngineConfiguration();
            HistoricActivityInstanceEventEntity taken = new HistoricActivityInstanceEventEntity();
            taken.setId(engine.getIdGenerator().getNextId());
            taken.setEventType(HistoryEventTypes.ACTIVITY_INSTANCE_START.getEventName());
            taken.setActivityId(flow);
            taken.setActivityType(TYPE);
            taken.setParentActivityInstanceId(taking.getParentActivityInstanceId());
            taken.setExecutionId(taking.getId());
            taken.setProcessInstanceId(taking.getProcessInstanceId());
            taken.setRootProcessInstanceId(taking.getRootProcessInstanceId());
            taken.setProcessDefinitionId(taking.getProcessDefinitionId());
            taken.setProcessDefinitionKey(taking.getProcessDefinition().getKey());
            taken.setTenantId(taking.getTenantId());
            taken.setSequenceCounter(taking.getSequenceCounter());
            taken.setStartTime(ClockUtil.getCurrentTime());
            taken.setEndTime(taken.getStartTime());
            taken.setDurationInMillis(0L);
            engine.getHistoryEventHandler().handleEvent(taken);
        }
    }
}
