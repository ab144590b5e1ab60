package org.serviceexchange.onboarding.process;

import java.util.Date;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.HandOver;
import org.serviceexchange.onboarding.application.PersonsStep;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.OnboardingState;

/**
 * What every user task does alike: when it begins, the onboarding waits for that person, and the task gets its due date;
 * when it is completed, what was submitted goes to the domain in the person's own transaction, so that bad input leaves
 * the task open; when it is over either way, its deadline is no longer watched.
 */
abstract class PersonsTurnListener implements TaskListener {

    private final OnboardingState awaiting;
    private final HandOver handOver;
    private final IdentityService identity;

    PersonsTurnListener(OnboardingState awaiting, HandOver handOver, IdentityService identity) {
        this.awaiting = awaiting;
        this.handOver = handOver;
        this.identity = identity;
    }

    @Override
    public final void notify(DelegateTask task) {
        OnboardingNumber number = CustomerOnboarding.number(task.getExecution());
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> task.setDueDate(Date.from(handOver.to(awaiting, number, step(task))));
            case EVENTNAME_COMPLETE -> {
                completed(number, SubmittedForm.of(task, identity), task);
                handOver.over(task.getId());
            }
            case EVENTNAME_DELETE -> handOver.over(task.getId());
            default ->
                throw new IllegalStateException("%s listens to create, complete and delete, not to %s"
                        .formatted(getClass(), task.getEventName()));
        }
    }

    private static PersonsStep step(DelegateTask task) {
        return new PersonsStep(
                task.getTaskDefinitionKey().replaceFirst("^userTask_", ""), task.getName(), task.getId());
    }

    /** Hands the submitted values to a use case and writes the outcome, if the process goes on by it. */
    abstract void completed(OnboardingNumber number, SubmittedForm form, DelegateTask task);
}
