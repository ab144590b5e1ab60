package org.serviceexchange.onboarding.web.casework;

import java.util.Map;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.casework.WriteComment;
import org.serviceexchange.onboarding.application.casework.WriteWorkNote;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.record.RecordPage;
import org.serviceexchange.onboarding.web.record.RecordPage.Sent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Comments and work notes on the registration case, written on the record page. */
@PageController
@RequestMapping("/onboardings/{number}")
class CaseEntriesController {

    private final WriteComment comments;
    private final WriteWorkNote workNotes;
    private final RecordPage page;

    CaseEntriesController(WriteComment comments, WriteWorkNote workNotes, RecordPage page) {
        this.comments = comments;
        this.workNotes = workNotes;
        this.page = page;
    }

    @PostMapping("/comments")
    ModelAndView comment(@PathVariable String number, @RequestParam(defaultValue = "") String text, Viewer viewer) {
        return page.after(comments.write(number, viewer, text), number, viewer, sent("comments", text));
    }

    @PostMapping("/work-notes")
    ModelAndView workNote(@PathVariable String number, @RequestParam(defaultValue = "") String text, Viewer viewer) {
        return page.after(workNotes.write(number, viewer, text), number, viewer, sent("work-notes", text));
    }

    private static Sent sent(String what, String text) {
        return new Sent("case", what, Map.of("text", text));
    }
}
