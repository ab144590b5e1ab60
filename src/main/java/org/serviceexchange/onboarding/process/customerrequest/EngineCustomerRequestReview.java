package org.serviceexchange.onboarding.process.customerrequest;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.serviceexchange.onboarding.application.port.customerrequest.CustomerRequestReview;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequest;
import org.serviceexchange.onboarding.process.engine.RunAsSystem;
import org.serviceexchange.onboarding.process.model.CustomerRequestModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Starts the process without a user: its author has no account. */
@Component
class EngineCustomerRequestReview implements CustomerRequestReview {

    private final RuntimeService runtime;
    private final RunAsSystem system;

    EngineCustomerRequestReview(@Lazy RuntimeService runtime, RunAsSystem system) {
        this.runtime = runtime;
        this.system = system;
    }

    @Override
    public void start(CustomerRequest request) {
        String outcome = request.isWaiting()
                ? CustomerRequestModel.VALUE_WAITING
                : request.answer().outcome().name();
        system.run(() -> runtime.startProcessInstanceByKey(
                CustomerRequestModel.KEY,
                request.number(),
                Map.of(CustomerRequestModel.VARIABLE_REQUEST_OUTCOME, outcome)));
    }
}
