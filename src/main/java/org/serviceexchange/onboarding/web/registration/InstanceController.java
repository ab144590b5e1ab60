package org.serviceexchange.onboarding.web.registration;

import jakarta.servlet.http.HttpServletResponse;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.record.OnboardingView;
import org.serviceexchange.onboarding.application.record.ViewOnboardings;
import org.serviceexchange.onboarding.application.registration.ChangeInstance;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.web.HttpStatusMapper;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.PageNotFound;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The host of the customer's instance, changed from the record page. */
@PageController
@RequestMapping("/onboardings/{number}/instance")
class InstanceController {

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
            throw new PageNotFound();
        }
        return form(view, view.registration().instance().host().value(), "", null, model);
    }

    @PostMapping
    String change(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String instanceHost,
            @RequestParam(defaultValue = "") String reason,
            CurrentUser currentUser,
            Model model,
            HttpServletResponse response) {
        Result<InstanceHost> outcome = instances.change(number, currentUser, instanceHost, reason);
        if (outcome instanceof Failure<InstanceHost> notDone) {
            OnboardingView view = onboarding(number, currentUser);
            response.setStatus(HttpStatusMapper.of(notDone).value());
            return form(view, instanceHost, reason, notDone.sentence(), model);
        }
        return "redirect:/onboardings/" + number;
    }

    private static String form(OnboardingView view, String host, String reason, Sentence problem, Model model) {
        model.addAttribute("onboarding", view);
        model.addAttribute("host", host);
        model.addAttribute("reason", reason);
        model.addAttribute("problem", problem == null ? null : problem.in(LocaleContextHolder.getLocale()));
        return "instance";
    }

    private OnboardingView onboarding(String number, CurrentUser currentUser) {
        return onboardings.find(number, currentUser).orElseThrow(PageNotFound::new);
    }
}
