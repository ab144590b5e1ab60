package org.serviceexchange.onboarding.web.account;

import jakarta.servlet.RequestDispatcher;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.account.LocalPage;
import org.serviceexchange.onboarding.application.account.SignInRefusal;
import org.serviceexchange.onboarding.application.port.account.SignInServices;
import org.serviceexchange.onboarding.web.PageController;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The sign-in form and the links to OpenID providers. Spring Security handles the submitted form and the return from a
 * provider.
 */
@PageController
class SignInController {

    private final ObjectProvider<SignInServices> services;

    SignInController(ObjectProvider<SignInServices> services) {
        this.services = services;
    }

    @GetMapping("/sign-in")
    String signIn(CurrentUser currentUser, @RequestParam Map<String, String> outcome, Model model) {
        if (currentUser != null) {
            return "redirect:/";
        }
        model.addAttribute(
                "services",
                services.stream().map(SignInServices::all).findFirst().orElse(List.of()));
        model.addAttribute("staffMayUsePasswords", services.stream().allMatch(SignInServices::staffMayUsePasswords));
        model.addAttribute(
                "page",
                services.stream()
                        .map(SignInServices::requestedPage)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
        model.addAttribute("refused", outcome.containsKey("error"));
        model.addAttribute("refusal", SignInRefusal.of(outcome.get("refused")).orElse(null));
        model.addAttribute("signedOut", outcome.containsKey("signed-out"));
        model.addAttribute("passwordSet", outcome.containsKey("password-set"));
        return "sign-in";
    }

    /** Shown after sign-in to staff whom no mail can reach, on the way to the page that they wanted. */
    @GetMapping("/no-address")
    String noAddress(@RequestParam(name = LocalPage.PARAMETER, required = false) String page, Model model) {
        model.addAttribute("page", LocalPage.parse(page).orElse("/"));
        return "no-address";
    }

    /** Shown for a moment after sign-out, before the browser goes to the OpenID provider. */
    @RequestMapping("/signed-out")
    String signedOut(
            @RequestAttribute(name = RequestDispatcher.FORWARD_REQUEST_URI, required = false) String signedOutAt) {
        return signedOutAt == null ? "redirect:/sign-in" : "signed-out";
    }
}
