package org.serviceexchange.onboarding.web.record;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.serviceexchange.onboarding.application.Viewer;
import org.serviceexchange.onboarding.application.account.ViewInvitations;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.application.instructions.ReadInstructions;
import org.serviceexchange.onboarding.application.record.ObstacleView;
import org.serviceexchange.onboarding.application.record.OnboardingView;
import org.serviceexchange.onboarding.application.record.ViewObstacles;
import org.serviceexchange.onboarding.application.record.ViewOnboardings;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.web.NoSuchPage;
import org.serviceexchange.onboarding.web.OwnAddress;
import org.serviceexchange.onboarding.web.PageController;
import org.serviceexchange.onboarding.web.Paging;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** The onboardings as pages: all that a viewer may see, and the record of one. */
@PageController
class OnboardingController {

    private static final int ON_A_PAGE = 25;

    private final ViewOnboardings onboardings;
    private final ReadInstructions instructions;
    private final ViewInvitations invitations;
    private final ViewObstacles obstacles;
    private final OwnAddress address;

    OnboardingController(
            ViewOnboardings onboardings,
            ReadInstructions instructions,
            ViewInvitations invitations,
            ViewObstacles obstacles,
            OwnAddress address) {
        this.onboardings = onboardings;
        this.instructions = instructions;
        this.invitations = invitations;
        this.obstacles = obstacles;
        this.address = address;
    }

    @GetMapping("/onboardings")
    String list(Viewer viewer, @RequestParam(defaultValue = "0") int page, Model model) {
        Paging paging = Paging.near(page, ON_A_PAGE);
        List<OnboardingView> shown = onboardings.list(viewer, paging.page(), paging.size());
        model.addAttribute(
                "rows",
                shown.stream().map(view -> OnboardingRow.of(view, viewer)).toList());
        model.addAttribute("staff", viewer.isStaff());
        model.addAttribute("page", paging.page());
        model.addAttribute("hasNext", shown.size() == paging.size() && hasNext(viewer, paging));
        return "onboardings";
    }

    @GetMapping("/onboardings/{number}")
    String record(@PathVariable String number, Viewer viewer, Model model) {
        OnboardingView view = onboardings.find(number, viewer).orElseThrow(NoSuchPage::new);
        model.addAttribute("onboarding", view);
        model.addAttribute("row", OnboardingRow.of(view, viewer));
        List<ObstacleView> inTheWay = obstacles.now(number, viewer);
        model.addAttribute("turn", Turn.of(view, inTheWay, viewer));
        model.addAttribute(
                "hindrances",
                inTheWay.stream().map(one -> Hindrance.of(one, viewer)).toList());
        model.addAttribute("rounds", Round.of(view));
        model.addAttribute("milestones", Milestone.of(view));
        model.addAttribute("steps", texts(instructions.now(number, viewer)));
        model.addAttribute("tasks", tasksOf(view));
        model.addAttribute("invitations", invitations.of(number, viewer).orElse(null));
        model.addAttribute("staff", viewer.isStaff());
        model.addAttribute("mayExtend", view.due() != null && ExtendDeadline.mayExtend(viewer));
        model.addAttribute("writing", Writing.of(view, viewer));
        model.addAttribute(
                "withdrawable", view.state().isOpen() && WithdrawOnboarding.isFor(viewer, !viewer.isStaff()));
        model.addAttribute("integrating", Integrating.of(view, viewer));
        if (view.registrationCase() != null) {
            // a customer's view has none, and its page not even the heading
            List<OnboardingView.EntryView> workNotes = view.registrationCase().workNotes();
            model.addAttribute("workNotes", workNotes == null ? null : Entry.newestFirst(workNotes, address));
            model.addAttribute(
                    "comments", Entry.newestFirst(view.registrationCase().comments(), address));
        }
        return "onboarding";
    }

    private List<List<OwnAddress.Piece>> texts(List<String> steps) {
        return steps.stream().map(address::linked).toList();
    }

    /** Tasklist, showing the tasks of this onboarding alone; the query has the form that Tasklist itself writes. */
    private static String tasksOf(OnboardingView view) {
        String query =
                """
                [{"type":"processInstanceBusinessKey","operator":"eq","value":"%s","name":""}]"""
                        .formatted(view.number());
        return "/camunda/app/tasklist/default/#/?searchQuery=" + UriUtils.encode(query, StandardCharsets.UTF_8);
    }

    /** Whether anything comes after this page: asks for the one that would be its first. */
    private boolean hasNext(Viewer viewer, Paging paging) {
        return !onboardings.list(viewer, (paging.page() + 1) * paging.size(), 1).isEmpty();
    }
}
