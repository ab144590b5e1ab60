package org.serviceexchange.onboarding.web.termination;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.record.OnboardingView;
import org.serviceexchange.onboarding.application.record.ViewOnboardings;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Withdrawing an onboarding, by programs. */
@RestController
@RequestMapping("/api/onboardings/{number}/withdrawal")
class WithdrawalApi {

    private final WithdrawOnboarding withdrawal;
    private final ViewOnboardings onboardings;

    WithdrawalApi(WithdrawOnboarding withdrawal, ViewOnboardings onboardings) {
        this.withdrawal = withdrawal;
        this.onboardings = onboardings;
    }

    /** @param reason of 1 to 1000 characters */
    record Withdrawal(String reason) {}

    /** 400 for a reason that can't be taken, 403 for who may only read, 404, or 409 where it is too late. */
    @PostMapping
    OnboardingView withdraw(@PathVariable String number, @RequestBody Withdrawal body, CurrentUser currentUser) {
        ApiResponses.of(withdrawal.withdraw(number, currentUser, body.reason()));
        return onboardings.find(number, currentUser).orElseThrow();
    }
}
