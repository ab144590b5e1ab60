package org.serviceexchange.onboarding.process.form;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormDefinition;
import org.camunda.bpm.engine.impl.form.handler.DelegateStartFormHandler;
import org.camunda.bpm.engine.impl.form.handler.DelegateTaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.serviceexchange.onboarding.application.opening.RecordOpening;

/** Applies the {@link FormSubmissionFilter} to every start event and user task of every model, whatever form it has. */
public class FormHandlerParseListener extends AbstractBpmnParseListener {

    private final FormSubmissionFilter filter = new FormSubmissionFilter();
    private final Supplier<FormTextProvider> texts;
    private final Supplier<RecordOpening> openings;

    public FormHandlerParseListener(Supplier<FormTextProvider> texts, Supplier<RecordOpening> openings) {
        this.texts = texts;
        this.openings = openings;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl startEvent) {
        if (!(scope instanceof ProcessDefinitionEntity definition)) {
            return;
        }
        if (isCamundaForm(definition.getStartFormDefinition())) {
            FilteringStartFormHandler handler =
                    new FilteringStartFormHandler(filter, definition.getStartFormDefinition());
            handler.setDeploymentId(definition.getDeploymentId());
            definition.setStartFormHandler(new DelegateStartFormHandler(handler, deployment(definition)));
        } else if (definition.getStartFormHandler() != null) {
            definition.setStartFormHandler(
                    new GeneratedStartFormHandler(filter, definition, definition.getStartFormHandler()));
        }
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        if (isCamundaForm(task.getFormDefinition())) {
            ProcessDefinitionEntity definition = (ProcessDefinitionEntity) activity.getProcessDefinition();
            FilteringTaskFormHandler handler = new FilteringTaskFormHandler(filter, texts, openings);
            handler.setDeploymentId(definition.getDeploymentId());
            task.setTaskFormHandler(new DelegateTaskFormHandler(handler, deployment(definition)));
        } else {
            task.setTaskFormHandler(new GeneratedTaskFormHandler(filter, task.getTaskFormHandler()));
        }
    }

    private static boolean isCamundaForm(FormDefinition form) {
        return form != null && form.getCamundaFormDefinitionKey() != null;
    }

    private static DeploymentEntity deployment(ProcessDefinitionEntity definition) {
        return Context.getCommandContext().getDeploymentManager().findDeploymentById(definition.getDeploymentId());
    }
}
