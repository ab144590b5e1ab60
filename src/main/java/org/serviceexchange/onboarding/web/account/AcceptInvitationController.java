package org.serviceexchange.onboarding.web.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.serviceexchange.onboarding.application.account.AcceptInvitation;
import org.serviceexchange.onboarding.application.account.AcceptInvitation.Acceptance;
import org.serviceexchange.onboarding.application.account.AcceptInvitation.Invitation;
import org.serviceexchange.onboarding.application.port.account.SignInSession;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an invited person's link leads to. */
@PageController
@RequestMapping("/invitation/{token}")
class AcceptInvitationController {

    private final AcceptInvitation invitations;
    private final SignInSession signedIn;

    AcceptInvitationController(AcceptInvitation invitations, SignInSession signedIn) {
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
        SecretPageHeaders.keepFromOthers(response);
        Acceptance outcome;
        try {
            outcome = invitations.accept(token, password, repeated);
        } catch (InvalidInputException refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return show(token, refused.sentence(), model, response);
        }
        if (outcome instanceof Acceptance.Welcome welcome) {
            signedIn.as(welcome.userId());
            String tasklist = "redirect:/camunda/app/tasklist/default/";
            return welcome.taskId() == null ? tasklist : tasklist + "#/?task=" + welcome.taskId();
        }
        if (outcome instanceof Acceptance.SignInAsBefore known) {
            model.addAttribute("accepted", known);
            return "invitation-accepted";
        }
        return SecretPageHeaders.unusable(response);
    }

    private String show(String token, Sentence problem, Model model, HttpServletResponse response) {
        SecretPageHeaders.keepFromOthers(response);
        Optional<Invitation> invitation = invitations.show(token);
        if (invitation.isEmpty()) {
            return SecretPageHeaders.unusable(response);
        }
        model.addAttribute("invitation", invitation.get());
        model.addAttribute("token", token);
        model.addAttribute("problem", problem == null ? null : problem.in(CurrentReader.get()));
        return "invitation";
    }
}
