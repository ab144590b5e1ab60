package org.serviceexchange.onboarding.web.termination;

import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer.SubmittedPageForm;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Withdrawing an onboarding, on its onboarding page. */
@PageController
class WithdrawalController {

    private final WithdrawOnboarding withdrawal;
    private final FormResultRenderer page;

    WithdrawalController(WithdrawOnboarding withdrawal, FormResultRenderer page) {
        this.withdrawal = withdrawal;
        this.page = page;
    }

    @PostMapping("/onboardings/{number}/withdrawal")
    ModelAndView withdraw(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            CurrentUser currentUser,
            RedirectAttributes said) {
        Result<Void> result = withdrawal.withdraw(number, currentUser, reason);
        if (result instanceof Result.Success && !currentUser.isStaff()) {
            // the customer's access to the record ends with it, perhaps before the browser could show it again
            said.addFlashAttribute("withdrawn", number);
            return new ModelAndView("redirect:/onboardings");
        }
        return page.after(
                result, number, currentUser, new SubmittedPageForm("turn", "withdrawal", Map.of("reason", reason)));
    }
}
