package org.serviceexchange.onboarding.web.status;

import java.util.Map;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.status.RevokeStatusLinks;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer;
import org.serviceexchange.onboarding.web.onboarding.FormResultRenderer.SubmittedPageForm;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** Revoking the links to the status, on the onboarding page. */
@PageController
class StatusLinksController {

    private final RevokeStatusLinks links;
    private final FormResultRenderer page;

    StatusLinksController(RevokeStatusLinks links, FormResultRenderer page) {
        this.links = links;
        this.page = page;
    }

    @PostMapping("/onboardings/{number}/status-links/revocation")
    ModelAndView revoke(@PathVariable String number, CurrentUser currentUser) {
        return page.after(
                links.revoke(number, currentUser),
                number,
                currentUser,
                new SubmittedPageForm("status-links", "revocation", Map.of()));
    }
}
