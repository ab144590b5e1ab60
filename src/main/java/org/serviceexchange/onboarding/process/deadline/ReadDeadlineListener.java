package org.serviceexchange.onboarding.process.deadline;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.serviceexchange.onboarding.application.deadline.HandleDeadline;
import org.serviceexchange.onboarding.process.model.ApplicationVariables;
import org.serviceexchange.onboarding.process.model.WatchDeadlineModel;
import org.springframework.stereotype.Component;

/**
 * Reads which action of a deadline is due. It reads again at each visit, so an extension needs no special case in the
 * model.
 */
@Component
class ReadDeadlineListener implements ExecutionListener {

    private final HandleDeadline handleDeadline;

    ReadDeadlineListener(HandleDeadline handleDeadline) {
        this.handleDeadline = handleDeadline;
    }

    @Override
    public void notify(DelegateExecution execution) {
        HandleDeadline.DeadlineStatus status = handleDeadline.evaluate(WatchDeadlineModel.deadlineId(execution));
        execution.setVariable(
                WatchDeadlineModel.VARIABLE_DEADLINE_EVENT, status.event().name());
        execution.setVariable(ApplicationVariables.NEXT_LOOK_AT, Date.from(status.nextAt()));
    }
}
