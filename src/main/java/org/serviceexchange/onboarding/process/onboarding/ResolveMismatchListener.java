package org.serviceexchange.onboarding.process.onboarding;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.application.providerrecord.AdviseCustomer;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class ResolveMismatchListener extends OnboardingStepListener {

    private final AdviseCustomer adviseCustomer;

    ResolveMismatchListener(
            StepLifecycle stepLifecycle, AdviseCustomer adviseCustomer, @Lazy IdentityService identity) {
        super(OnboardingState.NEEDS_CORRECTION, stepLifecycle, identity);
        this.adviseCustomer = adviseCustomer;
    }

    @Override
    void completed(OnboardingNumber number, SubmittedForm form, DelegateTask task) {
        adviseCustomer.advise(number, form.by(), form.text(FormField.ADVICE));
    }
}
