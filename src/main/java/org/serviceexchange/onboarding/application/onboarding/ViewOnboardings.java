package org.serviceexchange.onboarding.application.onboarding;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.CaseView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.IncidentView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.IntegrationView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.ObservedView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.StuckView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.SubscriptionView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.WaitingView;
import org.serviceexchange.onboarding.application.port.account.AccessLinks;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.notification.Notifications;
import org.serviceexchange.onboarding.application.port.observation.Observations;
import org.serviceexchange.onboarding.application.port.onboarding.Incidents;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch;
import org.serviceexchange.onboarding.application.port.stuck.StuckReports;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.AccessLink;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.observation.Observation.Subject;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.domain.stuck.StuckReport;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows onboardings: to the provider's people all of them, to a customer its own, without what is internal. */
@Service
@Transactional(readOnly = true)
public class ViewOnboardings {

    private final Onboardings onboardings;
    private final OnboardingSearch search;
    private final RegistrationCases cases;
    private final ReplicationSubscriptions subscriptions;
    private final Notifications notifications;
    private final AccessLinks accessLinks;
    private final Incidents incidents;
    private final StepDeadlines deadlines;
    private final Links links;
    private final IntegrationViewAssembler integrations;
    private final ProviderInstance provider;
    private final Observations observations;
    private final StuckReports stuck;
    private final Clock clock;

    ViewOnboardings(
            Onboardings onboardings,
            OnboardingSearch search,
            RegistrationCases cases,
            ReplicationSubscriptions subscriptions,
            Notifications notifications,
            AccessLinks accessLinks,
            Incidents incidents,
            StepDeadlines deadlines,
            Links links,
            IntegrationViewAssembler integrations,
            ProviderInstance provider,
            Observations observations,
            StuckReports stuck,
            Clock clock) {
        this.onboardings = onboardings;
        this.search = search;
        this.cases = cases;
        this.subscriptions = subscriptions;
        this.notifications = notifications;
        this.accessLinks = accessLinks;
        this.incidents = incidents;
        this.deadlines = deadlines;
        this.links = links;
        this.integrations = integrations;
        this.provider = provider;
        this.observations = observations;
        this.stuck = stuck;
        this.clock = clock;
    }

    /** Those that match and that the user may see; {@code page} counts from 0. */
    public List<OnboardingView> list(CurrentUser currentUser, OnboardingFilter filter, int page, int size) {
        boolean staff = currentUser.isStaff();
        if (!staff && currentUser.customerKeys().isEmpty()) {
            return List.of();
        }
        Optional<Set<String>> customers = staff ? Optional.empty() : Optional.of(currentUser.customerKeys());
        return views(onboardings.all(search.find(filter, customers, clock.instant(), page, size)), null, staff);
    }

    /** Empty if there is none or the user may not see it. The answer does not tell which numbers exist. */
    public Optional<OnboardingView> find(String number, CurrentUser currentUser) {
        return OnboardingNumber.parse(number)
                .flatMap(onboardings::find)
                .filter(currentUser::maySee)
                .map(onboarding -> views(List.of(onboarding), incident(onboarding, currentUser), currentUser.isStaff())
                        .get(0));
    }

    private IncidentView incident(Onboarding onboarding, CurrentUser currentUser) {
        return incidents
                .of(onboarding.number())
                // a customer with a task can go on with it while another step is tried again
                .filter(incident -> currentUser.isStaff()
                        || incident.nextTry() == null
                        || onboarding.progress().waitingOn() == Party.SYSTEM)
                .map(incident -> currentUser.isStaff()
                        ? new IncidentView(
                                Sentence.stored(incident.cause()),
                                Sentence.stored(incident.solution()),
                                incident.nextTry())
                        : new IncidentView(
                                Sentence.of("incident.customer.cause"),
                                Sentence.of("incident.customer.solution"),
                                incident.nextTry()))
                .orElse(null);
    }

