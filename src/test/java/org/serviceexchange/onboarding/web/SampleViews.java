package org.serviceexchange.onboarding.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.CaseView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EndCaseView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.IncidentView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.IntegrationView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.ObservedView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RequestView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RoundView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.StuckView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.SubscriptionView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.TimelineView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.WaitingView;
import org.serviceexchange.onboarding.application.progress.ProgressView;
import org.serviceexchange.onboarding.application.progress.ProgressView.ForecastView;
import org.serviceexchange.onboarding.application.progress.ProgressView.Outcome;
import org.serviceexchange.onboarding.application.progress.ProgressView.Phase;
import org.serviceexchange.onboarding.application.progress.ProgressView.StepView;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.observation.Observation.Source;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.Priority;
import org.serviceexchange.onboarding.domain.onboarding.Registration;
import org.serviceexchange.onboarding.domain.onboarding.Registration.Details;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;

/** Onboardings as the application shows them. */
public final class SampleViews {

    public static final Instant SINCE = Instant.parse("2026-11-22T14:05:00Z");
    public static final Instant DUE = Instant.parse("2026-11-27T17:00:00Z");
    public static final String TASK_ID = "a-task";
    public static final String TASK = "The name of the <task>";
    public static final String LINK = "http://localhost:8080/onboardings/ONB0001001#subscription";

    private SampleViews() {}

    /** One that has a case, a pending subscription, notes, a comment, mails and a past. */
    public static OnboardingView full(OnboardingState state, Party waitingOn, boolean internal) {
        return full(state, waitingOn, internal, "Acme & Söhne", "All is well.");
    }

    public static OnboardingView full(
            OnboardingState state, Party waitingOn, boolean internal, String customerName, String text) {
        List<EntryView> workNotes = List.of(
                new EntryView(SINCE.minusSeconds(60), "agent", "The first note\nin two lines. " + text),
                new EntryView(
                        SINCE,
                        "Service Exchange Onboarding",
                        "Approve the replication subscription: %s".formatted(LINK)));
        boolean denied = state == OnboardingState.DENIED;
        return new OnboardingView(
                "ONB0001001",
                state,
                registration(
                        new Customer("acme-sohne", customerName),
                        "Jürgen Groß",
                        "admin@customer.example",
                        "acmeprod",
                        "0123456789abcdef0123456789abcdef",
                        "Incidents-And-Cases"),
                waitingOn == Party.PROVIDER || waitingOn == Party.CUSTOMER
                        ? new WaitingView(waitingOn, SINCE, DUE, TASK_ID, TASK, null, null, null)
                        : new WaitingView(waitingOn, SINCE, null, null, null, null, null, null),
                new CaseView(
                        "CS0001001",
                        CaseState.OPEN,
                        "Service Exchange registration of " + customerName,
                        denied ? "Void" : null,
                        denied ? text : null,
                        internal ? workNotes : null,
                        List.of(new EntryView(SINCE, "provider-admin", "A comment. " + text))),
                new SubscriptionView(
                        "RSUB0001001",
                        denied ? SubscriptionState.DENIED : SubscriptionState.PENDING_APPROVAL,
                        ReplicationSetState.SUBSCRIPTION_REQUESTED,
                        LINK,
                        denied ? "provider-admin" : null,
                        denied ? SINCE : null,
                        denied ? text : null,
                        List.of(),
                        null),
                List.of(new NotificationView(
                        "CASE_OPENED",
                        "admin@customer.example",
                        List.of(),
                        "Case CS0001001 for " + customerName,
                        NotificationStatus.SENT,
                        SINCE)),
                List.of(new TimelineView(
                        SINCE, "provider-admin", Sentence.stored(customerName + " was registered. " + text))),
                null);
    }

    /** The steps of an onboarding that waits for the provider's decision. */
    public static ProgressView progress() {
        return new ProgressView(
                List.of(
                        new StepView(
                                "createProviderRecord",
                                TASK,
                                Phase.DONE,
                                Party.CUSTOMER,
                                SINCE.minus(Duration.ofDays(2)),
                                SINCE,
                                null),
                        new StepView("approveSubscription", TASK, Phase.CURRENT, Party.PROVIDER, SINCE, null, DUE),
                        new StepView("activateReplicationSet", null, Phase.AHEAD, Party.CUSTOMER, null, null, null)),
                new ForecastView(Outcome.KNOWN, DUE));
    }

