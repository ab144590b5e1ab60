package org.serviceexchange.onboarding.web.integration;

import java.util.Map;
import org.serviceexchange.onboarding.application.Outcome;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.domain.onboarding.RequestKind;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.record.RecordPage;
import org.serviceexchange.onboarding.web.record.RecordPage.Sent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Pausing, resuming and ending an established integration, on its record page. */
@PageController
@RequestMapping("/onboardings/{number}")
class IntegrationController {

    private final RequestIntegrationChange change;
    private final RecordPage page;

    IntegrationController(RequestIntegrationChange change, RecordPage page) {
        this.change = change;
        this.page = page;
    }

    @PostMapping("/pause")
    ModelAndView pause(@PathVariable String number, @RequestParam(defaultValue = "") String reason, Viewer viewer) {
        return shown(change.pause(number, viewer, reason), number, viewer, "pause", Map.of("reason", reason));
    }

    @PostMapping("/resume")
    ModelAndView resume(@PathVariable String number, @RequestParam(defaultValue = "") String reason, Viewer viewer) {
        return shown(change.resume(number, viewer, reason), number, viewer, "resume", Map.of("reason", reason));
    }

    @PostMapping("/offboarding")
    ModelAndView end(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String confirmCustomerName,
            Viewer viewer) {
        return shown(
                change.end(number, viewer, reason, confirmCustomerName),
                number,
                viewer,
                "offboarding",
                Map.of("reason", reason, "confirmCustomerName", confirmCustomerName));
    }

    @PostMapping("/resume/take-back")
    ModelAndView takeResumeBack(@PathVariable String number, Viewer viewer) {
        return shown(change.takeBack(number, viewer, RequestKind.RESUME), number, viewer, "resume/take-back", Map.of());
    }

    @PostMapping("/offboarding/take-back")
    ModelAndView takeEndBack(@PathVariable String number, Viewer viewer) {
        return shown(
                change.takeBack(number, viewer, RequestKind.END), number, viewer, "offboarding/take-back", Map.of());
    }

    private ModelAndView shown(
            Outcome<?> outcome, String number, Viewer viewer, String what, Map<String, String> typed) {
        return page.after(outcome, number, viewer, new Sent("integration", what, typed));
    }
}
