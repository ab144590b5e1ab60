package org.serviceexchange.onboarding.process.termination;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.serviceexchange.onboarding.application.termination.RecordForcedEnd;
import org.serviceexchange.onboarding.application.termination.RecordForcedEnd.DeletedProcess;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationOffboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationPauseModel;
import org.serviceexchange.onboarding.process.model.IntegrationResumeModel;
import org.serviceexchange.onboarding.process.model.ProviderSetupModel;
import org.serviceexchange.onboarding.process.model.WatchDeadlineModel;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Notices that a process instance is deleted: alone, in a batch, or with its definition or deployment. The listener belongs
 * to the engine and not to a model, so it also applies to earlier versions, and when custom listeners are skipped.
 */
@Component
@Order(ForcedEndPlugin.ORDER)
class ForcedEndPlugin extends AbstractProcessEnginePlugin {

    static final int ORDER = 3;

    /** Where no user is known, for example in a batch. */
    private static final String ADMINISTRATOR = "Engine administrator";

    private final ObjectProvider<RecordForcedEnd> recordForcedEnd;

    /** @param recordForcedEnd read when a process is deleted, because it does not exist before the engine */
    ForcedEndPlugin(ObjectProvider<RecordForcedEnd> recordForcedEnd) {
        this.recordForcedEnd = recordForcedEnd;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        ExecutionListener ended = this::ended;
        listeners.add(new AbstractBpmnParseListener() {
            @Override
            public void parseProcess(Element element, ProcessDefinitionEntity process) {
                process.addBuiltInListener(ExecutionListener.EVENTNAME_END, ended);
            }
        });
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private void ended(DelegateExecution execution) {
        ExecutionEntity instance = (ExecutionEntity) execution;
        if (!instance.isProcessInstanceExecution()
                || !instance.isDeleteRoot()
                || instance.getSuperExecutionId() != null
                || instance.getBusinessKey() == null) {
            return;
        }
        CommandContext context = Context.getCommandContext();
        String user = context.getAuthenticatedUserId();
        ProcessDefinitionEntity definition = instance.getProcessDefinition();
        String name = definition.getName() == null ? definition.getKey() : definition.getName();
        DeletedProcess deleted = new DeletedProcess(
                name.replaceFirst("^Technical model: ", ""),
                user == null ? ADMINISTRATOR : user,
                instance.getDeleteReason());
        context.runWithoutAuthorization(() -> {
            record(definition.getKey(), instance, deleted);
            return null;
        });
    }

    private void record(String process, ExecutionEntity instance, DeletedProcess deleted) {
        String businessKey = instance.getBusinessKey();
        RecordForcedEnd record = recordForcedEnd.getObject();
        if (ProviderSetupModel.KEY.equals(process)) {
            record.ofSetup(businessKey, deleted);
            return;
        }
        OnboardingNumber.parse(businessKey).ifPresent(number -> {
            switch (process) {
                case CustomerOnboardingModel.KEY -> record.ofOnboarding(number, deleted);
                case IntegrationPauseModel.KEY, IntegrationResumeModel.KEY, IntegrationOffboardingModel.KEY ->
                    record.ofRequest(number, deleted);
                case WatchDeadlineModel.KEY -> record.ofWatch(WatchDeadlineModel.deadlineId(instance), deleted);
                default -> record.ofOther(number, deleted);
            }
        });
    }
}
