package org.serviceexchange.onboarding.application.notification;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.PersonNames;
import org.serviceexchange.onboarding.application.instructions.Instructions;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfComment;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfContactChange;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfDeadline;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfIntegrationRequest;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfIssue;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.notification.DeadlineMailModel;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel.Explanation;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel.Pages;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel.Topic;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.notification.RemindersMailModel;
import org.serviceexchange.onboarding.application.port.notification.SecretLink;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.onboarding.OpenTasks;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.application.port.stuck.StuckReports;
import org.serviceexchange.onboarding.application.port.termination.Terminations;
import org.serviceexchange.onboarding.application.registration.CustomerPeople;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.DecisionRound;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.termination.Termination;
import org.springframework.stereotype.Component;

/** Collects what a mail states, from the stores that keep it. */
@Component
class MailModelAssembler {

    /** The customer admins have no access to the onboarding page when they read these. */
    private static final Set<NotificationKind> ENDS_ACCESS = EnumSet.of(
            NotificationKind.INTEGRATION_ENDED, NotificationKind.ONBOARDING_ENDED, NotificationKind.CONTACT_REPLACED);

    /** A task that was handed over is mailed to the colleague alone. */
    private static final Set<NotificationKind> TO_THE_HOLDER =
            EnumSet.of(NotificationKind.REMINDER, NotificationKind.STEP_STARTED);

    /** Of the steps in a reminder; Tasklist has the others. */
    private static final int MOST_SHOWN = 30;

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final ReplicationSubscriptions subscriptions;
    private final Terminations terminations;
    private final ProviderSetups setups;
    private final Instructions instructions;
    private final OpenTasks tasks;
    private final UpcomingDeadline upcoming;
    private final StepDeadlines deadlines;
    private final StuckReports stuck;
    private final Links links;
    private final PersonNames names;
    private final CustomerPeople people;
    private final Clock clock;

    MailModelAssembler(
            Onboardings onboardings,
            RegistrationCases cases,
            ReplicationSubscriptions subscriptions,
            Terminations terminations,
            ProviderSetups setups,
            Instructions instructions,
            OpenTasks tasks,
            UpcomingDeadline upcoming,
            StepDeadlines deadlines,
            StuckReports stuck,
            Links links,
            PersonNames names,
            CustomerPeople people,
            Clock clock) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.subscriptions = subscriptions;
        this.terminations = terminations;
        this.setups = setups;
        this.instructions = instructions;
        this.tasks = tasks;
        this.upcoming = upcoming;
        this.deadlines = deadlines;
        this.stuck = stuck;
        this.links = links;
        this.names = names;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param invitation null if the mail has none
     * @param status     null if the mail has none
     */
    OnboardingMailModel of(
            NotificationRequest request, Onboarding onboarding, OneTimeLink invitation, SecretLink status) {
        OnboardingNumber number = onboarding.number();
        boolean toCustomer = request.receiver() == Party.CUSTOMER;
        NotificationKind kind = request.key().kind();
        Map<String, String> titles = tasks.titles(number);
        boolean accessStays = accessStays(request, onboarding);
        return new OnboardingMailModel(
                onboarding,
                setups.requireActiveRecord(),
                caseNumber(request),
                explanation(request),
                toCustomer && !isDesigned(request) ? steps(kind, onboarding) : List.of(),
                titles,
                new Pages(
                        links.tasklist(),
                        toCustomer && ENDS_ACCESS.contains(kind) && !accessStays ? null : links.record(number),
                        links.subscription(number),
                        links.registrationCase(number),
                        status),
                accessStays,
                new Topic(
                        invitation,
                        deadline(request, onboarding, titles),
                        integrationRequest(request),
                        request instanceof OfComment about ? signed(about.comment()) : null,
                        request instanceof OfContactChange about ? about.change() : null));
    }

