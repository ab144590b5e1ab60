package org.serviceexchange.onboarding.application;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.OnboardingView.CaseView;
import org.serviceexchange.onboarding.application.OnboardingView.EndCaseView;
import org.serviceexchange.onboarding.application.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.OnboardingView.IncidentView;
import org.serviceexchange.onboarding.application.OnboardingView.IntegrationView;
import org.serviceexchange.onboarding.application.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.OnboardingView.RequestView;
import org.serviceexchange.onboarding.application.OnboardingView.RoundView;
import org.serviceexchange.onboarding.application.OnboardingView.SubscriptionView;
import org.serviceexchange.onboarding.application.OnboardingView.TimelineView;
import org.serviceexchange.onboarding.application.port.AccessLinks;
import org.serviceexchange.onboarding.application.port.Incidents;
import org.serviceexchange.onboarding.application.port.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.Links;
import org.serviceexchange.onboarding.application.port.Notifications;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.application.port.RegistrationCases;
import org.serviceexchange.onboarding.application.port.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.StepDeadlines;
import org.serviceexchange.onboarding.domain.AccessLink;
import org.serviceexchange.onboarding.domain.AccessLink.End;
import org.serviceexchange.onboarding.domain.CaseEntry;
import org.serviceexchange.onboarding.domain.EmailAddress;
import org.serviceexchange.onboarding.domain.IntegrationRequest;
import org.serviceexchange.onboarding.domain.Notification;
import org.serviceexchange.onboarding.domain.NotificationStatus;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.OnboardingState;
import org.serviceexchange.onboarding.domain.Party;
import org.serviceexchange.onboarding.domain.RegistrationCase;
import org.serviceexchange.onboarding.domain.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.RequestKind;
import org.serviceexchange.onboarding.domain.StepDeadline;
import org.serviceexchange.onboarding.domain.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows onboardings: to the provider's people all of them, to a customer its own, without what is internal. */
@Service
@Transactional(readOnly = true)
public class ViewOnboardings {

    private static final IncidentView WE_ARE_ON_IT = new IncidentView(
            "A step on our side can't go on at the moment.",
            "We are on it. There is nothing for you to do; nothing of what you entered is lost.");
    private static final Set<OnboardingState> HAS_OR_HAD_ONE =
            EnumSet.of(OnboardingState.ESTABLISHED, OnboardingState.PAUSED, OnboardingState.OFFBOARDED);

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final ReplicationSubscriptions subscriptions;
    private final Notifications notifications;
    private final AccessLinks accessLinks;
    private final Incidents incidents;
    private final StepDeadlines deadlines;
    private final Links links;
    private final IntegrationRequests requests;
    private final EndTerms endTerms;

