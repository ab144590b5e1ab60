package org.serviceexchange.onboarding.process.approval;

import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.number;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.approval.DecideSubscription;
import org.serviceexchange.onboarding.application.approval.SubscriptionDecisionCommand;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.task.StepCompletion;
import org.springframework.stereotype.Component;

@Component
class ApproveSubscriptionListener implements TaskListener {

    private final DecideSubscription decideSubscription;
    private final StepCompletion completion;

    ApproveSubscriptionListener(DecideSubscription decideSubscription, StepCompletion completion) {
        this.decideSubscription = decideSubscription;
        this.completion = completion;
    }

    @Override
    public void notify(DelegateTask task) {
        completion.complete(task, form -> {
            Decision recorded = form.isEmpty(FormField.DECISION)
                    ? decideSubscription.observed(number(task))
                    : decideSubscription.decide(SubscriptionDecisionCommand.of(number(task), form, form.by()));
            task.setVariable(CustomerOnboardingModel.VARIABLE_SUBSCRIPTION_DECISION, variable(recorded));
        });
    }

    private static String variable(Decision recorded) {
        return switch (recorded) {
            case APPROVE -> "APPROVED";
            case SEND_BACK -> "SENT_BACK";
            case DENY -> "DENIED";
        };
    }
}
