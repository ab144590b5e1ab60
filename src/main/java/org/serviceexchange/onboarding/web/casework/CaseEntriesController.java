package org.serviceexchange.onboarding.web.casework;

import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.casework.AddWorkNote;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer.SubmittedPageForm;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Comments and work notes on the registration case, written on the onboarding page. */
@PageController
@RequestMapping("/onboardings/{number}")
class CaseEntriesController {

    private final AddComment comments;
    private final AddWorkNote workNotes;
    private final FormResultRenderer page;

    CaseEntriesController(AddComment comments, AddWorkNote workNotes, FormResultRenderer page) {
        this.comments = comments;
        this.workNotes = workNotes;
        this.page = page;
    }

    @PostMapping("/comments")
    ModelAndView comment(
            @PathVariable String number, @RequestParam(defaultValue = "") String text, CurrentUser currentUser) {
        return page.after(comments.write(number, currentUser, text), number, currentUser, sent("comments", text));
    }

    @PostMapping("/work-notes")
    ModelAndView workNote(
            @PathVariable String number, @RequestParam(defaultValue = "") String text, CurrentUser currentUser) {
        return page.after(workNotes.write(number, currentUser, text), number, currentUser, sent("work-notes", text));
    }

    private static SubmittedPageForm sent(String what, String text) {
        return new SubmittedPageForm("case", what, Map.of("text", text));
    }
}
