package org.serviceexchange.onboarding.process;

import java.time.Instant;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.serviceexchange.onboarding.application.deadline.HandOver;
import org.serviceexchange.onboarding.application.deadline.PersonsStep;
import org.serviceexchange.onboarding.application.integration.AgreementCommand;
import org.serviceexchange.onboarding.application.integration.DecideIntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.RequestDecision;

/** What the tasks have in common in which the other party agrees to what was asked of the integration, or refuses. */
abstract class OtherPartysTurnListener extends TurnListener {

    private final DecideIntegrationRequest decide;

    OtherPartysTurnListener(DecideIntegrationRequest decide, HandOver handOver, IdentityService identity) {
        super(handOver, identity);
        this.decide = decide;
    }

    @Override
    final Instant begun(HandOver handOver, PersonsStep step, DelegateTask task) {
        return handOver.toAnswer(IntegrationRequestVariables.request(task), step);
    }

    @Override
    final void completed(SubmittedForm form, DelegateTask task) {
        RequestDecision recorded = decide.decide(command(IntegrationRequestVariables.request(task), form));
        task.setVariable(IntegrationRequestVariables.DECISION, recorded.name());
    }

    abstract AgreementCommand command(long requestId, SubmittedForm form);
}
