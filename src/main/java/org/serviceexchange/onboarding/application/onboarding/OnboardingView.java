package org.serviceexchange.onboarding.application.onboarding;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.DecisionRound;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.observation.Observation;
import org.serviceexchange.onboarding.domain.observation.Observation.Source;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.Progress;
import org.serviceexchange.onboarding.domain.onboarding.Registration;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.domain.stuck.StuckReport;

/**
 * An onboarding as one user may see it.
 *
 * @param registration     without the note for the provider's agents where a customer sees it
 * @param registrationCase null before it is opened
 * @param subscription     null before it is requested
 * @param integration      null before it is established
 */
public record OnboardingView(
        String number,
        OnboardingState state,
        Registration registration,
        WaitingView waiting,
        CaseView registrationCase,
        SubscriptionView subscription,
        List<NotificationView> notifications,
        List<TimelineView> timeline,
        IntegrationView integration) {

    public String customerName() {
        return registration.customer().name();
    }

    /** Each time that the provider decided, oldest first. */
    public List<RoundView> rounds() {
        return subscription == null ? List.of() : subscription.rounds();
    }

    /**
     * What the onboarding waits for.
     *
     * @param due      until when a person has to act; null while none has to
     * @param taskId   that person's task; null while there is none
     * @param task     what Tasklist calls it
     * @param group    the group that has to act, if a process designer added the step; else null
     * @param incident null where no step failed, and in lists
     * @param stuck    null where the customer did not say that it can't go on with the step
     */
    public record WaitingView(
            Party on,
            Instant since,
            Instant due,
            String taskId,
            String task,
            String group,
            IncidentView incident,
            StuckView stuck) {

        /** Whether the customer can't go on, and the provider has to answer. */
        public boolean isUnanswered() {
            return stuck != null && stuck.open();
        }

        static WaitingView of(Progress progress, StepDeadline deadline, IncidentView incident, StuckView stuck) {
            return new WaitingView(
                    progress.waitingOn(),
                    progress.waitingSince(),
                    deadline == null ? null : deadline.due(),
                    deadline == null ? null : deadline.taskId(),
                    deadline == null ? null : deadline.title(),
                    deadline == null ? null : deadline.candidateGroup(),
                    incident,
                    stuck);
        }
    }

    /**
     * What the customer last said that it can't go on with in the current step.
     *
     * @param open       whether the provider still has to answer
     * @param answer     of the provider; null where there is none
     * @param answeredBy null where there is no answer
     * @param answeredAt null where there is no answer
     */
    public record StuckView(
            String by, Instant at, String reason, boolean open, String answer, String answeredBy, Instant answeredAt) {

        public static StuckView of(StuckReport report) {
            boolean answered = !report.isUnsettled() && report.settlement().answer() != null;
            return new StuckView(
                    report.claim().by(),
                    report.claim().at(),
                    report.claim().reason(),
                    report.isUnsettled(),
                    answered ? report.settlement().answer() : null,
                    answered ? report.settlement().by() : null,
                    answered ? report.settlement().at() : null);
        }
    }

    /**
     * The integration since it was established.
     *
     * @param request     what a party wants of it and isn't settled; null where there is nothing
     * @param earlier     what became of the requests before; newest first
     * @param pausedSince null unless it is paused
     * @param noticeDays  the notice period in days; null if the other party has to agree
     * @param endCase     the case for the record of its end; null before that is opened
     */
    public record IntegrationView(
            RequestView request,
            List<RequestView> earlier,
            Instant pausedSince,
            Integer noticeDays,
            EndCaseView endCase) {}

    /**
     * What one party wants of the integration.
     *
     * @param noticeEnds null where no notice period runs
     * @param decision   null while nothing is decided
     * @param decidedAt  null while nothing is decided
     * @param refusal    why it was refused; null unless it was
     */
    public record RequestView(
            RequestKind kind,
            Party askedBy,
            String by,
            Instant at,
            String reason,
            Instant noticeEnds,
            RequestDecision decision,
            Instant decidedAt,
            String refusal) {

        public static RequestView of(IntegrationRequest request) {
            return new RequestView(
                    request.kind(),
                    request.askedBy(),
                    request.by(),
                    request.at(),
                    request.reason(),
                    request.settlement().noticeEnds(),
                    request.settlement().decision(),
                    request.settlement().decidedAt(),
                    request.settlement().refusal());
        }
    }

    public record EndCaseView(
            String number, CaseState state, String shortDescription, String description, String closeNotes) {

        static EndCaseView of(RegistrationCase endCase) {
            return new EndCaseView(
                    endCase.number(),
                    endCase.state(),
                    endCase.shortDescription(),
                    endCase.description(),
                    endCase.closeNotes());
        }
    }

    /**
     * @param workNotes null for customers, who never see them
     */
    public record CaseView(
            String number,
            CaseState state,
            String shortDescription,
            String resolutionCode,
            String closeNotes,
            List<EntryView> workNotes,
            List<EntryView> comments) {

        /** @param internal whether the viewer may see what is written for the provider's people alone */
        static CaseView of(RegistrationCase registrationCase, boolean internal) {
            return new CaseView(
                    registrationCase.number(),
                    registrationCase.state(),
                    registrationCase.shortDescription(),
                    registrationCase.resolutionCode(),
                    registrationCase.closeNotes(),
                    internal ? entries(registrationCase.workNotes()) : null,
                    entries(registrationCase.comments()));
        }

        private static List<EntryView> entries(List<CaseEntry> entries) {
            return entries.stream().map(EntryView::of).toList();
        }
    }

    public record EntryView(Instant at, String by, String text) {

        public static EntryView of(CaseEntry entry) {
            return new EntryView(entry.at(), entry.by(), entry.text());
        }
    }

    public record SubscriptionView(
            String number,
            SubscriptionState state,
            ReplicationSetState replicationSet,
            String link,
            String decidedBy,
            Instant decidedAt,
            String reason,
            List<RoundView> rounds,
            ObservedView observed) {

        static SubscriptionView of(ReplicationSubscription subscription, String link, ObservedView observed) {
            return new SubscriptionView(
                    subscription.number(),
                    subscription.state(),
                    subscription.replicationSet(),
                    link,
                    subscription.decidedBy(),
                    subscription.decidedAt(),
                    subscription.reason(),
                    subscription.rounds().stream().map(RoundView::of).toList(),
                    observed);
        }
    }

    /**
     * The replication set as the customer's instance had it last.
     *
     * @param source the instance, or the customer where it gave no access
     */
    public record ObservedView(ReplicationSetState replicationSet, Instant at, Source source) {

        static ObservedView of(Observation observation) {
            return new ObservedView(
                    ReplicationSetState.valueOf(observation.state()), observation.seenAt(), observation.source());
        }
    }

    /**
     * A step of the system that failed; to a customer it says only that we are on it.
     *
     * @param nextTry when it is tried again automatically; null after the last attempt
     */
    public record IncidentView(Sentence cause, Sentence solution, Instant nextTry) {

        public boolean isTriedAgain() {
            return nextTry != null;
        }
    }

    /**
     * One time that the provider decided.
     *
     * @param decision {@code approve}, {@code send-back} or {@code deny}
     * @param reason   null where it was approved
     */
    public record RoundView(Instant at, String by, String decision, String reason) {

        static RoundView of(DecisionRound round) {
            return new RoundView(round.at(), round.by(), round.decision().value(), round.reason());
        }
    }

    /**
     * @param kind      kind and receiver, as in {@code REMINDER_PROVIDER}
     * @param unreached the addresses for which the mail server did not take the mail
     */
    public record NotificationView(
            String kind, String to, List<String> unreached, String subject, NotificationStatus status, Instant at) {

        static NotificationView of(Notification notification) {
            return new NotificationView(
                    notification.key().name(),
                    notification.to().stream().map(EmailAddress::value).collect(Collectors.joining(", ")),
                    notification.delivery().unreached().stream()
                            .map(one -> one.address().value())
                            .toList(),
                    notification.subject(),
                    notification.status(),
                    notification.at());
        }
    }

    public record TimelineView(Instant at, String by, Sentence what) {}
}
