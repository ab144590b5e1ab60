package org.serviceexchange.onboarding.web.onboarding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.search.SearchOnboardings;
import org.serviceexchange.onboarding.application.search.SearchOnboardings.Counts;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.Paging;
import org.serviceexchange.onboarding.web.search.FilterChoices;
import org.serviceexchange.onboarding.web.search.FilterParameters;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The onboardings as pages: all that a viewer may see, and one with its details. */
@PageController
class OnboardingController {

    private static final int ON_A_PAGE = 25;

    private final ViewOnboardings onboardings;
    private final SearchOnboardings search;
    private final OnboardingPageModelAssembler pages;

    OnboardingController(ViewOnboardings onboardings, SearchOnboardings search, OnboardingPageModelAssembler pages) {
        this.onboardings = onboardings;
        this.search = search;
        this.pages = pages;
    }

    @GetMapping("/onboardings")
    String list(
            CurrentUser currentUser,
            @RequestParam MultiValueMap<String, String> parameters,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        Paging paging = Paging.near(page, ON_A_PAGE);
        OnboardingFilter filter = FilterParameters.parse(parameters);
        List<OnboardingView> shown = onboardings.list(currentUser, filter, paging.page(), paging.size());
        model.addAttribute(
                "rows",
                shown.stream().map(view -> OnboardingRow.of(view, currentUser)).toList());
        model.addAttribute("staff", currentUser.isStaff());
        model.addAttribute("mayRegister", currentUser.hasRole(Role.PROVIDER_ADMIN));
        // a first page that is not full has all of them, and a search of all texts need not be made twice
        OptionalLong matching = paging.page() == 0 && shown.size() < paging.size()
                ? OptionalLong.of(shown.size())
                : OptionalLong.empty();
        Optional<Counts> counts = search.counts(filter, matching, currentUser);
        model.addAttribute(
                "filter", counts.map(found -> FilterChoices.of(filter, found)).orElse(null));
        model.addAttribute("query", FilterParameters.query(parameters));
        model.addAttribute("page", paging.page());
        model.addAttribute(
                "hasNext",
                counts.map(found -> found.matching() > (paging.page() + 1L) * paging.size())
                        .orElseGet(() -> shown.size() == paging.size() && hasNext(currentUser, filter, paging)));
        return "onboardings";
    }

    @GetMapping("/onboardings/{number}")
    String onboarding(@PathVariable String number, CurrentUser currentUser, Model model) {
        model.addAllAttributes(pages.assemble(number, currentUser));
        return OnboardingPageModelAssembler.VIEW;
    }

    /** For our addition to Tasklist: the steps beside a task's form. */
    @GetMapping("/onboardings/{number}/progress")
    String progress(@PathVariable String number, CurrentUser currentUser, Model model) {
        model.addAllAttributes(pages.assemble(number, currentUser));
        return "progress :: task";
    }

    /** Whether anything comes after this page: asks for the one that would be its first. */
    private boolean hasNext(CurrentUser currentUser, OnboardingFilter filter, Paging paging) {
        return !onboardings
                .list(currentUser, filter, (paging.page() + 1) * paging.size(), 1)
                .isEmpty();
    }
}
