package org.serviceexchange.onboarding.web;

import java.util.Map;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.WithdrawOnboarding;
import org.serviceexchange.onboarding.web.RecordPage.Sent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Withdrawing an onboarding, on its record page. */
@PageController
class WithdrawalController {

    private final WithdrawOnboarding withdrawal;
    private final RecordPage page;

    WithdrawalController(WithdrawOnboarding withdrawal, RecordPage page) {
        this.withdrawal = withdrawal;
        this.page = page;
    }

    @PostMapping("/onboardings/{number}/withdrawal")
    ModelAndView withdraw(@PathVariable String number, @RequestParam(defaultValue = "") String reason, Viewer viewer) {
        return page.after(
                withdrawal.withdraw(number, viewer, reason),
                number,
                viewer,
                new Sent("turn", "withdrawal", Map.of("reason", reason)));
    }
}
