package org.serviceexchange.onboarding.process;

import org.camunda.bpm.engine.RuntimeService;
import org.serviceexchange.onboarding.application.port.OnboardingProcess;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells the process instance of an onboarding, by its number. */
@Component
class EngineOnboardingProcess implements OnboardingProcess {

    private static final String EXPIRED = "onboarding.expired";

    private final RuntimeService runtime;
    private final OnNobodysBehalf system;

    EngineOnboardingProcess(@Lazy RuntimeService runtime, OnNobodysBehalf system) {
        this.runtime = runtime;
        this.system = system;
    }

    @Override
    public void expire(OnboardingNumber onboarding) {
        system.act(() -> runtime.createMessageCorrelation(EXPIRED)
                .processInstanceBusinessKey(onboarding.value())
                .correlate());
    }
}
