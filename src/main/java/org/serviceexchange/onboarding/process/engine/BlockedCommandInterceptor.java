package org.serviceexchange.onboarding.process.engine;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
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
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.process.form.FormSubmittingTaskService;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Blocks the commands that would start a process or end a task without its form, although the engine permits them to every
 * user who may work on the task. The application itself runs without an authenticated user and is not blocked.
 *
 * <p>The call {@code complete} is not in this list. Clients use it for every task, so {@link FormSubmittingTaskService} turns it
 * into a submission of the form, and the command behind it never runs for a user.
 */
class BlockedCommandInterceptor extends CommandInterceptor {

    private static final Map<Class<?>, String> CLOSED = Map.of(
            StartProcessInstanceCmd.class, "engine.startForm",
            StartProcessInstanceAtActivitiesCmd.class, "engine.startForm",
            ResolveTaskCmd.class, "engine.completeForm",
            HandleTaskBpmnErrorCmd.class, "engine.endForm",
            HandleTaskEscalationCmd.class, "engine.endForm",
            // the engine checks no permission here: an id would be enough to write
            AddCommentCmd.class, "engine.comment",
            UpdateCommentCmd.class, "engine.comment",
            CreateAttachmentCmd.class, "engine.attachment",
            SaveAttachmentCmd.class, "engine.attachment");

    private final ProcessEngineConfigurationImpl engine;

    BlockedCommandInterceptor(ProcessEngineConfigurationImpl engine) {
        this.engine = engine;
    }

    @Override
    public <T> T execute(Command<T> command) {
        String instead = CLOSED.get(command.getClass());
        if (instead != null && engine.getIdentityService().getCurrentAuthentication() != null) {
            throw new AuthorizationException(Sentence.of(instead).in(LocaleContextHolder.getLocale()));
        }
        return next.execute(command);
    }
}
