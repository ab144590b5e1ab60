package org.serviceexchange.onboarding.web.setup;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.connection.CheckConnection;
import org.serviceexchange.onboarding.application.setup.ViewSetup;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Shows the provider's people what is set up, and leads its admins to where it is changed; for others there is none. */
@PageController
class SetupController {

    private final ViewSetup setup;

    SetupController(ViewSetup setup) {
        this.setup = setup;
    }

    @GetMapping("/setup")
    String show(CurrentUser currentUser, Model model) {
        model.addAttribute("setup", setup.of(currentUser).orElseThrow(PageNotFoundException::new));
        model.addAttribute("mayCheckConnection", CheckConnection.mayCheck(currentUser));
        return "setup";
    }
}
