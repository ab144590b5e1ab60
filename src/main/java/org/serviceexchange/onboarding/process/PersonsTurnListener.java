package org.serviceexchange.onboarding.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.HandOver;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.OnboardingState;

/**
 * What every user task does alike: when it begins, the onboarding waits for that person; when it is completed, what was
 * submitted goes to the domain in the person's own transaction, so that bad input leaves the task open.
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
            case EVENTNAME_CREATE -> handOver.to(awaiting, number);
            case EVENTNAME_COMPLETE -> completed(number, SubmittedForm.of(task, identity), task);
            default ->
                throw new IllegalStateException(
                        "%s listens to create and complete, not to %s".formatted(getClass(), task.getEventName()));
        }
    }

    /** Hands the submitted values to a use case and writes the outcome, if the process goes on by it. */
    abstract void completed(OnboardingNumber number, SubmittedForm form, DelegateTask task);
}
