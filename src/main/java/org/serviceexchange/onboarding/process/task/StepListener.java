package org.serviceexchange.onboarding.process.task;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.deadline.StepCommand;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.domain.deadline.StepTitle;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.DeadlineTableModel;
import org.serviceexchange.onboarding.process.model.IntegrationOffboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationRequestVariables;
import org.serviceexchange.onboarding.process.model.IntegrationResumeModel;
import org.springframework.stereotype.Component;

/**
 * Starts and ends the step of a user task: the onboarding waits for the responsible party, and the task gets its due date
 * from the decision table. Each model names it for create and delete. {@link StepCompletion} finishes a completed step.
 */
@Component
class StepListener implements TaskListener {

    private final StepLifecycle stepLifecycle;

    StepListener(StepLifecycle stepLifecycle) {
        this.stepLifecycle = stepLifecycle;
    }

    @Override
    public void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> task.setDueDate(Date.from(start(task)));
            case EVENTNAME_DELETE -> stepLifecycle.finish(task.getId());
            default ->
                throw new IllegalStateException(
                        "stepListener handles create and delete, not %s".formatted(task.getEventName()));
        }
    }

    private Instant start(DelegateTask task) {
        String key = task.getTaskDefinitionKey();
        StepCommand step =
                new StepCommand(DeadlineTableModel.step(key), StepTitle.of(task.getName(), key), task.getId());
        return switch (task.getTaskDefinitionKey()) {
            case IntegrationResumeModel.AGREE, IntegrationOffboardingModel.AGREE ->
                stepLifecycle.startAnswer(IntegrationRequestVariables.request(task), step);
            default ->
                stepLifecycle.start(
                        CustomerOnboardingModel.stateDuring(task.getTaskDefinitionKey()),
                        CustomerOnboardingModel.number(task.getExecution()),
                        step);
        };
    }
}
