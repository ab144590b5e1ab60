package org.serviceexchange.onboarding.application.registration;

import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.port.registration.RegistrationForm;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;

/** A program registers a customer, as a provider admin does with the form. */
@Service
public class SubmitRegistration {

    private final RegistrationForm form;

    SubmitRegistration(RegistrationForm form) {
        this.form = form;
    }

    /** @param values by the key of the form field */
    public Result<OnboardingNumber> register(Map<String, String> values, CurrentUser currentUser) {
        if (!currentUser.hasRole(Role.PROVIDER_ADMIN)) {
            return refusal(currentUser);
        }
        return Result.of(() -> form.submit(values, currentUser.userId()));
    }

    /** For everybody but provider admins. */
    static <T> Result<T> refusal(CurrentUser currentUser) {
        return currentUser.isStaff()
                ? new Result.Forbidden<>(Sentence.of("registration.admins"))
                : new Result.NotFound<>(Sentence.of("registration.none"));
    }
}
