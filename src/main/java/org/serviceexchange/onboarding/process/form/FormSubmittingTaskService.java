package org.serviceexchange.onboarding.process.form;

import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * Completes a task by submitting its form. The engine's call {@code complete} would store any variable past the form. It is
 * translated, not blocked, because clients expect it for every task, also for one without a form.
 *
 * <p>A user claims a task for themselves and can return it. The engine would let a candidate user assign the task to any
 * other user, even of another customer, and would require the permission to assign for returning it.
 */
public class FormSubmittingTaskService extends TaskServiceImpl {

    @Override
    public void complete(String taskId) {
        complete(taskId, null);
    }

    @Override
    public void complete(String taskId, Map<String, Object> variables) {
        submit(taskId, variables, false, false);
    }

    @Override
    public VariableMap completeWithVariablesInReturn(
            String taskId, Map<String, Object> variables, boolean deserializeValues) {
        return submit(taskId, variables, true, deserializeValues);
    }

    @Override
    public void claim(String taskId, String userId) {
        commandExecutor.execute(context -> {
            String person = context.getAuthenticatedUserId();
            if (person != null && userId != null && !person.equals(userId)) {
                throw new AuthorizationException(Sentence.of("engine.claim").in(LocaleContextHolder.getLocale()));
            }
            return new ClaimTaskCmd(taskId, userId).execute(context);
        });
    }

    @Override
    public void setAssignee(String taskId, String userId) {
        commandExecutor.execute(userId == null ? new ClaimTaskCmd(taskId, null) : new AssignTaskCmd(taskId, userId));
    }

    private VariableMap submit(String taskId, Map<String, Object> variables, boolean returned, boolean deserialize) {
        Map<String, Object> values = variables == null ? Variables.createVariables() : variables;
        return commandExecutor.execute(new SubmitTaskFormCmd(taskId, values, returned, deserialize));
    }
}
