package org.serviceexchange.onboarding.web.deadline;

import java.util.Map;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.record.RecordPage;
import org.serviceexchange.onboarding.web.record.RecordPage.Sent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The deadline of the step that an onboarding waits for, extended on the record page. */
@PageController
class DeadlineController {

    private final ExtendDeadline deadlines;
    private final RecordPage page;

    DeadlineController(ExtendDeadline deadlines, RecordPage page) {
        this.deadlines = deadlines;
        this.page = page;
    }

    @PostMapping("/onboardings/{number}/deadline")
    ModelAndView extend(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String due,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer) {
        return page.after(
                deadlines.extend(number, viewer, due, reason),
                number,
                viewer,
                new Sent("turn", "deadline", Map.of("due", due, "reason", reason)));
    }
}
