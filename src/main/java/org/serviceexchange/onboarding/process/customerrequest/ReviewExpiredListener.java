package org.serviceexchange.onboarding.process.customerrequest;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.serviceexchange.onboarding.application.customerrequest.ReviewCustomerRequest;
import org.serviceexchange.onboarding.process.model.CustomerRequestModel;
import org.springframework.stereotype.Component;

/** Records that the provider did not review the request in time. */
@Component
class ReviewExpiredListener implements ExecutionListener {

    private final ReviewCustomerRequest reviewRequest;

    ReviewExpiredListener(ReviewCustomerRequest reviewRequest) {
        this.reviewRequest = reviewRequest;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable(
                CustomerRequestModel.VARIABLE_REQUEST_OUTCOME,
                reviewRequest.expire(execution.getProcessBusinessKey()).name());
    }
}
