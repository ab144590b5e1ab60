package org.serviceexchange.onboarding.process.deadline;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.serviceexchange.onboarding.application.deadline.WatchDeadlines;
import org.serviceexchange.onboarding.process.model.WatchDeadlineModel;
import org.springframework.stereotype.Component;

/** Nothing is due any more: {@link DeadlineScheduler} starts the next process at the next time. */
@Component
class EndWatchListener implements ExecutionListener {

    private final WatchDeadlines watchDeadlines;

    EndWatchListener(WatchDeadlines watchDeadlines) {
        this.watchDeadlines = watchDeadlines;
    }

    @Override
    public void notify(DelegateExecution execution) {
        watchDeadlines.end(WatchDeadlineModel.deadlineId(execution));
    }
}