    /** One that is, or was, an integration, with what a party wants of it. */
    public static OnboardingView integrated(
            OnboardingState state, Party waitingOn, RequestView request, Integer noticeDays, boolean internal) {
        OnboardingView full = full(state, waitingOn, internal);
        boolean ended = state == OnboardingState.OFFBOARDED;
        return new OnboardingView(
                full.number(),
                full.state(),
                full.registration(),
                full.waiting(),
                full.registrationCase(),
                full.subscription(),
                full.notifications(),
                full.timeline(),
                new IntegrationView(
                        request,
                        ended ? settled() : List.of(),
                        state == OnboardingState.PAUSED ? SINCE.minusSeconds(60) : null,
                        noticeDays,
                        ended
                                ? new EndCaseView(
                                        "CS0001009", CaseState.CLOSED, "End of the integration", "Who and why", "Done")
                                : null));
    }

    /** One that has everything that there can be, also what never comes together. */
    public static OnboardingView complete() {
        OnboardingView denied = full(OnboardingState.DENIED, Party.CUSTOMER, true);
        SubscriptionView decided = denied.subscription();
        return new OnboardingView(
                denied.number(),
                denied.state(),
                denied.registration(),
                new WaitingView(
                        Party.CUSTOMER,
                        SINCE,
                        DUE,
                        TASK_ID,
                        TASK,
                        null,
                        new IncidentView(
                                Sentence.stored("The mail server is away."),
                                Sentence.stored("Start it, then retry the job."),
                                null),
                        new StuckView("customer-admin", SINCE, "No application", false, "Look again", "agent", SINCE)),
                denied.registrationCase(),
                new SubscriptionView(
                        decided.number(),
                        decided.state(),
                        decided.replicationSet(),
                        decided.link(),
                        decided.decidedBy(),
                        decided.decidedAt(),
                        decided.reason(),
                        List.of(
                                new RoundView(SINCE.minusSeconds(90), "provider-admin", "send-back", "Another record"),
                                new RoundView(SINCE.minusSeconds(60), "provider-admin", "deny", "The wrong instance"),
                                new RoundView(SINCE, "provider-admin", "approve", null)),
                        new ObservedView(ReplicationSetState.ACTIVE, SINCE, Source.CUSTOMER_INSTANCE)),
                denied.notifications(),
                denied.timeline(),
                new IntegrationView(
                        wanted(RequestKind.RESUME, Party.CUSTOMER, DUE, null),
                        settled(),
                        SINCE.minusSeconds(60),
                        14,
                        new EndCaseView(
                                "CS0001009", CaseState.CLOSED, "End of the integration", "Who and why", "Done")));
    }

    /** One request for each way in which one may be settled. */
    private static List<RequestView> settled() {
        return Stream.of(RequestDecision.values())
                .map(decision -> new RequestView(
                        RequestKind.END,
                        Party.PROVIDER,
                        "somebody",
                        SINCE,
                        "<b>We move</b>\n[[${7*7}]]",
                        decision == RequestDecision.NOTICE_OVER ? SINCE : null,
                        decision,
                        SINCE.plusSeconds(60),
                        decision == RequestDecision.REFUSED ? "<b>Stay</b>" : null))
                .toList();
    }

    public static RequestView wanted(RequestKind kind, Party askedBy, Instant noticeEnds, RequestDecision decision) {
        return new RequestView(
                kind, askedBy, "somebody", SINCE, "<b>We move</b>\n[[${7*7}]]", noticeEnds, decision, null, null);
    }

    /** One that was registered a moment ago: nothing is there yet. */
    public static OnboardingView fresh() {
        return new OnboardingView(
                "ONB0001002",
                OnboardingState.REGISTERED,
                registration(
                        new Customer("fresh", "Fresh"),
                        "Ann",
                        "ann@fresh.example",
                        "freshprod",
                        "fedcba9876543210fedcba9876543210",
                        null),
                new WaitingView(Party.SYSTEM, SINCE, null, null, null, null, null, null),
                null,
                null,
                List.of(),
                List.of(),
                null);
    }

    private static Registration registration(
            Customer customer, String contact, String email, String instance, String id, String replicationSet) {
        return new Registration(
                customer,
                new Contact(contact, EmailAddress.parse(email).orElseThrow()),
                new ServiceNowInstance(
                        InstanceHost.ofName(instance), InstanceId.parse(id).orElseThrow()),
                new Details(
                        "", replicationSet, Environment.TEST, Priority.NORMAL, null, null, "provider-admin", SINCE));
    }
}
