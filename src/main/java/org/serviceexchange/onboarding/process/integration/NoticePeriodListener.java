package org.serviceexchange.onboarding.process.integration;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.serviceexchange.onboarding.application.integration.DecideIntegrationRequest;
import org.serviceexchange.onboarding.process.model.IntegrationRequestVariables;
import org.springframework.stereotype.Component;

/** Records that the notice period runs. No party must act until it ends. */
@Component
class NoticePeriodListener implements ExecutionListener {

    private final DecideIntegrationRequest decide;

    NoticePeriodListener(DecideIntegrationRequest decide) {
        this.decide = decide;
    }

    @Override
    public void notify(DelegateExecution execution) {
        decide.awaitNotice(IntegrationRequestVariables.request(execution));
    }
}
