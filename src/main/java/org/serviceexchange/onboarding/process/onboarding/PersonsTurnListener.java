package org.serviceexchange.onboarding.process.onboarding;

import java.time.Instant;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.serviceexchange.onboarding.application.deadline.HandOver;
import org.serviceexchange.onboarding.application.deadline.PersonsStep;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.serviceexchange.onboarding.process.form.TurnListener;
import org.serviceexchange.onboarding.process.model.CustomerOnboarding;

/** What the user tasks have in common that are a step of an onboarding: with each, the onboarding enters a state. */
abstract class PersonsTurnListener extends TurnListener {

    private final OnboardingState awaiting;

    PersonsTurnListener(OnboardingState awaiting, HandOver handOver, IdentityService identity) {
        super(handOver, identity);
        this.awaiting = awaiting;
    }

    @Override
    protected final Instant begun(HandOver handOver, PersonsStep step, DelegateTask task) {
        return handOver.to(awaiting, CustomerOnboarding.number(task.getExecution()), step);
    }

    @Override
    protected final void completed(SubmittedForm form, DelegateTask task) {
        completed(CustomerOnboarding.number(task.getExecution()), form, task);
    }

    /** Hands the submitted values to a use case and writes the outcome, if the process goes on by it. */
    abstract void completed(OnboardingNumber number, SubmittedForm form, DelegateTask task);
}
