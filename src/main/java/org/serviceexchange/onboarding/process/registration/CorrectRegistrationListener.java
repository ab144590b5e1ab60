package org.serviceexchange.onboarding.process.registration;

import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.number;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.registration.CorrectRegistration;
import org.serviceexchange.onboarding.application.registration.CorrectionCommand;
import org.serviceexchange.onboarding.process.task.StepCompletion;
import org.springframework.stereotype.Component;

@Component
class CorrectRegistrationListener implements TaskListener {

    private final CorrectRegistration correctRegistration;
    private final StepCompletion completion;

    CorrectRegistrationListener(CorrectRegistration correctRegistration, StepCompletion completion) {
        this.correctRegistration = correctRegistration;
        this.completion = completion;
    }

    @Override
    public void notify(DelegateTask task) {
        completion.complete(
                task, form -> correctRegistration.correct(CorrectionCommand.of(number(task), form, form.by())));
    }
}
