package org.serviceexchange.onboarding.process.activation;

import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.number;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.activation.ActivationCommand;
import org.serviceexchange.onboarding.application.activation.ConfirmActivation;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.process.task.StepCompletion;
import org.springframework.stereotype.Component;

@Component
class ActivateReplicationSetListener implements TaskListener {

    private final ConfirmActivation confirmActivation;
    private final StepCompletion completion;

    ActivateReplicationSetListener(ConfirmActivation confirmActivation, StepCompletion completion) {
        this.confirmActivation = confirmActivation;
        this.completion = completion;
    }

    @Override
    public void notify(DelegateTask task) {
        completion.complete(task, form -> {
            if (form.isEmpty(FormField.ACTIVATION_CONFIRMED)) {
                confirmActivation.observed(number(task));
            } else {
                confirmActivation.confirm(ActivationCommand.of(number(task), form, form.by()));
            }
        });
    }
}
