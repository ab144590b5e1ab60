package org.serviceexchange.onboarding.process.customerrequest;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.serviceexchange.onboarding.application.customerrequest.ReviewCustomerRequest;
import org.serviceexchange.onboarding.domain.customerrequest.CustomerRequestOutcome;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.serviceexchange.onboarding.process.model.CustomerRequestModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Records the decision about the request. A registration that is refused leaves the task open. */
@Component
class ReviewConnectionRequestListener implements TaskListener {

    private final ReviewCustomerRequest reviewRequest;
    private final IdentityService identity;

    ReviewConnectionRequestListener(ReviewCustomerRequest reviewRequest, @Lazy IdentityService identity) {
        this.reviewRequest = reviewRequest;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateTask task) {
        SubmittedForm form = SubmittedForm.of(task, identity);
        CustomerRequestOutcome recorded =
                reviewRequest.decide(task.getExecution().getProcessBusinessKey(), form, form.by());
        task.setVariable(CustomerRequestModel.VARIABLE_REQUEST_OUTCOME, recorded.name());
    }
}
