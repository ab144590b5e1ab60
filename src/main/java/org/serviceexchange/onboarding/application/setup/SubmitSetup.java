package org.serviceexchange.onboarding.application.setup;

import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.port.setup.SetupForm;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.springframework.stereotype.Service;

/** A program begins a set-up of the provider or a change of it, as a provider admin does with the form. */
@Service
public class SubmitSetup {

    private final SetupForm form;

    SubmitSetup(SetupForm form) {
        this.form = form;
    }

    /**
     * @param values by the key of the form field
     * @return the number of the set-up
     */
    public Result<String> begin(Map<String, String> values, CurrentUser currentUser) {
        if (!currentUser.hasRole(Role.PROVIDER_ADMIN)) {
            return currentUser.isStaff()
                    ? new Result.Forbidden<>(Sentence.of("setup.admins"))
                    : new Result.NotFound<>(Sentence.of("setup.notForYou"));
        }
        return Result.of(() -> form.submit(values, currentUser.userId()));
    }
}
