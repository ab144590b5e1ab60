package org.serviceexchange.onboarding.web.digest;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.serviceexchange.onboarding.application.digest.ChooseDigests;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.SecretPageHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What the link in a digest leads to: it turns the digests of its receiver off, without signing in. */
@PageController
class DigestRefusalController {

    private final ChooseDigests digests;

    DigestRefusalController(ChooseDigests digests) {
        this.digests = digests;
    }

    /** Asks only: mail scanners open links as well. */
    @GetMapping("/digest-off/{token}")
    String ask(@PathVariable String token, Model model, HttpServletResponse response) {
        return page(digests.receiverOf(token), false, token, model, response);
    }

    /** From the page, or from a mail program: RFC 8058. */
    @PostMapping("/digest-off/{token}")
    String turnOff(@PathVariable String token, Model model, HttpServletResponse response) {
        return page(digests.refuse(token), true, token, model, response);
    }

    private static String page(
            Optional<EmailAddress> receiver, boolean off, String token, Model model, HttpServletResponse response) {
        SecretPageHeaders.keepFromOthers(response);
        if (receiver.isEmpty()) {
            return SecretPageHeaders.unusable(response);
        }
        model.addAttribute("receiver", receiver.get());
        model.addAttribute("off", off);
        model.addAttribute("token", token);
        return "digest-off";
    }
}
