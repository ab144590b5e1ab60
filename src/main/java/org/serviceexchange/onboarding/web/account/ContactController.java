package org.serviceexchange.onboarding.web.account;

import jakarta.servlet.http.HttpServletResponse;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.account.ChangeContact;
import org.serviceexchange.onboarding.application.account.ChangeContact.Changed;
import org.serviceexchange.onboarding.application.account.ChangeContact.Entered;
import org.serviceexchange.onboarding.application.account.ViewInvitations;
import org.serviceexchange.onboarding.application.account.ViewInvitations.InvitationsView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.domain.Languages;
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

/** The contact of an onboarding, changed from its onboarding page. */
@PageController
@RequestMapping("/onboardings/{number}/contact")
class ContactController {

    private final ViewOnboardings onboardings;
    private final ViewInvitations invitations;
    private final ChangeContact contacts;

    ContactController(ViewOnboardings onboardings, ViewInvitations invitations, ChangeContact contacts) {
        this.onboardings = onboardings;
        this.invitations = invitations;
        this.contacts = contacts;
    }

    @GetMapping
    String form(@PathVariable String number, CurrentUser currentUser, Model model) {
        invitations.of(number, currentUser).filter(InvitationsView::mayInvite).orElseThrow(PageNotFoundException::new);
        OnboardingView view = onboarding(number, currentUser);
        return form(
                view,
                new Entered("", "", "", view.registration().contact().email().value(), ""),
                null,
                model);
    }

    @PostMapping
    String change(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) String replaces,
            @RequestParam(defaultValue = "") String language,
            CurrentUser currentUser,
            Model model,
            HttpServletResponse response) {
        OnboardingView view = onboarding(number, currentUser);
        Entered entered = new Entered(name, email, reason, replaces, language);
        Result<Changed> result = contacts.change(number, currentUser, entered);
        if (result instanceof Failure<Changed> failure) {
            response.setStatus(HttpStatusMapper.of(failure).value());
            return form(view, entered, failure.sentence(), model);
        }
        model.addAttribute("onboarding", view);
        model.addAttribute("changed", ((Success<Changed>) result).value());
        return "contact-changed";
    }

    private static String form(OnboardingView view, Entered entered, Sentence problem, Model model) {
        model.addAttribute("onboarding", view);
        model.addAttribute("entered", entered);
        model.addAttribute("languages", Languages.all());
        model.addAttribute("problem", problem == null ? null : problem.in(CurrentReader.get()));
        return "contact";
    }

    private OnboardingView onboarding(String number, CurrentUser currentUser) {
        return onboardings.find(number, currentUser).orElseThrow(PageNotFoundException::new);
    }
}
