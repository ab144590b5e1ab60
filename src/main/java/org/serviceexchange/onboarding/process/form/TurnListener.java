package org.serviceexchange.onboarding.process.form;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.deadline.HandOver;
import org.serviceexchange.onboarding.application.deadline.PersonsStep;
import org.serviceexchange.onboarding.domain.SettledMeanwhile;

/**
 * What every user task with a deadline does alike: when it begins, the onboarding waits for that person, and the task gets
 * its due date; when it is completed, what was submitted goes to the domain in the person's own transaction, so that bad
 * input leaves the task open; when it is over either way, its deadline is no longer watched.
 */
public abstract class TurnListener implements TaskListener {

    private final HandOver handOver;
    private final IdentityService identity;

    protected TurnListener(HandOver handOver, IdentityService identity) {
        this.handOver = handOver;
        this.identity = identity;
    }

    @Override
    public final void notify(DelegateTask task) {
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> task.setDueDate(Date.from(begun(handOver, step(task), task)));
            case EVENTNAME_COMPLETE -> {
                complete(task);
                handOver.over(task.getId());
            }
            case EVENTNAME_DELETE -> handOver.over(task.getId());
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
            throw handOver.isOver(task.getId()) ? new SettledMeanwhile(GuardedTaskForm.STEP_ENDED) : wrongMoment;
        }
    }

    private static PersonsStep step(DelegateTask task) {
        return new PersonsStep(
                task.getTaskDefinitionKey().replaceFirst("^userTask_", ""), task.getName(), task.getId());
    }

    /** Hands the step over to whoever has to take it; answers until when. */
    protected abstract Instant begun(HandOver handOver, PersonsStep step, DelegateTask task);

    /** Hands the submitted values to a use case and writes the outcome, if the process goes on by it. */
    protected abstract void completed(SubmittedForm form, DelegateTask task);
}
