package org.serviceexchange.onboarding.process.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.serviceexchange.onboarding.application.opening.RecordOpening;
import org.serviceexchange.onboarding.process.form.FormHandlerParseListener;
import org.serviceexchange.onboarding.process.form.FormSubmittingTaskService;
import org.serviceexchange.onboarding.process.form.FormTextProvider;
import org.serviceexchange.onboarding.process.form.LocalizedFormService;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Registers everything that checks or translates what users send to the engine.
 *
 * <p>A command passes the interceptors of this list from top to bottom, and then those of the security room, whose plug-in
 * comes second.
 */
@Component
@Order(OnboardingEnginePlugin.ORDER)
class OnboardingEnginePlugin extends AbstractProcessEnginePlugin {

    /** The plug-in of the security room has 2. */
    static final int ORDER = 1;

    private final ObjectProvider<FormTextProvider> texts;
    private final ObjectProvider<RecordOpening> openings;
    private final BeanFactory beans;

    /**
     * @param texts    read when a form is opened, because they do not exist before the engine
     * @param openings as the texts
     * @param beans    read when a model names a bean
     */
    OnboardingEnginePlugin(
            ObjectProvider<FormTextProvider> texts, ObjectProvider<RecordOpening> openings, BeanFactory beans) {
        this.texts = texts;
        this.openings = openings;
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setCustomIncidentHandlers(List.of(new GuidedIncidentHandler()));
        engine.setCustomHistoryLevels(List.of(new ReducedHistoryLevel()));
        engine.setFailedJobCommandFactory(SecondFailureJobRetryCommand::new);
        engine.setTaskService(new FormSubmittingTaskService());
        engine.setFormService(new LocalizedFormService(texts::getObject));
        // Invalid input is no error of the system, so it is not logged; the job executor logs failed jobs.
        engine.setEnableCmdExceptionLogging(false);
        engine.setCustomPreCommandInterceptorsTxRequired(with(
                engine.getCustomPreCommandInterceptorsTxRequired(),
                new ValidationErrorTranslator(),
                new BlockedCommandInterceptor(engine)));
        engine.setExpressionManager(new RestrictedExpressionManager(beans));
        // expressions are the only language
        engine.setScriptEngineResolver(new DisabledScriptEngines());
        List<BpmnParseListener> listeners = new ArrayList<>();
        if (engine.getCustomPostBPMNParseListeners() != null) {
            listeners.addAll(engine.getCustomPostBPMNParseListeners());
        }
        listeners.add(new FormHandlerParseListener(texts::getObject, openings::getObject));
        engine.setCustomPostBPMNParseListeners(listeners);
    }

    private static List<CommandInterceptor> with(List<CommandInterceptor> present, CommandInterceptor... ours) {
        List<CommandInterceptor> all = new ArrayList<>();
        if (present != null) {
            all.addAll(present);
        }
        all.addAll(List.of(ours));
        return all;
    }
}
