package org.serviceexchange.onboarding.process.registration;

import java.util.Map;
import org.serviceexchange.onboarding.application.port.registration.RegistrationForm;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.task.StartFormSubmission;
import org.springframework.stereotype.Component;

/** The business key of an onboarding is its number. */
@Component
class EngineRegistrationForm implements RegistrationForm {

    private final StartFormSubmission forms;

    EngineRegistrationForm(StartFormSubmission forms) {
        this.forms = forms;
    }

    @Override
    public OnboardingNumber submit(Map<String, String> values, String userId) {
        return new OnboardingNumber(forms.submit(CustomerOnboardingModel.KEY, values, userId));
    }
}