    /** What a reminder of several steps states. */
    RemindersMailModel of(OfDeadline request) {
        List<StepDeadline> steps = request.reminded().steps();
        List<StepDeadline> shown = steps.subList(0, Math.min(steps.size(), MOST_SHOWN));
        Map<OnboardingNumber, Onboarding> byNumber =
                onboardings
                        .all(shown.stream()
                                .map(StepDeadline::onboarding)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Onboarding::number, Function.identity()));
        return new RemindersMailModel(
                setups.requireActiveRecord(),
                request.receiver(),
                shown.stream()
                        .map(step ->
                                new RemindersMailModel.Reminder(byNumber.get(step.onboarding()), deadline(step, null)))
                        .toList(),
                steps.size(),
                links.tasklist());
    }

    /** Another onboarding of the customer can need its users. */
    private boolean accessStays(NotificationRequest request, Onboarding onboarding) {
        return request instanceof OfContactChange about
                ? people.isContactOfOther(about.change().former().email(), onboarding)
                : people.hasOther(onboarding);
    }

    /** With the writer's name in place of the user id. Without either if the account has no name. */
    private CaseEntry signed(CaseEntry comment) {
        return new CaseEntry(
                comment.key(), comment.at(), names.nameOf(comment.by()).orElse(""), comment.text());
    }

    /** The instructions are about the steps of the application. */
    private static boolean isDesigned(NotificationRequest request) {
        return request instanceof OfDeadline about && about.deadline().step().isDesigned();
    }

    private static IntegrationRequest integrationRequest(NotificationRequest request) {
        if (request instanceof OfIntegrationRequest about) {
            return about.request();
        }
        return request instanceof OfDeadline about ? about.request() : null;
    }

    private List<Sentence> steps(NotificationKind kind, Onboarding onboarding) {
        return switch (kind) {
            case INSTRUCTIONS, SENT_BACK, ADVICE -> instructions.createProviderRecord(onboarding);
            case SUBSCRIPTION_APPROVED, ACTIVATION_FAILED -> instructions.activateReplicationSet(onboarding);
            case REMINDER, ESCALATION, CONTACT_CHANGED -> instructions.now(onboarding);
            default -> List.of();
        };
    }

    private String caseNumber(NotificationRequest request) {
        OnboardingNumber number = request.key().onboarding();
        // mails about the end mention the case for its record
        return (request instanceof OfComment ? cases.numberOf(number) : cases.latestNumberOf(number)).orElse(null);
    }

    private Explanation explanation(NotificationRequest request) {
        OnboardingNumber number = request.key().onboarding();
        Optional<ReplicationSubscription> subscription = subscriptions.of(number);
        Optional<Termination> termination = terminations.of(number);
        IntegrationRequest integrationRequest = integrationRequest(request);
        return new Explanation(
                integrationRequest == null
                        ? termination
                                .map(Termination::reason)
                                .or(() -> subscription.map(ReplicationSubscription::reason))
                                .orElse(null)
                        : reason(integrationRequest),
                subscription
                        .map(ReplicationSubscription::lastRound)
                        .map(DecisionRound::category)
                        .orElse(null),
                request instanceof OfIssue about ? about.issue() : null,
                termination.orElse(null));
    }

    private static String reason(IntegrationRequest request) {
        String refusal = request.settlement().refusal();
        return refusal == null ? request.reason() : refusal;
    }

    private DeadlineMailModel deadline(NotificationRequest request, Onboarding onboarding, Map<String, String> titles) {
        if (request instanceof OfDeadline about) {
            return deadline(
                    about.deadline(),
                    TO_THE_HOLDER.contains(request.key().kind())
                            ? deadlines.handedOverBy(about.deadline().id()).orElse(null)
                            : null);
        }
        return request.key().kind() == NotificationKind.CONTACT_CHANGED
                ? deadlines.openOf(List.of(onboarding.number())).stream()
                        .filter(open -> open.party() == Party.CUSTOMER && open.request() == null)
                        .findFirst()
                        .map(open -> deadline(open, null))
                        .orElse(null)
                : upcoming.of(request, onboarding, titles).orElse(null);
    }

    /** @param handedOverBy a user id; null where no task was handed over */
    private DeadlineMailModel deadline(StepDeadline deadline, String handedOverBy) {
        return new DeadlineMailModel(
                deadline.title(),
                deadline.party(),
                deadline.due(),
                deadline.isOverdue(clock.instant()),
                deadline.schedule().expireAt(),
                new DeadlineMailModel.Begun(
                        links.task(deadline.taskId()),
                        deadline.extension() == null
                                ? null
                                : deadline.extension().reason(),
                        deadline.candidateGroup(),
                        stuck.unsettledOf(deadline.id())
                                .map(report -> report.claim().reason())
                                .orElse(null),
                        handedOverBy == null ? null : names.nameOf(handedOverBy).orElse("")));
    }
}
