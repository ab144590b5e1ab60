package org.serviceexchange.onboarding.process;

import java.util.Map;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;

/**
 * Completes a task by submitting its form, whichever call was used. The engine has a second call, "complete", that
 * stores any variable past the form; to the caller both stay the same.
 */
class FormsOnlyTaskService extends TaskServiceImpl {

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

    private VariableMap submit(String taskId, Map<String, Object> variables, boolean returned, boolean deserialize) {
        Map<String, Object> values = variables == null ? Variables.createVariables() : variables;
        return commandExecutor.execute(new SubmitTaskFormCmd(taskId, values, returned, deserialize));
    }
}
