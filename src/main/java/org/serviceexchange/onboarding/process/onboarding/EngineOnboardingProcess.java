package org.serviceexchange.onboarding.process.onboarding;

import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.serviceexchange.onboarding.application.port.onboarding.OnboardingProcess;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.process.engine.RunAsSystem;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Sends messages to the process instance of an onboarding, by its number. */
@Component
class EngineOnboardingProcess implements OnboardingProcess {

    private final RuntimeService runtime;
    private final RunAsSystem system;

    EngineOnboardingProcess(@Lazy RuntimeService runtime, RunAsSystem system) {
        this.runtime = runtime;
        this.system = system;
    }

    @Override
    public void terminate(OnboardingNumber onboarding) {
        try {
            system.run(() -> runtime.createMessageCorrelation(CustomerOnboardingModel.MESSAGE_ENDED)
                    .processInstanceBusinessKey(onboarding.value())
                    .correlate());
        } catch (MismatchingMessageCorrelationException e) {
            throw new NotNow(Sentence.of("withdrawal.earlierVersion", onboarding), e);
        }
    }
}
