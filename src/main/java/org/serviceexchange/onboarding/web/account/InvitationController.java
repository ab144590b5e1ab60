package org.serviceexchange.onboarding.web.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.serviceexchange.onboarding.application.account.AcceptInvitation;
import org.serviceexchange.onboarding.application.account.AcceptInvitation.Invitation;
import org.serviceexchange.onboarding.application.account.AcceptInvitation.Outcome;
import org.serviceexchange.onboarding.application.port.account.SignedIn;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.SecretLinks;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an invited person's link leads to. */
@PageController
@RequestMapping("/invitation/{token}")
class InvitationController {

    private final AcceptInvitation invitations;
    private final SignedIn signedIn;

    InvitationController(AcceptInvitation invitations, SignedIn signedIn) {
        this.invitations = invitations;
        this.signedIn = signedIn;
    }

    @GetMapping
    String show(@PathVariable String token, Model model, HttpServletResponse response) {
        return show(token, null, model, response);
    }

    @PostMapping
    String accept(
            @PathVariable String token,
            @RequestParam(required = false) String password,
            @RequestParam(required = false) String repeated,
            Model model,
            HttpServletResponse response) {
        SecretLinks.keepFromOthers(response);
        Outcome outcome;
        try {
            outcome = invitations.accept(token, password, repeated);
        } catch (RefusedInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(token, refused.getMessage(), model, response);
        }
        if (outcome instanceof Outcome.Welcome welcome) {
            signedIn.as(welcome.userId());
            String tasklist = "redirect:/camunda/app/tasklist/default/";
            return welcome.taskId() == null ? tasklist : tasklist + "#/?task=" + welcome.taskId();
        }
        if (outcome instanceof Outcome.SignInAsBefore known) {
            model.addAttribute("accepted", known);
            return "invitation-accepted";
        }
        return SecretLinks.unusable(response);
    }

    private String show(String token, String problem, Model model, HttpServletResponse response) {
        SecretLinks.keepFromOthers(response);
        Optional<Invitation> invitation = invitations.show(token);
        if (invitation.isEmpty()) {
            return SecretLinks.unusable(response);
        }
        model.addAttribute("invitation", invitation.get());
        model.addAttribute("token", token);
        model.addAttribute("problem", problem);
        return "invitation";
    }
}
