package org.serviceexchange.onboarding.web;

import java.util.List;
import org.serviceexchange.onboarding.application.port.account.DemoAccounts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Says what this is, and in the demo, how to try it. */
@PageController
class HomeController {

    private final ObjectProvider<DemoAccounts> demo;

    HomeController(ObjectProvider<DemoAccounts> demo) {
        this.demo = demo;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute(
                "accounts", demo.stream().map(DemoAccounts::all).findFirst().orElse(List.of()));
        return "home";
    }
}