    private List<OnboardingView> views(List<Onboarding> shown, IncidentView incident, boolean internal) {
        List<OnboardingNumber> numbers = shown.stream().map(Onboarding::number).toList();
        Map<OnboardingNumber, RegistrationCase> casesByNumber =
                byNumber(cases.ofAll(numbers), RegistrationCase::onboarding);
        Map<OnboardingNumber, ReplicationSubscription> subscriptionsByNumber =
                byNumber(subscriptions.ofAll(numbers), ReplicationSubscription::onboarding);
        Map<OnboardingNumber, List<NotificationView>> notificationsByNumber = notifications.ofAll(numbers).stream()
                .filter(notification -> internal || notification.key().receiver() == Party.CUSTOMER)
                .collect(Collectors.groupingBy(
                        mail -> mail.key().onboarding(),
                        Collectors.mapping(NotificationView::of, Collectors.toList())));
        Map<OnboardingNumber, List<AccessLink>> invitationsByNumber =
                accessLinks.invitationsTo(numbers).stream().collect(Collectors.groupingBy(AccessLink::onboarding));
        Map<OnboardingNumber, StepDeadline> deadlinesByNumber = deadlines.openOf(numbers).stream()
                .collect(Collectors.toMap(StepDeadline::onboarding, Function.identity(), (first, later) -> first));
        Map<OnboardingNumber, List<TimelineEntry>> entriesByNumber = onboardings.timelinesOf(numbers);
        Map<OnboardingNumber, IntegrationView> integrationsByNumber = integrations.of(shown);
        Map<OnboardingNumber, ObservedView> observed = observed(numbers);
        Map<OnboardingNumber, StuckView> stuckByNumber = stuck.lastOf(numbers).stream()
                .collect(Collectors.toMap(
                        StuckReport::onboarding, StuckView::of, (one, other) -> one.open() ? one : other));
        return shown.stream()
                .map(onboarding -> view(
                        onboarding,
                        WaitingView.of(
                                onboarding.progress(),
                                deadlinesByNumber.get(onboarding.number()),
                                incident,
                                stuckByNumber.get(onboarding.number())),
                        casesByNumber.get(onboarding.number()),
                        subscriptionsByNumber.get(onboarding.number()),
                        notificationsByNumber.getOrDefault(onboarding.number(), List.of()),
                        invitationsByNumber.getOrDefault(onboarding.number(), List.of()),
                        entriesByNumber.getOrDefault(onboarding.number(), List.of()),
                        integrationsByNumber.get(onboarding.number()),
                        observed,
                        internal))
                .toList();
    }

    private Map<OnboardingNumber, ObservedView> observed(List<OnboardingNumber> numbers) {
        return provider.isObserved()
                ? observations.ofAll(numbers, Subject.REPLICATION_SET).stream()
                        .collect(Collectors.toMap(Observation::onboarding, ObservedView::of))
                : Map.of();
    }

    private OnboardingView view(
            Onboarding onboarding,
            WaitingView waiting,
            RegistrationCase registrationCase,
            ReplicationSubscription subscription,
            List<NotificationView> mails,
            List<AccessLink> invitations,
            List<TimelineEntry> entries,
            IntegrationView integration,
            Map<OnboardingNumber, ObservedView> observed,
            boolean internal) {
        return new OnboardingView(
                onboarding.number().value(),
                onboarding.state(),
                internal ? onboarding.registration() : onboarding.registration().withoutNote(),
                waiting,
                registrationCase == null ? null : CaseView.of(registrationCase, internal),
                subscription == null
                        ? null
                        : SubscriptionView.of(
                                subscription,
                                links.subscription(onboarding.number()),
                                observed.get(onboarding.number())),
                mails,
                TimelineAssembler.of(entries, mails, invitations),
                integration);
    }

    private static <T> Map<OnboardingNumber, T> byNumber(Collection<T> all, Function<T, OnboardingNumber> number) {
        return all.stream().collect(Collectors.toMap(number, Function.identity()));
    }
}
