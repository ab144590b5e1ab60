package org.serviceexchange.onboarding.web.onboarding;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.PersonNames;
import org.serviceexchange.onboarding.application.account.ViewInvitations;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.application.deadline.HandOverStep;
import org.serviceexchange.onboarding.application.instanceaccess.ViewInstanceAccess;
import org.serviceexchange.onboarding.application.instructions.ReadInstructions;
import org.serviceexchange.onboarding.application.onboarding.IssueView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.CaseView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.IncidentView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RoundView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.SubscriptionView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.TimelineView;
import org.serviceexchange.onboarding.application.onboarding.ViewIssues;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.opening.ViewOpenings;
import org.serviceexchange.onboarding.application.progress.ViewProgress;
import org.serviceexchange.onboarding.application.registration.ChangeInstance;
import org.serviceexchange.onboarding.application.status.RevokeStatusLinks;
import org.serviceexchange.onboarding.application.stuck.ReportStuck;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.domain.ModelName;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.web.CurrentReader;
import org.serviceexchange.onboarding.web.PageNotFoundException;
import org.serviceexchange.onboarding.web.PublicLinks;
import org.serviceexchange.onboarding.web.progress.ProgressRows;
import org.springframework.stereotype.Component;
import org.springframework.ui.ModelMap;
import org.springframework.web.util.UriUtils;

/** Everything that the onboarding page shows to one user. */
@Component
class OnboardingPageModelAssembler {

    static final String VIEW = "onboarding";

    private final ViewOnboardings onboardings;
    private final ReadInstructions instructions;
    private final ViewInvitations invitations;
    private final ViewIssues issues;
    private final ViewProgress progress;
    private final HandOverStep handOver;
    private final ViewInstanceAccess access;
    private final ViewOpenings openings;
    private final PersonNames people;
    private final PublicLinks links;

    OnboardingPageModelAssembler(
            ViewOnboardings onboardings,
            ReadInstructions instructions,
            ViewInvitations invitations,
            ViewIssues issues,
            ViewProgress progress,
            HandOverStep handOver,
            ViewInstanceAccess access,
            ViewOpenings openings,
            PersonNames people,
            PublicLinks links) {
        this.onboardings = onboardings;
        this.instructions = instructions;
        this.invitations = invitations;
        this.issues = issues;
        this.progress = progress;
        this.handOver = handOver;
        this.access = access;
        this.openings = openings;
        this.people = people;
        this.links = links;
    }

    /** @throws PageNotFoundException if the user may not see the onboarding, or there is none */
    ModelMap assemble(String number, CurrentUser currentUser) {
        ModelMap model = new ModelMap();
        OnboardingView view = onboardings.find(number, currentUser).orElseThrow(PageNotFoundException::new);
        model.addAttribute("onboarding", view);
        model.addAttribute("names", names(view, currentUser));
        model.addAttribute("row", OnboardingRow.of(view, currentUser));
        List<IssueView> shown = issues.now(number, currentUser);
        model.addAttribute("next", NextAction.of(view, shown, currentUser));
        model.addAttribute("nextFacts", facts(view));
        model.addAttribute(
                "issues",
                shown.stream().map(one -> IssueCard.of(one, currentUser)).toList());
        model.addAttribute("rounds", DecisionRow.of(view));
        model.addAttribute("milestones", Milestone.of(view));
        model.addAttribute(
                "progress",
                progress.of(number, currentUser)
                        .map(one -> ProgressRows.of(one, currentUser))
                        .orElse(null));
        model.addAttribute(
                "steps", view.waiting().group() == null ? texts(instructions.now(number, currentUser)) : List.of());
        model.addAttribute("tasks", tasksOf(view));
        model.addAttribute("invitations", invitations.of(number, currentUser).orElse(null));
        model.addAttribute("access", access.of(number, currentUser).orElse(null));
        model.addAttribute("openings", openings.of(number, currentUser).orElse(null));
        model.addAttribute("staff", currentUser.isStaff());
        model.addAttribute("mayRevokeStatusLinks", RevokeStatusLinks.mayRevoke(currentUser));
        model.addAttribute("mayChangeInstance", view.state().isActive() && ChangeInstance.mayChange(currentUser));
        model.addAttribute("mayExtend", view.waiting().due() != null && ExtendDeadline.mayExtend(currentUser));
        boolean stuck = view.waiting().isUnanswered();
        boolean customersTask =
                view.waiting().taskId() != null && view.waiting().on() == Party.CUSTOMER;
        model.addAttribute("mayReportStuck", !currentUser.isStaff() && customersTask && !stuck);
        model.addAttribute("mayAnswerStuck", stuck && ReportStuck.mayAnswer(currentUser));
        model.addAttribute("colleagues", handOver.colleagues(number, currentUser));
        model.addAttribute("writing", CommentPermissions.of(view, currentUser));
        model.addAttribute(
                "withdrawable", view.state().isOpen() && WithdrawOnboarding.isFor(currentUser, !currentUser.isStaff()));
        model.addAttribute("integrating", IntegrationActions.of(view, currentUser));
        if (view.registrationCase() != null) {
            // a customer's view has none, and its page not even the heading
            List<OnboardingView.EntryView> workNotes = view.registrationCase().workNotes();
            model.addAttribute("workNotes", workNotes == null ? null : CaseEntryRow.newestFirst(workNotes, links));
            model.addAttribute(
                    "comments", CaseEntryRow.newestFirst(view.registrationCase().comments(), links));
        }
        return model;
    }

