package org.serviceexchange.onboarding.web.account;

import jakarta.servlet.http.HttpServletResponse;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.Result.Invalid;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.account.InviteContact;
import org.serviceexchange.onboarding.application.account.InviteContact.Invited;
import org.serviceexchange.onboarding.application.account.ViewInvitations;
import org.serviceexchange.onboarding.application.account.ViewInvitations.InvitationsView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.serviceexchange.onboarding.web.HttpStatusMapper;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Inviting people to an onboarding, and revoking invitations, from its onboarding page. */
@PageController
@RequestMapping("/onboardings/{number}/invitation")
class OnboardingInvitationController {

    private final ViewOnboardings onboardings;
    private final ViewInvitations invitations;
    private final InviteContact inviting;

    OnboardingInvitationController(ViewOnboardings onboardings, ViewInvitations invitations, InviteContact inviting) {
        this.onboardings = onboardings;
        this.invitations = invitations;
        this.inviting = inviting;
    }

    /** The form for one more person. */
    @GetMapping
    String form(@PathVariable String number, CurrentUser currentUser, Model model) {
        invitations.of(number, currentUser).filter(InvitationsView::mayInvite).orElseThrow(PageNotFoundException::new);
        return form(number, currentUser, "", "", null, model);
    }

    @PostMapping
    String invite(
            @PathVariable String number,
            @RequestParam String email,
            @RequestParam(required = false) String name,
            CurrentUser currentUser,
            Model model,
            HttpServletResponse response) {
        Result<Invited> result = inviting.invite(number, currentUser, email, name);
        // a person's own link may stand on the page
        response.setHeader("Cache-Control", "no-store");
        if (result instanceof Failure<Invited> failure) {
            response.setStatus(HttpStatusMapper.of(failure).value());
            // sent again from the onboarding page, there is no form, unless it turns out that a name is missing
            return name == null && !(failure instanceof Invalid)
                    ? refused(number, currentUser, failure.sentence(), model)
                    : form(number, currentUser, email, name, failure.sentence(), model);
        }
        model.addAttribute("onboarding", onboarding(number, currentUser));
        model.addAttribute("invited", ((Success<Invited>) result).value());
        return "invited";
    }

    @PostMapping("/take-back")
    String revoke(
            @PathVariable String number,
            @RequestParam String email,
            CurrentUser currentUser,
            Model model,
            HttpServletResponse response) {
        if (inviting.revoke(number, currentUser, email) instanceof Failure<Void> failure) {
            response.setStatus(HttpStatusMapper.of(failure).value());
            return refused(number, currentUser, failure.sentence(), model);
        }
        return "redirect:/onboardings/{number}#people";
    }

    private String form(
            String number, CurrentUser currentUser, String email, String name, Sentence problem, Model model) {
        model.addAttribute("onboarding", onboarding(number, currentUser));
        model.addAttribute("contactEmail", email);
        model.addAttribute("contactName", name == null ? "" : name);
        model.addAttribute("problem", problem == null ? null : problem.in(CurrentReader.get()));
        return "invite";
    }

    private String refused(String number, CurrentUser currentUser, Sentence sentence, Model model) {
        model.addAttribute("onboarding", onboarding(number, currentUser));
        model.addAttribute("problem", sentence.in(CurrentReader.get()));
        return "not-invited";
    }

    private OnboardingView onboarding(String number, CurrentUser currentUser) {
        return onboardings.find(number, currentUser).orElseThrow(PageNotFoundException::new);
    }
}
