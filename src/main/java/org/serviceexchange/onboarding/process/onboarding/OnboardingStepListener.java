package org.serviceexchange.onboarding.process.onboarding;

import java.time.Instant;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.application.deadline.UserStep;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.form.StepListener;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;

/** What the user tasks have in common that are a step of an onboarding: with each, the onboarding enters a state. */
abstract class OnboardingStepListener extends StepListener {

    private final OnboardingState awaiting;

    OnboardingStepListener(OnboardingState awaiting, StepLifecycle stepLifecycle, IdentityService identity) {
        super(stepLifecycle, identity);
        this.awaiting = awaiting;
    }

    @Override
    protected final Instant begun(StepLifecycle stepLifecycle, UserStep step, DelegateTask task) {
        return stepLifecycle.start(awaiting, CustomerOnboardingModel.number(task.getExecution()), step);
    }

    @Override
    protected final void completed(SubmittedForm form, DelegateTask task) {
        completed(CustomerOnboardingModel.number(task.getExecution()), form, task);
    }

    /** Hands the submitted values to a use case and writes the outcome, if the process goes on by it. */
    abstract void completed(OnboardingNumber number, SubmittedForm form, DelegateTask task);
}
