package org.serviceexchange.onboarding.process.integration;

import java.util.Date;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.serviceexchange.onboarding.application.port.integration.IntegrationProcesses;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.process.engine.RunAsSystem;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationOffboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationPauseModel;
import org.serviceexchange.onboarding.process.model.IntegrationRequestVariables;
import org.serviceexchange.onboarding.process.model.IntegrationResumeModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the process of a request without the signed-in user. No user has the permission to start one directly. */
@Component
class EngineIntegrationProcesses implements IntegrationProcesses {

    private final RuntimeService runtime;
    private final RunAsSystem system;

    EngineIntegrationProcesses(@Lazy RuntimeService runtime, RunAsSystem system) {
        this.runtime = runtime;
        this.system = system;
    }

    @Override
    public void start(Onboarding onboarding, IntegrationRequest request) {
        String customerGroup = onboarding.customer().group();
        VariableMap variables = Variables.createVariables()
                .putValue(IntegrationRequestVariables.REQUEST, request.id().toString())
                .putValue(CustomerOnboardingModel.VARIABLE_CUSTOMER_GROUP, customerGroup)
                .putValue(
                        IntegrationRequestVariables.OTHER_PARTY_GROUP,
                        request.otherParty() == Party.PROVIDER ? Role.PROVIDER_ADMIN.group() : customerGroup);
        String key =
                switch (request.kind()) {
                    case PAUSE -> IntegrationPauseModel.KEY;
                    case RESUME -> IntegrationResumeModel.KEY;
                    case END -> {
                        boolean notice = request.hasNoticePeriod();
                        variables.put(
                                IntegrationOffboardingModel.VARIABLE_END_TERMS,
                                notice
                                        ? IntegrationOffboardingModel.VALUE_NOTICE
                                        : IntegrationOffboardingModel.VALUE_AGREEMENT);
                        if (notice) {
                            variables.put(
                                    IntegrationOffboardingModel.VARIABLE_NOTICE_ENDS,
                                    Date.from(request.settlement().noticeEnds()));
                        }
                        yield IntegrationOffboardingModel.KEY;
                    }
                };
        system.run(
                () -> runtime.startProcessInstanceByKey(key, onboarding.number().value(), variables));
    }

    @Override
    public void withdrawn(IntegrationRequest request) {
        correlate(request, IntegrationRequestVariables.MESSAGE_WITHDRAWN);
    }

    @Override
    public void expired(IntegrationRequest request) {
        correlate(request, IntegrationRequestVariables.MESSAGE_EXPIRED);
    }

    private void correlate(IntegrationRequest request, String message) {
        system.run(() -> runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(request.onboarding().value())
                .processInstanceVariableEquals(
                        IntegrationRequestVariables.REQUEST, request.id().toString())
                .correlate());
    }
}
