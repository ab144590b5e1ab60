package org.serviceexchange.onboarding.process.engine;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Ways past the forms that the engine opens to everyone who may work on a task or start a process: closed to people.
 * Code of our own, on nobody's behalf, is not stopped.
 */
class BlockedCommandInterceptor extends CommandInterceptor {

    private static final Map<Class<?>, String> CLOSED = Map.of(
            StartProcessInstanceCmd.class, "Start it with its form (submit-form).",
            StartProcessInstanceAtActivitiesCmd.class, "Start it with its form (submit-form).",
            CompleteTaskCmd.class, "Complete the task with its form (submit-form).",
            ResolveTaskCmd.class, "Complete the task with its form (submit-form).",
            HandleTaskBpmnErrorCmd.class, "This task ends with its form only (submit-form).",
            HandleTaskEscalationCmd.class, "This task ends with its form only (submit-form).",
            // asks for no right at all: whoever knows an id could write there
            AddCommentCmd.class, "Write the comment on the case: on the onboarding's page.",
            UpdateCommentCmd.class, "Write the comment on the case: on the onboarding's page.",
            CreateAttachmentCmd.class, "Nothing can be attached to a task.",
            SaveAttachmentCmd.class, "Nothing can be attached to a task.");

    private final ProcessEngineConfigurationImpl engine;

    BlockedCommandInterceptor(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        String instead = CLOSED.get(command.getClass());
        if (instead != null && engine.getIdentityService().getCurrentAuthentication() != null) {
            throw new AuthorizationException(instead);
        }
        return next.execute(command);
    }
}
