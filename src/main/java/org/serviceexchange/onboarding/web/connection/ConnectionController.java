package org.serviceexchange.onboarding.web.connection;

import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.connection.CheckConnection;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Shows operations and provider admins whether ServiceNow can be used; for others there is no such page. */
@PageController
class ConnectionController {

    private final CheckConnection checkConnection;

    ConnectionController(CheckConnection checkConnection) {
        this.checkConnection = checkConnection;
    }

    @GetMapping("/operations/servicenow")
    String show(CurrentUser currentUser, Model model) {
        model.addAttribute("connection", checkConnection.of(currentUser).orElseThrow(PageNotFoundException::new));
        return "connection";
    }

    @PostMapping("/operations/servicenow")
    String check(CurrentUser currentUser) {
        if (!CheckConnection.mayCheck(currentUser)) {
            throw new PageNotFoundException();
        }
        checkConnection.check();
        return "redirect:/operations/servicenow";
    }
}
