package org.serviceexchange.onboarding.process.onboarding;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.serviceexchange.onboarding.application.approval.DecideSubscription;
import org.serviceexchange.onboarding.application.approval.DecisionCommand;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class ApproveSubscriptionListener extends OnboardingStepListener {

    private final DecideSubscription decideSubscription;

    ApproveSubscriptionListener(
            StepLifecycle stepLifecycle, DecideSubscription decideSubscription, @Lazy IdentityService identity) {
        super(OnboardingState.AWAITING_APPROVAL, stepLifecycle, identity);
        this.decideSubscription = decideSubscription;
    }

    @Override
    void completed(OnboardingNumber number, SubmittedForm form, DelegateTask task) {
        Decision recorded = decideSubscription.decide(DecisionCommand.of(number, form, form.by()));
        task.setVariable(CustomerOnboardingModel.VARIABLE_SUBSCRIPTION_DECISION, variable(recorded));
    }

    private static String variable(Decision recorded) {
        return switch (recorded) {
            case APPROVE -> "APPROVED";
            case SEND_BACK -> "SENT_BACK";
            case DENY -> "DENIED";
        };
    }
}
