package org.serviceexchange.onboarding.web.integration;

import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer.SubmittedPageForm;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Pausing, resuming and ending an established integration, on its onboarding page. */
@PageController
@RequestMapping("/onboardings/{number}")
class IntegrationController {

    private final RequestIntegrationChange change;
    private final FormResultRenderer page;

    IntegrationController(RequestIntegrationChange change, FormResultRenderer page) {
        this.change = change;
        this.page = page;
    }

    @PostMapping("/pause")
    ModelAndView pause(
            @PathVariable String number, @RequestParam(defaultValue = "") String reason, CurrentUser currentUser) {
        return shown(change.pause(number, currentUser, reason), number, currentUser, "pause", Map.of("reason", reason));
    }

    @PostMapping("/resume")
    ModelAndView resume(
            @PathVariable String number, @RequestParam(defaultValue = "") String reason, CurrentUser currentUser) {
        return shown(
                change.resume(number, currentUser, reason), number, currentUser, "resume", Map.of("reason", reason));
    }

    @PostMapping("/offboarding")
    ModelAndView end(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String confirmCustomerName,
            CurrentUser currentUser) {
        return shown(
                change.end(number, currentUser, reason, confirmCustomerName),
                number,
                currentUser,
                "offboarding",
                Map.of("reason", reason, "confirmCustomerName", confirmCustomerName));
    }

    @PostMapping("/resume/take-back")
    ModelAndView takeResumeBack(@PathVariable String number, CurrentUser currentUser) {
        return shown(
                change.withdraw(number, currentUser, RequestKind.RESUME),
                number,
                currentUser,
                "resume/take-back",
                Map.of());
    }

    @PostMapping("/offboarding/take-back")
    ModelAndView takeEndBack(@PathVariable String number, CurrentUser currentUser) {
        return shown(
                change.withdraw(number, currentUser, RequestKind.END),
                number,
                currentUser,
                "offboarding/take-back",
                Map.of());
    }

    private ModelAndView shown(
            Result<?> result, String number, CurrentUser currentUser, String what, Map<String, String> typed) {
        return page.after(result, number, currentUser, new SubmittedPageForm("integration", what, typed));
    }
}
