package org.serviceexchange.onboarding.process;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.serviceexchange.onboarding.application.port.OnboardingProcess;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells the engine, on nobody's behalf: who may do it was asked before. */
@Component
class EngineOnboardingProcess implements OnboardingProcess {

    private final RuntimeService runtime;
    private final IdentityService identity;

    EngineOnboardingProcess(@Lazy RuntimeService runtime, @Lazy IdentityService identity) {
        this.runtime = runtime;
        this.identity = identity;
    }

    @Override
    public void endEarly(OnboardingNumber onboarding) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            runtime.createMessageCorrelation(CustomerOnboarding.MESSAGE_ENDED)
                    .processInstanceBusinessKey(onboarding.value())
                    .correlate();
        } catch (MismatchingMessageCorrelationException e) {
            throw new NotNow(
                    "%s began with an earlier version of the process, which can't be ended early. It goes on to its end."
                            .formatted(onboarding),
                    e);
        } finally {
            identity.setAuthentication(person);
        }
    }
}
