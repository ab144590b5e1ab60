package org.serviceexchange.onboarding.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.AgreementCommand;
import org.serviceexchange.onboarding.application.DecideIntegrationRequest;
import org.serviceexchange.onboarding.domain.RequestDecision;

/**
 * What the tasks have in common in which the other party agrees or refuses: when one begins, the onboarding waits for
 * that party; when it is completed, what was submitted goes to the domain in the person's own transaction.
 */
abstract class OtherPartysTurnListener implements TaskListener {

    private final DecideIntegrationRequest decide;
    private final IdentityService identity;

    OtherPartysTurnListener(DecideIntegrationRequest decide, IdentityService identity) {
        this.decide = decide;
        this.identity = identity;
    }

    @Override
    public final void notify(DelegateTask task) {
        long requestId = IntegrationRequestVariables.request(task);
        switch (task.getEventName()) {
            case EVENTNAME_CREATE -> decide.await(requestId);
            case EVENTNAME_COMPLETE -> {
                RequestDecision recorded = decide.decide(command(requestId, SubmittedForm.of(task, identity)));
                task.setVariable(IntegrationRequestVariables.DECISION, recorded.name());
            }
            default ->
                throw new IllegalStateException(
                        "%s listens to create and complete, not to %s".formatted(getClass(), task.getEventName()));
        }
    }

    abstract AgreementCommand command(long requestId, SubmittedForm form);
}
