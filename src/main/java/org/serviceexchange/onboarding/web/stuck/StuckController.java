package org.serviceexchange.onboarding.web.stuck;

import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.stuck.ReportStuck;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer.SubmittedPageForm;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What the customer can't go on with, and the provider's answer, on the onboarding page. */
@PageController
@RequestMapping("/onboardings/{number}/stuck")
class StuckController {

    private static final String SECTION = "stuck";

    private final ReportStuck stuck;
    private final FormResultRenderer page;

    StuckController(ReportStuck stuck, FormResultRenderer page) {
        this.stuck = stuck;
        this.page = page;
    }

    @PostMapping
    ModelAndView report(
            @PathVariable String number, @RequestParam(defaultValue = "") String reason, CurrentUser currentUser) {
        return page.after(
                stuck.report(number, currentUser, reason),
                number,
                currentUser,
                new SubmittedPageForm(SECTION, SECTION, Map.of("reason", reason)));
    }

    @PostMapping("/answer")
    ModelAndView answer(
            @PathVariable String number, @RequestParam(defaultValue = "") String answer, CurrentUser currentUser) {
        return page.after(
                stuck.answer(number, currentUser, answer),
                number,
                currentUser,
                new SubmittedPageForm(SECTION, "answer", Map.of("answer", answer)));
    }

    @PostMapping("/solved")
    ModelAndView solved(@PathVariable String number, CurrentUser currentUser) {
        return page.after(
                stuck.solve(number, currentUser),
                number,
                currentUser,
                new SubmittedPageForm(SECTION, "solved", Map.of()));
    }
}
