package org.serviceexchange.onboarding.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.application.EntryOutcome;
import org.serviceexchange.onboarding.application.EntryOutcome.CaseClosed;
import org.serviceexchange.onboarding.application.EntryOutcome.NoCaseYet;
import org.serviceexchange.onboarding.application.EntryOutcome.NotAllowed;
import org.serviceexchange.onboarding.application.EntryOutcome.NothingThere;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.WriteComment;
import org.serviceexchange.onboarding.application.WriteWorkNote;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Comments and work notes on the registration case, written on the record page. */
@Controller
@RequestMapping("/onboardings/{number}")
class CaseEntriesController {

    private final WriteComment comments;
    private final WriteWorkNote workNotes;
    private final OnboardingController page;

    CaseEntriesController(WriteComment comments, WriteWorkNote workNotes, OnboardingController page) {
        this.comments = comments;
        this.workNotes = workNotes;
        this.page = page;
    }

    /**
     * What couldn't be taken, shown again beside the sentence that says why.
     *
     * @param kind the last part of the address that it was sent to
     */
    record Refused(String kind, String text, String sentence) {}

    @PostMapping("/comments")
    String comment(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String text,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        return shown(number, "comments", text, () -> comments.write(number, viewer, text), viewer, model, response);
    }

    @PostMapping("/work-notes")
    String workNote(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String text,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        return shown(number, "work-notes", text, () -> workNotes.write(number, viewer, text), viewer, model, response);
    }

    private String shown(
            String number,
            String kind,
            String text,
            Supplier<EntryOutcome> write,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        String problem;
        try {
            EntryOutcome outcome = write.get();
            if (outcome instanceof NothingThere) {
                throw new NoSuchPage();
            }
            if (outcome instanceof NotAllowed) {
                throw new ResponseStatusException(HttpStatus.FORBIDDEN);
            }
            problem = outcome instanceof CaseClosed
                    ? "The case is closed and can't be changed any more."
                    : outcome instanceof NoCaseYet
                            ? "The registration case is being opened. Try again in a moment."
                            : null;
            if (problem != null) {
                response.setStatus(HttpStatus.CONFLICT.value());
            }
        } catch (RefusedInput refused) {
            problem = refused.getMessage();
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        if (problem == null) {
            // to the page itself, so that loading it again writes nothing twice
            return "redirect:/onboardings/" + number + "#case";
        }
        model.addAttribute("refused", new Refused(kind, text, problem));
        return page.record(number, viewer, model);
    }
}
