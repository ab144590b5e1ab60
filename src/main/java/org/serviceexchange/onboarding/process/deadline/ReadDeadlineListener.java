package org.serviceexchange.onboarding.process.deadline;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.serviceexchange.onboarding.application.deadline.FollowDeadline;
import org.serviceexchange.onboarding.process.model.WatchDeadline;
import org.springframework.stereotype.Component;

/**
 * Looks what a step's deadline makes due at this moment. Read anew each time, so that it doesn't matter where the watch
 * stands when somebody extends the deadline.
 */
@Component
class ReadDeadlineListener implements ExecutionListener {

    private final FollowDeadline followDeadline;

    ReadDeadlineListener(FollowDeadline followDeadline) {
        this.followDeadline = followDeadline;
    }

    @Override
    public void notify(DelegateExecution execution) {
        FollowDeadline.Standing standing = followDeadline.look(WatchDeadline.deadlineId(execution));
        execution.setVariable(
                WatchDeadline.VARIABLE_DEADLINE_EVENT, standing.event().name());
        execution.setVariable(WatchDeadline.VARIABLE_NEXT_LOOK_AT, Date.from(standing.nextAt()));
    }
}
