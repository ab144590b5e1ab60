package org.serviceexchange.onboarding.web.termination;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.web.ApiResponses;
import org.serviceexchange.onboarding.web.onboarding.OnboardingResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Withdrawing an onboarding, by programs. */
@RestController
@RequestMapping("/api/onboardings/{number}/withdrawal")
@Tag(name = "Deadline and withdrawal")
class WithdrawalApi {

    private final WithdrawOnboarding withdrawal;
    private final ViewOnboardings onboardings;

    WithdrawalApi(WithdrawOnboarding withdrawal, ViewOnboardings onboardings) {
        this.withdrawal = withdrawal;
        this.onboardings = onboardings;
    }

    record WithdrawalRequest(
            @NotNull @Schema(description = "1 to 1000 characters. Both parties read it.") String reason) {}

    @PostMapping
    @Operation(
            summary = "Withdraw an onboarding",
            description = "Provider admins and the customer's users. Not possible once it is established or has ended.")
    OnboardingResponse withdrawOnboarding(
            @PathVariable String number, @RequestBody WithdrawalRequest body, CurrentUser currentUser) {
        ApiResponses.of(withdrawal.withdraw(number, currentUser, body.reason()));
        return OnboardingResponse.of(onboardings.find(number, currentUser).orElseThrow());
    }
}