    ViewOnboardings(
            Onboardings onboardings,
            RegistrationCases cases,
            ReplicationSubscriptions subscriptions,
            Notifications notifications,
            AccessLinks accessLinks,
            Incidents incidents,
            StepDeadlines deadlines,
            Links links,
            IntegrationRequests requests,
            EndTerms endTerms) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.subscriptions = subscriptions;
        this.notifications = notifications;
        this.accessLinks = accessLinks;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.links = links;
        this.requests = requests;
        this.endTerms = endTerms;
    }

    /** Newest first; {@code page} counts from 0. */
    public List<OnboardingView> list(Viewer viewer, int page, int size) {
        if (viewer.isStaff()) {
            return views(onboardings.page(page, size), true);
        }
        return viewer.customerKeys().isEmpty()
                ? List.of()
                : views(onboardings.pageOf(viewer.customerKeys(), page, size), false);
    }

    /** Empty where there is none, and alike where it isn't this viewer's: nobody learns which numbers exist. */
    public Optional<OnboardingView> find(String number, Viewer viewer) {
        return OnboardingNumber.parse(number)
                .flatMap(onboardings::find)
                .filter(viewer::maySee)
                .map(onboarding -> views(List.of(onboarding), viewer.isStaff())
                        .get(0)
                        .with(incidents
                                .of(onboarding.number())
                                .map(incident -> viewer.isStaff()
                                        ? new IncidentView(incident.cause(), incident.solution())
                                        : WE_ARE_ON_IT)
                                .orElse(null)));
    }

    private List<OnboardingView> views(List<Onboarding> shown, boolean internal) {
        List<OnboardingNumber> numbers = shown.stream().map(Onboarding::number).toList();
        Map<OnboardingNumber, RegistrationCase> casesByNumber =
                byNumber(cases.ofAll(numbers), RegistrationCase::onboarding);
        Map<OnboardingNumber, ReplicationSubscription> subscriptionsByNumber =
                byNumber(subscriptions.ofAll(numbers), ReplicationSubscription::onboarding);
        Map<OnboardingNumber, List<Notification>> notificationsByNumber = notifications.ofAll(numbers).stream()
                .filter(notification -> internal || notification.kind().receiver() == Party.CUSTOMER)
                .collect(Collectors.groupingBy(Notification::onboarding));
        Map<OnboardingNumber, List<AccessLink>> invitationsByNumber =
                accessLinks.invitationsTo(numbers).stream().collect(Collectors.groupingBy(AccessLink::onboarding));
        Map<OnboardingNumber, Instant> dueByNumber = deadlines.openOf(numbers).stream()
                .collect(Collectors.toMap(StepDeadline::onboarding, StepDeadline::due, (first, later) -> first));
        Map<OnboardingNumber, RegistrationCase> endCasesByNumber =
                byNumber(cases.ofEnds(numbers), RegistrationCase::onboarding);
        Map<OnboardingNumber, List<IntegrationRequest>> requestsByNumber =
                requests.ofAll(numbers).stream().collect(Collectors.groupingBy(IntegrationRequest::onboarding));
        return shown.stream()
                .map(onboarding -> view(
                        onboarding,
                        dueByNumber.get(onboarding.number()),
                        casesByNumber.get(onboarding.number()),
                        subscriptionsByNumber.get(onboarding.number()),
                        notificationsByNumber.getOrDefault(onboarding.number(), List.of()),
                        invitationsByNumber.getOrDefault(onboarding.number(), List.of()),
                        integration(
                                onboarding,
                                requestsByNumber.getOrDefault(onboarding.number(), List.of()),
                                endCasesByNumber.get(onboarding.number())),
                        internal))
                .toList();
    }

    private OnboardingView view(
            Onboarding onboarding,
            Instant due,
            RegistrationCase registrationCase,
            ReplicationSubscription subscription,
            List<Notification> mails,
            List<AccessLink> invitations,
            IntegrationView integration,
            boolean internal) {
        return new OnboardingView(
                onboarding.number().value(),
                onboarding.state(),
                onboarding.customer().name(),
                onboarding.contact().name(),
                onboarding.contact().email().value(),
                onboarding.instance().name().value(),
                onboarding.instance().id().value(),
                onboarding.replicationSet(),
                onboarding.waitingOn(),
                onboarding.waitingSince(),
                due,
                registrationCase == null ? null : view(registrationCase, internal),
                subscription == null ? null : view(subscription),
                subscription == null ? List.of() : rounds(subscription),
                null,
                mails.stream().map(ViewOnboardings::view).toList(),
                timeline(onboarding, mails, invitations),
                integration);
    }

    private IntegrationView integration(Onboarding onboarding, List<IntegrationRequest> all, RegistrationCase endCase) {
        if (!HAS_OR_HAD_ONE.contains(onboarding.state())) {
            return null;
        }
        Instant pausedSince = all.stream()
                .filter(request -> onboarding.state() == OnboardingState.PAUSED && request.kind() == RequestKind.PAUSE)
                .map(IntegrationRequest::at)
                .reduce((older, newer) -> newer)
                .orElse(null);
        return new IntegrationView(
                all.stream()
                        .filter(request -> request.endedAt() == null)
                        .map(RequestView::of)
                        .findFirst()
                        .orElse(null),
                all.stream()
                        .filter(request -> request.endedAt() != null)
                        .sorted(Comparator.comparing(IntegrationRequest::id).reversed())
                        .map(RequestView::of)
                        .toList(),
                pausedSince,
                // a day that has begun counts
                endTerms.needAgreement()
                        ? null
                        : (int) endTerms.notice().plusDays(1).minusNanos(1).toDays(),
                endCase == null
                        ? null
                        : new EndCaseView(
                                endCase.number(),
                                endCase.state(),
                                endCase.shortDescription(),
                                endCase.description(),
                                endCase.closeNotes()));
    }

    private static CaseView view(RegistrationCase registrationCase, boolean internal) {
        return new CaseView(
                registrationCase.number(),
                registrationCase.state(),
                registrationCase.shortDescription(),
                registrationCase.resolutionCode(),
                registrationCase.closeNotes(),
                internal ? entries(registrationCase.workNotes()) : null,
                entries(registrationCase.comments()));
    }

    private SubscriptionView view(ReplicationSubscription subscription) {
        return new SubscriptionView(
                subscription.number(),
                subscription.state(),
                subscription.replicationSet(),
                links.subscription(subscription.onboarding()),
                subscription.decidedBy(),
                subscription.decidedAt(),
                subscription.reason());
    }

    private static List<RoundView> rounds(ReplicationSubscription subscription) {
        return subscription.rounds().stream()
                .map(round ->
                        new RoundView(round.at(), round.by(), round.decision().value(), round.reason()))
                .toList();
    }

    private static NotificationView view(Notification notification) {
        return new NotificationView(
                notification.kind(),
                to(notification),
                notification.subject(),
                notification.status(),
                notification.at());
    }

    /** What happened to the onboarding itself, and between it the mails that went out and who was let in. */
    private static List<TimelineView> timeline(
            Onboarding onboarding, List<Notification> mails, List<AccessLink> invitations) {
        Stream<TimelineView> sent = mails.stream()
                .filter(mail -> mail.status() == NotificationStatus.SENT)
                .map(mail -> new TimelineView(
                        mail.at(),
                        TimelineEntry.SYSTEM,
                        "The mail “%s” went to %s".formatted(mail.subject(), to(mail))));
        return Stream.of(
                        onboarding.timeline().stream()
                                .map(entry -> new TimelineView(entry.at(), entry.by(), entry.what())),
                        sent,
                        invitations.stream().flatMap(ViewOnboardings::timeline))
                .flatMap(entries -> entries)
                // taken back at one stroke, several links are one event
                .distinct()
                .sorted(Comparator.comparing(TimelineView::at))
                .toList();
    }

    private static Stream<TimelineView> timeline(AccessLink invitation) {
        String person = "%s (%s)".formatted(invitation.name(), invitation.email());
        // the first link goes out with the instructions, which have a line of their own
        Stream<TimelineView> made = invitation.madeBy().equals(TimelineEntry.SYSTEM)
                ? Stream.empty()
                : Stream.of(
                        new TimelineView(invitation.madeAt(), invitation.madeBy(), "%s was invited".formatted(person)));
        String end = invitation.end() == End.USED
                ? "%s accepted the invitation".formatted(person)
                : "The invitation of %s was taken back".formatted(person);
        return invitation.end() == null || invitation.end() == End.REPLACED
                ? made
                : Stream.concat(made, Stream.of(new TimelineView(invitation.endedAt(), invitation.endedBy(), end)));
    }

    private static List<EntryView> entries(List<CaseEntry> entries) {
        return entries.stream()
                .map(entry -> new EntryView(entry.at(), entry.by(), entry.text()))
                .toList();
    }

    private static String to(Notification notification) {
        return notification.to().stream().map(EmailAddress::value).collect(Collectors.joining(", "));
    }

    private static <T> Map<OnboardingNumber, T> byNumber(Collection<T> all, Function<T, OnboardingNumber> number) {
        return all.stream().collect(Collectors.toMap(number, Function.identity()));
    }
}
