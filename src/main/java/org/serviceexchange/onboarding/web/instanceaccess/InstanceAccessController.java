package org.serviceexchange.onboarding.web.instanceaccess;

import jakarta.servlet.http.HttpServletResponse;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.PersonNames;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Failure;
import org.serviceexchange.onboarding.application.instanceaccess.EnteredAccess;
import org.serviceexchange.onboarding.application.instanceaccess.GiveInstanceAccess;
import org.serviceexchange.onboarding.application.instanceaccess.InstanceAccessView;
import org.serviceexchange.onboarding.application.instanceaccess.TestInstanceAccess;
import org.serviceexchange.onboarding.application.instanceaccess.ViewInstanceAccess;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.serviceexchange.onboarding.web.HttpStatusMapper;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.serviceexchange.onboarding.web.SecretPageHeaders;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The access that a customer gives to its instance. What was entered is never shown again. */
@PageController
@RequestMapping("/onboardings/{number}/instance-access")
class InstanceAccessController {

    private static final String VIEW = "instance-access";

    private final ViewOnboardings onboardings;
    private final ViewInstanceAccess accesses;
    private final GiveInstanceAccess give;
    private final TestInstanceAccess test;
    private final PersonNames people;

    InstanceAccessController(
            ViewOnboardings onboardings,
            ViewInstanceAccess accesses,
            GiveInstanceAccess give,
            TestInstanceAccess test,
            PersonNames people) {
        this.onboardings = onboardings;
        this.accesses = accesses;
        this.give = give;
        this.test = test;
        this.people = people;
    }

    @GetMapping
    String page(@PathVariable String number, CurrentUser currentUser, Model model, HttpServletResponse response) {
        return page(number, currentUser, null, "oauth", model, response);
    }

    /** Tests the access at once, so that its giver sees what is missing. */
    @PostMapping
    String give(
            @PathVariable String number,
            @RequestParam(defaultValue = "") String method,
            @RequestParam(defaultValue = "") String clientId,
            @RequestParam(defaultValue = "") String clientSecret,
            @RequestParam(defaultValue = "") String apiKey,
            CurrentUser currentUser,
            Model model,
            HttpServletResponse response) {
        Result<Void> given = give.give(number, currentUser, new EnteredAccess(method, clientId, clientSecret, apiKey));
        if (given instanceof Failure<Void>) {
            return after(given, number, currentUser, method, model, response);
        }
        return after(test.test(number, currentUser), number, currentUser, method, model, response);
    }

    @PostMapping("/test")
    String test(@PathVariable String number, CurrentUser currentUser, Model model, HttpServletResponse response) {
        return after(test.test(number, currentUser), number, currentUser, "oauth", model, response);
    }

    @PostMapping("/withdraw")
    String withdraw(@PathVariable String number, CurrentUser currentUser, Model model, HttpServletResponse response) {
        return after(give.withdraw(number, currentUser), number, currentUser, "oauth", model, response);
    }

    private String after(
            Result<Void> result,
            String number,
            CurrentUser currentUser,
            String method,
            Model model,
            HttpServletResponse response) {
        if (result instanceof Failure<Void> failure) {
            String page = page(number, currentUser, failure.sentence(), method, model, response);
            response.setStatus(HttpStatusMapper.of(failure).value());
            return page;
        }
        return "redirect:/onboardings/{number}/instance-access";
    }

    private String page(
            String number,
            CurrentUser currentUser,
            Sentence problem,
            String method,
            Model model,
            HttpServletResponse response) {
        SecretPageHeaders.keepFromOthers(response);
        OnboardingView onboarding = onboardings.find(number, currentUser).orElseThrow(PageNotFoundException::new);
        InstanceAccessView access = accesses.of(number, currentUser).orElseThrow(PageNotFoundException::new);
        model.addAttribute("onboarding", onboarding);
        model.addAttribute("access", access);
        if (access.access() != null) {
            Party reader = currentUser.isStaff() ? Party.PROVIDER : Party.CUSTOMER;
            model.addAttribute(
                    "by",
                    people.of(access.access().by(), onboarding.customerName(), reader)
                            .in(CurrentReader.get()));
        }
        model.addAttribute("apiKey", method.equals("api-key"));
        model.addAttribute("problem", problem == null ? null : problem.in(CurrentReader.get()));
        return VIEW;
    }
}
