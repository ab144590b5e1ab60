package org.serviceexchange.onboarding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.application.RequestIntegrationChange;
import org.serviceexchange.onboarding.application.RequestIntegrationChange.Outcome;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.serviceexchange.onboarding.domain.RequestKind;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Pausing, resuming and ending an established integration, on its record page. */
@Controller
@RequestMapping("/onboardings/{number}")
class IntegrationController {

    private final RequestIntegrationChange change;
    private final OnboardingController page;

    IntegrationController(RequestIntegrationChange change, OnboardingController page) {
        this.change = change;
        this.page = page;
    }

    /**
     * What couldn't be taken, shown again beside the sentence that says why.
     *
     * @param what the last part of the address that it was sent to
     */
    record NotDone(String what, String reason, String confirmCustomerName, String sentence) {}

    @PostMapping("/pause")
    String pause(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        return shown(number, "pause", reason, "", () -> change.pause(number, viewer, reason), viewer, model, response);
    }

    @PostMapping("/resume")
    String resume(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        return shown(
                number, "resume", reason, "", () -> change.resume(number, viewer, reason), viewer, model, response);
    }

    @PostMapping("/offboarding")
    String end(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String confirmCustomerName,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        return shown(
                number,
                "offboarding",
                reason,
                confirmCustomerName,
                () -> change.end(number, viewer, reason, confirmCustomerName),
                viewer,
                model,
                response);
    }

    @PostMapping("/resume/take-back")
    String takeResumeBack(@PathVariable String number, Viewer viewer, Model model, HttpServletResponse response) {
        return takeBack(number, "resume/take-back", RequestKind.RESUME, viewer, model, response);
    }

    @PostMapping("/offboarding/take-back")
    String takeEndBack(@PathVariable String number, Viewer viewer, Model model, HttpServletResponse response) {
        return takeBack(number, "offboarding/take-back", RequestKind.END, viewer, model, response);
    }

    private String takeBack(
            String number, String what, RequestKind kind, Viewer viewer, Model model, HttpServletResponse response) {
        return shown(number, what, "", "", () -> change.takeBack(number, viewer, kind), viewer, model, response);
    }

    private String shown(
            String number,
            String what,
            String reason,
            String confirmCustomerName,
            Supplier<Outcome> act,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        String sentence;
        try {
            Outcome outcome = act.get();
            if (outcome instanceof Outcome.NothingThere) {
                throw new NoSuchPage();
            }
            if (outcome instanceof Outcome.NotAllowed) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
            if (!(outcome instanceof Outcome.WrongMoment wrong)) {
                // to the page itself, so that loading it again asks for nothing twice
                return "redirect:/onboardings/" + number + "#integration";
            }
            sentence = wrong.sentence();
            response.setStatus(HttpStatus.CONFLICT.value());
        } catch (RefusedInput refused) {
            sentence = refused.getMessage();
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        model.addAttribute("notDone", new NotDone(what, reason, confirmCustomerName, sentence));
        return page.record(number, viewer, model);
    }
}
