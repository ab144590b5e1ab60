package org.serviceexchange.onboarding.process.integration;

import org.camunda.bpm.engine.IdentityService;
import org.serviceexchange.onboarding.application.deadline.StepLifecycle;
import org.serviceexchange.onboarding.application.integration.AgreementCommand;
import org.serviceexchange.onboarding.application.integration.DecideIntegrationRequest;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class AgreeToResumeListener extends AgreementStepListener {

    AgreeToResumeListener(
            DecideIntegrationRequest decide, StepLifecycle stepLifecycle, @Lazy IdentityService identity) {
        super(decide, stepLifecycle, identity);
    }

    @Override
    AgreementCommand command(long requestId, SubmittedForm form) {
        return AgreementCommand.ofResume(requestId, form, form.by());
    }
}