    /** The people that the page names, by user id. */
    private Map<String, String> names(OnboardingView view, CurrentUser currentUser) {
        Party reader = currentUser.isStaff() ? Party.PROVIDER : Party.CUSTOMER;
        Reader language = CurrentReader.get();
        return people.ofAll(usersOn(view), view.customerName(), reader).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().in(language)));
    }

    private static Stream<String> usersOn(OnboardingView view) {
        CaseView registrationCase = view.registrationCase();
        return Stream.of(
                        view.timeline().stream().map(TimelineView::by),
                        Stream.ofNullable(view.waiting().stuck())
                                .flatMap(one -> Stream.of(one.by(), Objects.toString(one.answeredBy(), one.by()))),
                        view.rounds().stream().map(RoundView::by),
                        Stream.ofNullable(view.subscription()).map(SubscriptionView::decidedBy),
                        Stream.ofNullable(registrationCase)
                                .flatMap(one -> Stream.of(one.comments(), one.workNotes()))
                                .filter(Objects::nonNull)
                                .flatMap(List::stream)
                                .map(EntryView::by))
                .flatMap(Function.identity())
                .filter(Objects::nonNull);
    }

    /** What the messages of {@link NextAction} may name. */
    private static Object[] facts(OnboardingView view) {
        IncidentView incident = view.waiting().incident();
        Reader reader = CurrentReader.get();
        return new Object[] {
            view.customerName(),
            view.registration().contact().name(),
            view.registration().contact().email().value(),
            incident == null ? "" : incident.cause().in(reader),
            incident == null ? "" : incident.solution().in(reader),
            view.waiting().task() == null ? "" : new ModelName(view.waiting().task()).in(reader.language()),
            view.waiting().group() == null ? "" : view.waiting().group()
        };
    }

    private List<List<PublicLinks.Piece>> texts(List<Sentence> steps) {
        Reader reader = CurrentReader.get();
        return steps.stream().map(step -> links.linked(step.in(reader))).toList();
    }

    /** Tasklist with the open task, showing the tasks of this onboarding alone; the query has the form that Tasklist itself writes. */
    private static String tasksOf(OnboardingView view) {
        String query =
                """
                [{"type":"processInstanceBusinessKey","operator":"eq","value":"%s","name":""}]"""
                        .formatted(view.number());
        String tasks = "/camunda/app/tasklist/default/#/?searchQuery=" + UriUtils.encode(query, StandardCharsets.UTF_8);
        String open = view.waiting().taskId();
        return open == null ? tasks : tasks + "&task=" + open;
    }
}
