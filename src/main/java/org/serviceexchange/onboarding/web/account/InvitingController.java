package org.serviceexchange.onboarding.web.account;

import jakarta.servlet.http.HttpServletResponse;
import org.serviceexchange.onboarding.application.Outcome;
import org.serviceexchange.onboarding.application.Outcome.Done;
import org.serviceexchange.onboarding.application.Outcome.NotDone;
import org.serviceexchange.onboarding.application.Outcome.Refused;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.account.InviteContact;
import org.serviceexchange.onboarding.application.account.InviteContact.Invited;
import org.serviceexchange.onboarding.application.account.ViewInvitations;
import org.serviceexchange.onboarding.application.account.ViewInvitations.InvitationsView;
import org.serviceexchange.onboarding.application.record.OnboardingView;
import org.serviceexchange.onboarding.application.record.ViewOnboardings;
import org.serviceexchange.onboarding.web.NoSuchPage;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.Status;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Inviting people to an onboarding, and taking invitations back, from its record page. */
@PageController
@RequestMapping("/onboardings/{number}/invitation")
class InvitingController {

    private final ViewOnboardings onboardings;
    private final ViewInvitations invitations;
    private final InviteContact inviting;

    InvitingController(ViewOnboardings onboardings, ViewInvitations invitations, InviteContact inviting) {
        this.onboardings = onboardings;
        this.invitations = invitations;
        this.inviting = inviting;
    }

    /** The form for one more person. */
    @GetMapping
    String form(@PathVariable String number, Viewer viewer, Model model) {
        invitations.of(number, viewer).filter(InvitationsView::mayInvite).orElseThrow(NoSuchPage::new);
        return form(number, viewer, "", "", null, model);
    }

    @PostMapping
    String invite(
            @PathVariable String number,
            @RequestParam String email,
            @RequestParam(required = false) String name,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        Outcome<Invited> outcome = inviting.invite(number, viewer, email, name);
        // a person's own link may stand on the page
        response.setHeader("Cache-Control", "no-store");
        if (outcome instanceof NotDone<Invited> notDone) {
            response.setStatus(Status.of(notDone).value());
            // sent again from the record page, there is no form, unless it turns out that a name is missing
            return name == null && !(notDone instanceof Refused)
                    ? notDone(number, viewer, notDone.sentence(), model)
                    : form(number, viewer, email, name, notDone.sentence(), model);
        }
        model.addAttribute("onboarding", onboarding(number, viewer));
        model.addAttribute("invited", ((Done<Invited>) outcome).value());
        return "invited";
    }

    @PostMapping("/take-back")
    String takeBack(
            @PathVariable String number,
            @RequestParam String email,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        if (inviting.takeBack(number, viewer, email) instanceof NotDone<Void> notDone) {
            response.setStatus(Status.of(notDone).value());
            return notDone(number, viewer, notDone.sentence(), model);
        }
        return "redirect:/onboardings/{number}#people";
    }

    private String form(String number, Viewer viewer, String email, String name, String problem, Model model) {
        model.addAttribute("onboarding", onboarding(number, viewer));
        model.addAttribute("contactEmail", email);
        model.addAttribute("contactName", name == null ? "" : name);
        model.addAttribute("problem", problem);
        return "invite";
    }

    private String notDone(String number, Viewer viewer, String sentence, Model model) {
        model.addAttribute("onboarding", onboarding(number, viewer));
        model.addAttribute("problem", sentence);
        return "not-invited";
    }

    private OnboardingView onboarding(String number, Viewer viewer) {
        return onboardings.find(number, viewer).orElseThrow(NoSuchPage::new);
    }
}
