package org.serviceexchange.onboarding.web;

import jakarta.servlet.http.HttpServletResponse;
import org.serviceexchange.onboarding.application.InviteContact;
import org.serviceexchange.onboarding.application.InviteContact.Outcome;
import org.serviceexchange.onboarding.application.OnboardingView;
import org.serviceexchange.onboarding.application.ViewInvitations;
import org.serviceexchange.onboarding.application.ViewInvitations.InvitationsView;
import org.serviceexchange.onboarding.application.ViewOnboardings;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Inviting people to an onboarding, and taking invitations back, from its record page. */
@Controller
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
        Outcome outcome;
        try {
            outcome = inviting.invite(number, viewer, email, name);
        } catch (RefusedInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return form(number, viewer, email, name, refused.getMessage(), model);
        }
        // a person's own link may stand on the page
        response.setHeader("Cache-Control", "no-store");
        if (outcome instanceof Outcome.Invited invited) {
            model.addAttribute("onboarding", onboarding(number, viewer));
            model.addAttribute("invited", invited);
            return "invited";
        }
        String sentence = sentence(outcome, response);
        return name == null
                ? notDone(number, viewer, sentence, model)
                : form(number, viewer, email, name, sentence, model);
    }

    @PostMapping("/take-back")
    String takeBack(
            @PathVariable String number,
            @RequestParam String email,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        try {
            Outcome outcome = inviting.takeBack(number, viewer, email);
            if (outcome instanceof Outcome.TakenBack) {
                return "redirect:/onboardings/{number}#people";
            }
            return notDone(number, viewer, sentence(outcome, response), model);
        } catch (RefusedInput refused) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            return notDone(number, viewer, refused.getMessage(), model);
        }
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

    private static String sentence(Outcome outcome, HttpServletResponse response) {
        response.setStatus(InvitationApi.status(outcome).value());
        return InvitationApi.sentence(outcome);
    }
}
