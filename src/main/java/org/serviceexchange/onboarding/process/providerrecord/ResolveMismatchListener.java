package org.serviceexchange.onboarding.process.providerrecord;

import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.number;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.providerrecord.AdviseCustomer;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.process.task.StepCompletion;
import org.springframework.stereotype.Component;

@Component
class ResolveMismatchListener implements TaskListener {

    private final AdviseCustomer adviseCustomer;
    private final StepCompletion completion;

    ResolveMismatchListener(AdviseCustomer adviseCustomer, StepCompletion completion) {
        this.adviseCustomer = adviseCustomer;
        this.completion = completion;
    }

    @Override
    public void notify(DelegateTask task) {
        completion.complete(task, form -> adviseCustomer.advise(number(task), form.by(), form.text(FormField.ADVICE)));
    }
}
