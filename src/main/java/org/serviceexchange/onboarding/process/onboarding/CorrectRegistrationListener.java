package org.serviceexchange.onboarding.process.onboarding;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.application.registration.CorrectRegistration;
import org.serviceexchange.onboarding.application.registration.CorrectionCommand;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class CorrectRegistrationListener extends OnboardingStepListener {

    private final CorrectRegistration correctRegistration;

    CorrectRegistrationListener(
            StepLifecycle stepLifecycle, CorrectRegistration correctRegistration, @Lazy IdentityService identity) {
        super(OnboardingState.NEEDS_CORRECTION, stepLifecycle, identity);
        this.correctRegistration = correctRegistration;
    }

    @Override
    void completed(OnboardingNumber number, SubmittedForm form, DelegateTask task) {
        correctRegistration.correct(CorrectionCommand.of(number, form, form.by()));
    }
}
