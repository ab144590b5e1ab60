package org.serviceexchange.onboarding.web.deadline;

import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer.SubmittedPageForm;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The deadline of the step that an onboarding waits for, extended on the onboarding page. */
@PageController
class DeadlineController {

    private final ExtendDeadline deadlines;
    private final FormResultRenderer page;

    DeadlineController(ExtendDeadline deadlines, FormResultRenderer page) {
        this.deadlines = deadlines;
        this.page = page;
    }

    @PostMapping("/onboardings/{number}/deadline")
    ModelAndView extend(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String reason,
            CurrentUser currentUser) {
        return page.after(
                deadlines.extend(number, currentUser, due, reason),
                number,
                currentUser,
                new SubmittedPageForm("turn", "deadline", Map.of("due", due, "reason", reason)));
    }
}
