package org.serviceexchange.onboarding.web.deadline;

import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.deadline.HandOverStep;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer.SubmittedPageForm;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A claimed task, handed over to a colleague on the onboarding page. */
@PageController
class HandOverController {

    private final HandOverStep steps;
    private final FormResultRenderer page;

    HandOverController(HandOverStep steps, FormResultRenderer page) {
        this.steps = steps;
        this.page = page;
    }

    @PostMapping("/onboardings/{number}/hand-over")
    ModelAndView handOver(
            @PathVariable String number, @RequestParam(defaultValue = "") String userId, CurrentUser currentUser) {
        return page.after(
                steps.handOver(number, currentUser, userId),
                number,
                currentUser,
                new SubmittedPageForm("turn", "hand-over", Map.of()));
    }
}
