package org.serviceexchange.onboarding.process.task;

import java.util.function.Consumer;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Passes a submitted form to its use case and finishes the step, in the transaction of the person who submits it. Invalid
 * input leaves the task open.
 */
@Component
public class StepCompletion {

    private final StepListener stepListener;
    private final StepLifecycle stepLifecycle;
    private final IdentityService identity;

    StepCompletion(StepListener stepListener, StepLifecycle stepLifecycle, @Lazy IdentityService identity) {
        this.stepListener = stepListener;
        this.stepLifecycle = stepLifecycle;
        this.identity = identity;
    }

    /** @param useCase reads the form and sets the variable that the next gateway reads */
    public void complete(DelegateTask task, Consumer<SubmittedForm> useCase) {
        if (!TaskListener.EVENTNAME_COMPLETE.equals(task.getEventName())) {
            // models up to version 3 call the listener of a task for create and delete, too
            stepListener.notify(task);
            return;
        }
        try {
            useCase.accept(SubmittedForm.of(task, identity));
        } catch (IllegalStateException wrongState) {
            // another person, or the deadline, ended the step after the engine had read the task
            throw stepLifecycle.isFinished(task.getId()) ? ConcurrentChangeException.ofEndedStep() : wrongState;
        }
        stepLifecycle.finish(task.getId());
    }
}
