package org.serviceexchange.onboarding.process.onboarding;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.serviceexchange.onboarding.application.activation.ActivationCommand;
import org.serviceexchange.onboarding.application.activation.ConfirmActivation;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class ActivateReplicationSetListener extends OnboardingStepListener {

    private final ConfirmActivation confirmActivation;

    ActivateReplicationSetListener(
            StepLifecycle stepLifecycle, ConfirmActivation confirmActivation, @Lazy IdentityService identity) {
        super(OnboardingState.AWAITING_ACTIVATION, stepLifecycle, identity);
        this.confirmActivation = confirmActivation;
    }

    @Override
    void completed(OnboardingNumber number, SubmittedForm form, DelegateTask task) {
        confirmActivation.confirm(ActivationCommand.of(number, form, form.by()));
    }
}
