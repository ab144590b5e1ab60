package org.serviceexchange.onboarding.web.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.serviceexchange.onboarding.application.account.ResetPassword;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.SecretPageHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The way back in for who forgot the password. */
@PageController
class PasswordController {

    private final ResetPassword passwords;

    PasswordController(ResetPassword passwords) {
        this.passwords = passwords;
    }

    @GetMapping("/forgotten-password")
    String ask() {
        return "forgotten-password";
    }

    /** Answers the same whether or not there is such an account. */
    @PostMapping("/forgotten-password")
    String request(@RequestParam(required = false) String email, Model model) {
        passwords.request(email);
        model.addAttribute("asked", true);
        return "forgotten-password";
    }

    @GetMapping("/password/{token}")
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        return show(token, null, model, response);
    }

    @PostMapping("/password/{token}")
    String change(
            @PathVariable String token,
            @RequestParam(required = false) String password,
            @RequestParam(required = false) String repeated,
            Model model,
            HttpServletResponse response) {
        SecretPageHeaders.keepFromOthers(response);
        try {
            return passwords.change(token, password, repeated)
                    ? "redirect:/sign-in?password-set"
                    : SecretPageHeaders.unusable(response);
        } catch (InvalidInputException refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(token, refused.sentence(), model, response);
        }
    }

    private String show(String token, Sentence problem, Model model, HttpServletResponse response) {
        SecretPageHeaders.keepFromOthers(response);
        Optional<String> userId = passwords.show(token);
        if (userId.isEmpty()) {
            return SecretPageHeaders.unusable(response);
        }
        model.addAttribute("userId", userId.get());
        model.addAttribute("token", token);
        model.addAttribute("problem", problem == null ? null : problem.in(CurrentReader.get()));
        return "new-password";
    }
}
