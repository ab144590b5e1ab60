package org.serviceexchange.onboarding.process.integration;

import static org.serviceexchange.onboarding.process.model.IntegrationRequestVariables.request;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.integration.AgreementCommand;
import org.serviceexchange.onboarding.application.integration.DecideIntegrationRequest;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.process.model.IntegrationRequestVariables;
import org.serviceexchange.onboarding.process.task.StepCompletion;
import org.springframework.stereotype.Component;

@Component
class AgreeToEndListener implements TaskListener {

    private final DecideIntegrationRequest decide;
    private final StepCompletion completion;

    AgreeToEndListener(DecideIntegrationRequest decide, StepCompletion completion) {
        this.decide = decide;
        this.completion = completion;
    }

    @Override
    public void notify(DelegateTask task) {
        completion.complete(task, form -> {
            RequestDecision recorded = decide.decide(AgreementCommand.ofEnd(request(task), form, form.by()));
            task.setVariable(IntegrationRequestVariables.DECISION, recorded.name());
        });
    }
}
