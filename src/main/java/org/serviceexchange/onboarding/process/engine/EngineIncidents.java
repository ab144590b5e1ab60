package org.serviceexchange.onboarding.process.engine;

import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.serviceexchange.onboarding.application.port.onboarding.Incidents;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
class EngineIncidents implements Incidents {

    private final RuntimeService runtime;

    EngineIncidents(@Lazy RuntimeService runtime) {
        this.runtime = runtime;
    }

    @Override
    public Optional<Incident> of(OnboardingNumber onboarding) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(onboarding.value())
                .withIncident()
                .listPage(0, MOST)
                .stream()
                .flatMap(instance -> runtime
                        .createIncidentQuery()
                        .processInstanceId(instance.getProcessInstanceId())
                        .orderByIncidentTimestamp()
                        .asc()
                        .listPage(0, 1)
                        .stream())
                .map(incident -> GuidedIncidentHandler.read(incident.getIncidentMessage()))
                .findFirst();
    }

    // the process of the onboarding and the processes beside it
    private static final int MOST = 20;
}
