package org.serviceexchange.onboarding.process.integration;

import java.time.Instant;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.application.deadline.UserStep;
import org.serviceexchange.onboarding.application.integration.AgreementCommand;
import org.serviceexchange.onboarding.application.integration.DecideIntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.RequestDecision;
import org.serviceexchange.onboarding.process.form.StepListener;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.serviceexchange.onboarding.process.model.IntegrationRequestVariables;

/** What the tasks have in common in which the other party agrees to what was asked of the integration, or refuses. */
abstract class AgreementStepListener extends StepListener {

    private final DecideIntegrationRequest decide;

    AgreementStepListener(DecideIntegrationRequest decide, StepLifecycle stepLifecycle, IdentityService identity) {
        super(stepLifecycle, identity);
        this.decide = decide;
    }

    @Override
    protected final Instant begun(StepLifecycle stepLifecycle, UserStep step, DelegateTask task) {
        return stepLifecycle.startAnswer(IntegrationRequestVariables.request(task), step);
    }

    @Override
    protected final void completed(SubmittedForm form, DelegateTask task) {
        RequestDecision recorded = decide.decide(command(IntegrationRequestVariables.request(task), form));
        task.setVariable(IntegrationRequestVariables.DECISION, recorded.name());
    }

    abstract AgreementCommand command(long requestId, SubmittedForm form);
}
