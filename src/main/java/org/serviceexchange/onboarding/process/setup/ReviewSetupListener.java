package org.serviceexchange.onboarding.process.setup;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.setup.DecideSetup;
import org.serviceexchange.onboarding.application.setup.SetupDecisionCommand;
import org.serviceexchange.onboarding.domain.setup.SetupDecision;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.serviceexchange.onboarding.process.model.ProviderSetupModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Records the decision about the set-up. The gateways read the recorded decision. */
@Component
class ReviewSetupListener implements TaskListener {

    private final DecideSetup decideSetup;
    private final IdentityService identity;

    ReviewSetupListener(DecideSetup decideSetup, @Lazy IdentityService identity) {
        this.decideSetup = decideSetup;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        SubmittedForm form = SubmittedForm.of(task, identity);
        SetupDecision recorded = decideSetup.decide(
                SetupDecisionCommand.of(task.getExecution().getProcessBusinessKey(), form, form.by()));
        task.setVariable(ProviderSetupModel.VARIABLE_SETUP_DECISION, recorded.name());
    }
}
