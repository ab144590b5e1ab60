package org.serviceexchange.onboarding.web;

import java.util.Map;
import org.serviceexchange.onboarding.application.Viewer;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form; Spring Security takes what is entered in it. */
@Controller
class SignInController {

    @GetMapping("/sign-in")
    String signIn(Viewer viewer, @RequestParam Map<String, String> outcome, Model model) {
        if (viewer != null) {
            return "redirect:/";
        }
        model.addAttribute("refused", outcome.containsKey("error"));
        model.addAttribute("signedOut", outcome.containsKey("signed-out"));
        model.addAttribute("passwordSet", outcome.containsKey("password-set"));
        return "sign-in";
    }
}
