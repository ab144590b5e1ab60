package org.serviceexchange.onboarding.web;

import jakarta.servlet.http.HttpServletResponse;
import org.serviceexchange.onboarding.application.ExtendDeadline;
import org.serviceexchange.onboarding.application.ExtendDeadline.Outcome;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The deadline of the step that an onboarding waits for, extended on the record page. */
@Controller
@RequestMapping("/onboardings/{number}/deadline")
class DeadlineController {

    private final ExtendDeadline deadlines;
    private final OnboardingController page;

    DeadlineController(ExtendDeadline deadlines, OnboardingController page) {
        this.deadlines = deadlines;
        this.page = page;
    }

    /** What couldn't be taken, shown again beside the sentence that says why. */
    record NotExtended(String due, String reason, String sentence) {}

    @PostMapping
    String extend(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        String problem;
        try {
            Outcome outcome = deadlines.extend(number, viewer, due, reason);
            if (outcome instanceof Outcome.NothingThere) {
                throw new NoSuchPage();
            }
            if (outcome instanceof Outcome.NotAllowed) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
            if (outcome instanceof Outcome.Extended) {
                // to the page itself, so that loading it again extends nothing twice
                return "redirect:/onboardings/" + number + "#turn";
            }
            problem = ((Outcome.WrongMoment) outcome).sentence();
            response.setStatus(HttpStatus.CONFLICT.value());
        } catch (RefusedInput refused) {
            problem = refused.getMessage();
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("notExtended", new NotExtended(due, reason, problem));
        return page.record(number, viewer, model);
    }
}
