package org.serviceexchange.onboarding.web.digest;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.digest.ChooseDigests;
import org.serviceexchange.onboarding.web.PageController;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Turns the digests of the signed-in person on and off, from the settings. */
@PageController
class DigestChoiceController {

    private final ChooseDigests digests;

    DigestChoiceController(ChooseDigests digests) {
        this.digests = digests;
    }

    @PostMapping("/settings/digests")
    String choose(CurrentUser currentUser, @RequestParam(defaultValue = "false") boolean wanted) {
        digests.choose(currentUser, wanted);
        return "redirect:/settings?saved";
    }
}
