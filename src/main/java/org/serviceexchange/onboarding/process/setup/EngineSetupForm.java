package org.serviceexchange.onboarding.process.setup;

import java.util.Map;
import org.serviceexchange.onboarding.application.port.setup.SetupForm;
import org.serviceexchange.onboarding.process.model.ProviderSetupModel;
import org.serviceexchange.onboarding.process.task.StartFormSubmission;
import org.springframework.stereotype.Component;

/** The business key of a set-up is its number. */
@Component
class EngineSetupForm implements SetupForm {

    private final StartFormSubmission forms;

    EngineSetupForm(StartFormSubmission forms) {
        this.forms = forms;
    }

    @Override
    public String submit(Map<String, String> values, String userId) {
        return forms.submit(ProviderSetupModel.KEY, values, userId);
    }
}
