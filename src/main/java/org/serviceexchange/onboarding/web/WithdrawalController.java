package org.serviceexchange.onboarding.web;

import jakarta.servlet.http.HttpServletResponse;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.WithdrawOnboarding;
import org.serviceexchange.onboarding.application.WithdrawOnboarding.Outcome;
import org.serviceexchange.onboarding.application.port.OnboardingProcess;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Withdrawing an onboarding, on its record page. */
@Controller
class WithdrawalController {

    private final WithdrawOnboarding withdrawal;
    private final OnboardingController page;

    WithdrawalController(WithdrawOnboarding withdrawal, OnboardingController page) {
        this.withdrawal = withdrawal;
        this.page = page;
    }

    @PostMapping("/onboardings/{number}/withdrawal")
    String withdraw(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            Model model,
            RedirectAttributes said,
            HttpServletResponse response) {
        String problem;
        try {
            Outcome outcome = withdrawal.withdraw(number, viewer, reason);
            if (outcome instanceof Outcome.NothingThere) {
                throw new NoSuchPage();
            }
            if (outcome instanceof Outcome.NotAllowed) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
            problem = outcome instanceof Outcome.TooLate tooLate ? tooLate(tooLate) : null;
            if (problem != null) {
                response.setStatus(HttpStatus.CONFLICT.value());
            }
        } catch (OnboardingProcess.NotNow notNow) {
            problem = notNow.getMessage();
            response.setStatus(HttpStatus.CONFLICT.value());
        } catch (RefusedInput refused) {
            problem = refused.getMessage();
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        if (problem == null && viewer.isStaff()) {
            return "redirect:/onboardings/" + number;
        }
        if (problem == null) {
            // the customer's access to the record ends with it, perhaps before the browser could show it again
            said.addFlashAttribute("withdrawn", number);
            return "redirect:/onboardings";
        }
        model.addAttribute("refusedWithdrawal", new CaseEntriesController.Refused("withdrawal", reason, problem));
        return page.record(number, viewer, model);
    }

    static String tooLate(Outcome.TooLate tooLate) {
        return switch (tooLate.state()) {
            case ESTABLISHED, PAUSED ->
                "The integration is established. It can be ended by off-boarding, not withdrawn.";
            default -> "The onboarding has ended already.";
        };
    }
}
