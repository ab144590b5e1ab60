package org.serviceexchange.onboarding.process.form;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.application.deadline.UserStep;
import org.serviceexchange.onboarding.domain.ConcurrentChange;

/**
 * What every user task with a deadline does alike: when it begins, the onboarding waits for that person, and the task gets
 * its due date; when it is completed, what was submitted goes to the domain in the person's own transaction, so that bad
 * input leaves the task open; when it is over either way, its deadline is no longer watched.
 */
public abstract class StepListener implements TaskListener {

    private final StepLifecycle stepLifecycle;
    private final IdentityService identity;

    protected StepListener(StepLifecycle stepLifecycle, IdentityService identity) {
        this.stepLifecycle = stepLifecycle;
        this.identity = identity;
    }

    @Override
    public final void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> task.setDueDate(Date.from(begun(stepLifecycle, step(task), task)));
            case EVENTNAME_COMPLETE -> {
                complete(task);
                stepLifecycle.finish(task.getId());
            }
            case EVENTNAME_DELETE -> stepLifecycle.finish(task.getId());
            default ->
                throw new IllegalStateException("%s listens to create, complete and delete, not to %s"
                        .formatted(getClass(), task.getEventName()));
        }
    }

    private void complete(DelegateTask task) {
        try {
            completed(SubmittedForm.of(task, identity), task);
        } catch (IllegalStateException wrongMoment) {
            // the task was there when it was read; somebody else, or its deadline, has ended it since
            throw stepLifecycle.isFinished(task.getId())
                    ? new ConcurrentChange(FilteringTaskFormHandler.STEP_ENDED)
                    : wrongMoment;
        }
    }

    private static UserStep step(DelegateTask task) {
        return new UserStep(task.getTaskDefinitionKey().replaceFirst("^userTask_", ""), task.getName(), task.getId());
    }

    /** Hands the step over to whoever has to take it; answers until when. */
    protected abstract Instant begun(StepLifecycle stepLifecycle, UserStep step, DelegateTask task);

    /** Hands the submitted values to a use case and writes the outcome, if the process goes on by it. */
    protected abstract void completed(SubmittedForm form, DelegateTask task);
}
