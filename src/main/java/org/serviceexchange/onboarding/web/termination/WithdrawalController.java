package org.serviceexchange.onboarding.web.termination;

import java.util.Map;
import org.serviceexchange.onboarding.application.Outcome;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.record.RecordPage;
import org.serviceexchange.onboarding.web.record.RecordPage.Sent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
    ModelAndView withdraw(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            RedirectAttributes said) {
        Outcome<Void> outcome = withdrawal.withdraw(number, viewer, reason);
        if (outcome instanceof Outcome.Done && !viewer.isStaff()) {
            // the customer's access to the record ends with it, perhaps before the browser could show it again
            said.addFlashAttribute("withdrawn", number);
            return new ModelAndView("redirect:/onboardings");
        }
        return page.after(outcome, number, viewer, new Sent("turn", "withdrawal", Map.of("reason", reason)));
    }
}
