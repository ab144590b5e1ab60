package org.serviceexchange.onboarding.process.registration;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.serviceexchange.onboarding.application.registration.RegisterCustomer;
import org.serviceexchange.onboarding.application.registration.RegistrationCommand;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.process.form.SubmittedForm;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Creates the onboarding from the submitted registration and sets its number as business key. */
@Component
class CustomerRegisteredListener implements ExecutionListener {

    private final RegisterCustomer registerCustomer;
    private final IdentityService identity;

    CustomerRegisteredListener(RegisterCustomer registerCustomer, @Lazy IdentityService identity) {
        this.registerCustomer = registerCustomer;
        this.identity = identity;
    }

    @Override
    public void notify(DelegateExecution execution) {
        SubmittedForm form = SubmittedForm.of(execution, identity);
        Onboarding onboarding = registerCustomer.register(RegistrationCommand.of(form, form.by()));
        execution.setProcessBusinessKey(onboarding.number().value());
        execution.setVariable(
                CustomerOnboardingModel.VARIABLE_CUSTOMER_GROUP,
                onboarding.customer().group());
    }
}
