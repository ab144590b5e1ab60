package org.serviceexchange.onboarding.web.record;

import java.util.List;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.record.OnboardingView;
import org.serviceexchange.onboarding.application.record.ViewOnboardings;
import org.serviceexchange.onboarding.web.Paging;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The onboardings for programs: to the provider's people all of them, to a customer its own. */
@RestController
@RequestMapping("/api/onboardings")
class OnboardingApi {

    private final ViewOnboardings onboardings;

    OnboardingApi(ViewOnboardings onboardings) {
        this.onboardings = onboardings;
    }

    /** Newest first; {@code page} counts from 0, {@code size} is at most {@value Paging#MAX_SIZE}. */
    @GetMapping
    List<OnboardingView> list(
            CurrentUser currentUser,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        Paging paging = Paging.of(page, size);
        return onboardings.list(currentUser, paging.page(), paging.size());
    }

    @GetMapping("/{number}")
    OnboardingView one(@PathVariable String number, CurrentUser currentUser) {
        return onboardings
                .find(number, currentUser)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "api.noOnboarding"));
    }
}
