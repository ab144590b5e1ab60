package org.serviceexchange.onboarding.web.registration;

import jakarta.servlet.http.HttpServletResponse;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.registration.ChangeInstance;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Registration;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.serviceexchange.onboarding.web.HttpStatusMapper;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** What is registered of the customer's instance, changed from the onboarding page. */
@PageController
@RequestMapping("/onboardings/{number}/instance")
class InstanceController {

    record Entered(String instanceHost, String environment, String reason) {}

    private final ViewOnboardings onboardings;
    private final ChangeInstance instances;

    InstanceController(ViewOnboardings onboardings, ChangeInstance instances) {
        this.onboardings = onboardings;
        this.instances = instances;
    }

    @GetMapping
    String form(@PathVariable String number, CurrentUser currentUser, Model model) {
        OnboardingView view = onboarding(number, currentUser);
        if (!ChangeInstance.mayChange(currentUser) || !view.state().isActive()) {
            throw new PageNotFoundException();
        }
        Registration registered = view.registration();
        return form(
                view,
                new Entered(
                        registered.instance().host().value(),
                        registered.details().environment().value(),
                        ""),
                null,
                model);
    }

    @PostMapping
    String change(
            @PathVariable String number,
            @ModelAttribute Entered entered,
            CurrentUser currentUser,
            Model model,
            HttpServletResponse response) {
        Result<Onboarding> result =
                instances.change(number, currentUser, entered.instanceHost(), entered.environment(), entered.reason());
        if (result instanceof Failure<Onboarding> failure) {
            OnboardingView view = onboarding(number, currentUser);
            response.setStatus(HttpStatusMapper.of(failure).value());
            return form(view, entered, failure.sentence(), model);
        }
        return "redirect:/onboardings/" + number;
    }

    private static String form(OnboardingView view, Entered entered, Sentence problem, Model model) {
        model.addAttribute("onboarding", view);
        model.addAttribute("entered", entered);
        model.addAttribute("environments", Environment.values());
        model.addAttribute("problem", problem == null ? null : problem.in(CurrentReader.get()));
        return "instance";
    }

    private OnboardingView onboarding(String number, CurrentUser currentUser) {
        return onboardings.find(number, currentUser).orElseThrow(PageNotFoundException::new);
    }
}
