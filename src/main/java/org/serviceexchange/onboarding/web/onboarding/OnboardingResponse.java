package org.serviceexchange.onboarding.web.onboarding;

import static org.serviceexchange.onboarding.web.ApiResponses.constant;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
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
import org.serviceexchange.onboarding.application.opening.ViewOpenings.OpeningsView;
import org.serviceexchange.onboarding.application.port.opening.FirstOpenings.Opening;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.onboarding.Registration;
import org.serviceexchange.onboarding.web.CurrentReader;

/**
 * An onboarding in the REST API, with everything in it. The contract is here alone: no type of the domain is written as
 * JSON, so renaming one changes no answer. A field that may be null is left out where it is.
 */
@Schema(description = "An onboarding as the caller may see it.")
public record OnboardingResponse(
        @NotNull @Schema(example = "ONB0001001") String number,
        @NotNull State state,
        @JsonUnwrapped RegistrationPart registration,
        @JsonUnwrapped WaitingPart waiting,
        @JsonUnwrapped WorkPart work,
        @NotNull @Schema(description = "Mails. Customers see their own.") List<NotificationResponse> notifications,
        @NotNull @Schema(description = "What happened, oldest first.") List<TimelineResponse> timeline,
        @Schema(description = "Absent before the integration is established.") IntegrationResponse integration,
        @Schema(
                        description = "What people have opened. In a single onboarding, and for the provider's staff"
                                + " only.")
                SeenResponse seen) {

    public static OnboardingResponse of(OnboardingView view) {
        return of(view, null);
    }

    /** @param openings null in lists, and where the reader may not see them */
    static OnboardingResponse of(OnboardingView view, OpeningsView openings) {
        return new OnboardingResponse(
                view.number(),
                constant(State.class, view.state()),
                RegistrationPart.of(view),
                WaitingPart.of(view.waiting()),
                WorkPart.of(view),
                all(view.notifications(), NotificationResponse::of),
                all(view.timeline(), TimelineResponse::of),
                optional(view.integration(), IntegrationResponse::of),
                optional(openings, SeenResponse::of));
    }

    /** Fields of the onboarding itself, as are those of the other parts. */
    public record RegistrationPart(
            @NotNull String customerName,
            @NotNull String contactName,
            @NotNull String contactEmail,
            @NotNull
                    @Schema(
                            description =
                                    "Name of the customer's instance: the part of `instanceHost` before the first dot.")
                    String instanceName,
            @NotNull @Schema(example = "acme.service-now.com", description = "Host of the customer's instance.")
                    String instanceHost,
            @NotNull @Schema(description = "Id of the customer's instance.") String instanceId,
            @NotNull @Schema(description = "What the customer's instance is for.") Environment environment,
            @Schema(description = "Name of the provider's replication set that the customer was registered for.")
                    String replicationSet) {

        static RegistrationPart of(OnboardingView view) {
            Registration registration = view.registration();
            return new RegistrationPart(
                    view.customerName(),
                    registration.contact().name(),
                    registration.contact().email().value(),
                    registration.instance().host().name(),
                    registration.instance().host().value(),
                    registration.instance().id().value(),
                    constant(Environment.class, registration.details().environment()),
                    registration.details().replicationSet());
        }
    }

    public record WaitingPart(
            @NotNull @Schema(description = "The party that has to act.") Party waitingOn,
            @NotNull Instant waitingSince,
            @Schema(description = "Until when a person has to act. Absent while no person does.") Instant due) {

        static WaitingPart of(WaitingView view) {
            return new WaitingPart(constant(Party.class, view.on()), view.since(), view.due());
        }
    }

    public record WorkPart(
            @Schema(description = "Absent before the case is opened.") CaseResponse registrationCase,
            @Schema(description = "Absent before the subscription is requested.") SubscriptionResponse subscription,
            @Schema(
                            description = "The replication set as the customer's instance had it last. Absent where no"
                                    + " instance is connected, and before it was seen.")
                    ObservedResponse observed,
            @NotNull @Schema(description = "Each decision of the provider, oldest first.") List<RoundResponse> rounds,
            @Schema(
                            description = "A step that failed and has not succeeded since. In a single onboarding only."
                                    + " Customers get a general text.")
                    IncidentResponse incident,
            @Schema(
                            description = "What the customer last said that it can't go on with in the current step."
                                    + " Absent where it said nothing.")
                    StuckResponse stuck) {

        static WorkPart of(OnboardingView view) {
            return new WorkPart(
                    optional(view.registrationCase(), CaseResponse::of),
                    optional(view.subscription(), SubscriptionResponse::of),
                    optional(
                            view.subscription() == null
                                    ? null
                                    : view.subscription().observed(),
                            ObservedResponse::of),
                    all(view.rounds(), RoundResponse::of),
                    optional(view.waiting().incident(), IncidentResponse::of),
                    optional(view.waiting().stuck(), StuckResponse::of));
        }
    }

    public enum Environment {
        @JsonProperty("production")
        PRODUCTION,
        @JsonProperty("test")
        TEST,
        @JsonProperty("development")
        DEVELOPMENT
    }

    public enum State {
        REGISTERED,
        NEEDS_CORRECTION,
        AWAITING_PROVIDER_RECORD,
        AWAITING_APPROVAL,
        AWAITING_ACTIVATION,
        ACTIVATING,
        ESTABLISHED,
        PAUSED,
        DENIED,
        WITHDRAWN,
        EXPIRED,
        OFFBOARDED
    }

    public enum Party {
        @JsonProperty("provider")
        PROVIDER,
        @JsonProperty("customer")
        CUSTOMER,
        @JsonProperty("system")
        SYSTEM,
        @JsonProperty("nobody")
        NOBODY
    }

    public enum CaseState {
        NEW,
        OPEN,
        AWAITING_INFO,
        RESOLVED,
        CLOSED
    }

    public record CaseResponse(
            @NotNull @Schema(example = "CS0001001") String number,
            @NotNull CaseState state,
            @NotNull String shortDescription,
            @Schema(description = "Absent before the case is resolved.") String resolutionCode,
            @Schema(description = "Absent before the case is resolved.") String closeNotes,
            @Schema(description = "Internal. For the provider's staff only.") List<CaseEntryResponse> workNotes,
            @NotNull List<CaseEntryResponse> comments) {

        static CaseResponse of(CaseView view) {
            return new CaseResponse(
                    view.number(),
                    constant(CaseState.class, view.state()),
                    view.shortDescription(),
                    view.resolutionCode(),
                    view.closeNotes(),
                    optional(view.workNotes(), entries -> all(entries, CaseEntryResponse::of)),
                    all(view.comments(), CaseEntryResponse::of));
        }
    }

    @Schema(description = "A comment or a work note.")
    public record CaseEntryResponse(
            @NotNull Instant at,
            @NotNull @Schema(description = "The user who wrote it.") String by,
            @NotNull String text) {

        public static CaseEntryResponse of(EntryView view) {
            return new CaseEntryResponse(view.at(), view.by(), view.text());
        }
    }

    @Schema(description = "A step with which the customer can't go on.")
    public record StuckResponse(
            @NotNull @Schema(description = "The user of the customer.") String by,
            @NotNull Instant at,
            @NotNull String reason,
            @NotNull @Schema(description = "Whether the provider still has to answer.") Boolean open,
            @Schema(description = "Absent where the provider did not answer.") String answer,
            @Schema(description = "Absent where the provider did not answer.") String answeredBy,
            @Schema(description = "Absent where the provider did not answer.") Instant answeredAt) {

        public static StuckResponse of(StuckView view) {
            return new StuckResponse(
                    view.by(),
                    view.at(),
                    view.reason(),
                    view.open(),
                    view.answer(),
                    view.answeredBy(),
                    view.answeredAt());
        }
    }

    public enum SubscriptionState {
        PENDING_APPROVAL,
        APPROVED,
        DENIED,
        ACTIVE,
        CANCELLED,
        REVOKED
    }

    public enum ReplicationSetState {
        IN_DRAFT,
        SUBSCRIPTION_REQUESTED,
        ACTIVATION_REQUESTED,
        SEEDING,
        SEEDING_PAUSED,
        ACTIVE,
        REPLICATION_PAUSED,
        REPLICATION_STOPPED,
        REPLICATION_ERROR,
        REPLICATION_DEACTIVATED
    }

    @Schema(description = "The replication subscription.")
    public record SubscriptionResponse(
            @NotNull @Schema(example = "RSUB0001001") String number,
            @NotNull SubscriptionState state,
            @NotNull @Schema(description = "State of the customer's replication set.")
                    ReplicationSetState replicationSet,
            @NotNull @Schema(description = "Page of the subscription.") String link,
            @Schema(description = "The user who decided last.") String decidedBy,
            Instant decidedAt,
            @Schema(description = "Reason of the last decision. Absent if it needs none.") String reason) {

        static SubscriptionResponse of(SubscriptionView view) {
            return new SubscriptionResponse(
                    view.number(),
                    constant(SubscriptionState.class, view.state()),
                    constant(ReplicationSetState.class, view.replicationSet()),
                    view.link(),
                    view.decidedBy(),
                    view.decidedAt(),
                    view.reason());
        }
    }

    public enum ObservationSource {
        @JsonProperty("provider-instance")
        PROVIDER_INSTANCE,
        @JsonProperty("customer-instance")
        CUSTOMER_INSTANCE,
        @JsonProperty("customer")
        CUSTOMER
    }

    public record ObservedResponse(
            @NotNull ReplicationSetState replicationSet,
            @NotNull @Schema(description = "When it was seen, or when the customer said so.") Instant at,
            @NotNull
                    @Schema(
                            description =
                                    "`customer`: the customer gave no access to its instance, so its word counts.")
                    ObservationSource source) {

        static ObservedResponse of(ObservedView view) {
            return new ObservedResponse(
                    constant(ReplicationSetState.class, view.replicationSet()),
                    view.at(),
                    constant(ObservationSource.class, view.source()));
        }
    }

    @Schema(description = "A decision of the provider about the subscription.")
    public record RoundResponse(
            @NotNull Instant at,
            @NotNull @Schema(description = "The user who decided.") String by,
            @NotNull @Schema(allowableValues = {"approve", "send-back", "deny"}) String decision,
            @Schema(description = "Absent for an approval.") String reason) {

        static RoundResponse of(RoundView view) {
            return new RoundResponse(view.at(), view.by(), view.decision(), view.reason());
        }
    }

    @Schema(description = "A step of the system that failed.")
    public record IncidentResponse(
            @NotNull String cause,
            @NotNull String solution,
            @Schema(description = "When the step is tried again automatically. Absent after the last attempt.")
                    Instant nextTry) {

        static IncidentResponse of(IncidentView view) {
            Reader reader = CurrentReader.get();
            return new IncidentResponse(view.cause().in(reader), view.solution().in(reader), view.nextTry());
        }
    }

    public enum NotificationStatus {
        PENDING,
        SENT,
        REFUSED
    }

    @Schema(description = "A mail of the onboarding.")
    public record NotificationResponse(
            @NotNull @Schema(description = "Kind and receiver of the mail.", example = "REMINDER_PROVIDER") String kind,
            @NotNull @Schema(description = "Addresses, separated by commas.") String to,
            @NotNull String subject,
            @NotNull
                    @Schema(
                            description =
                                    "SENT if the mail server accepted the mail for at least one address. REFUSED if it"
                                            + " refused every address and the onboarding continues.")
                    NotificationStatus status,
            @NotNull Instant at,
            @Schema(
                            description =
                                    "The addresses for which the mail server did not accept the mail. Absent if there"
                                            + " are none.")
                    List<String> unreached) {

        static NotificationResponse of(NotificationView view) {
            return new NotificationResponse(
                    view.kind(),
                    view.to(),
                    view.subject(),
                    constant(NotificationStatus.class, view.status()),
                    view.at(),
                    view.unreached().isEmpty() ? null : view.unreached());
        }
    }

    public record TimelineResponse(
            @NotNull Instant at,
            @NotNull @Schema(description = "The user who did it, or the application.") String by,
            @NotNull String what) {

        static TimelineResponse of(TimelineView view) {
            return new TimelineResponse(view.at(), view.by(), view.what().in(CurrentReader.get()));
        }
    }

    @Schema(description = "The integration since it was established.")
    public record IntegrationResponse(
            @Schema(description = "The open request. Absent if there is none.") IntegrationRequestResponse request,
            @NotNull @Schema(description = "Settled requests, newest first.") List<IntegrationRequestResponse> earlier,
            @Schema(description = "Absent unless the integration is paused.") Instant pausedSince,
            @Schema(description = "Days of notice before the end. Absent if the other party has to agree.")
                    Integer noticeDays,
            @Schema(description = "Case of the end. Absent before it is opened.") EndCaseResponse endCase) {

        static IntegrationResponse of(IntegrationView view) {
            return new IntegrationResponse(
                    optional(view.request(), IntegrationRequestResponse::of),
                    all(view.earlier(), IntegrationRequestResponse::of),
                    view.pausedSince(),
                    view.noticeDays(),
                    optional(view.endCase(), EndCaseResponse::of));
        }
    }

    public enum RequestKind {
        PAUSE,
        RESUME,
        END
    }

    public enum RequestDecision {
        AGREED,
        REFUSED,
        TAKEN_BACK,
        NOTICE_OVER,
        LAPSED
    }

    @Schema(description = "A request to pause, resume or end the integration.")
    public record IntegrationRequestResponse(
            @NotNull RequestKind kind,
            @NotNull @Schema(description = "The party that requested it.") Party askedBy,
            @NotNull @Schema(description = "The user who requested it.") String by,
            @NotNull Instant at,
            @NotNull String reason,
            @Schema(description = "End of the notice period. Absent if there is none.") Instant noticeEnds,
            @Schema(description = "Absent while the request is undecided. `LAPSED` means expired without an answer.")
                    RequestDecision decision,
            @Schema(description = "Absent while the request is undecided.") Instant decidedAt,
            @Schema(description = "Reason of a refusal.") String refusal) {

        public static IntegrationRequestResponse of(RequestView view) {
            return new IntegrationRequestResponse(
                    constant(RequestKind.class, view.kind()),
                    constant(Party.class, view.askedBy()),
                    view.by(),
                    view.at(),
                    view.reason(),
                    view.noticeEnds(),
                    constant(RequestDecision.class, view.decision()),
                    view.decidedAt(),
                    view.refusal());
        }
    }

    public record EndCaseResponse(
            @NotNull @Schema(example = "CS0001009") String number,
            @NotNull CaseState state,
            @NotNull String shortDescription,
            String description,
            @Schema(description = "Absent before the case is closed.") String closeNotes) {

        static EndCaseResponse of(EndCaseView view) {
            return new EndCaseResponse(
                    view.number(),
                    constant(CaseState.class, view.state()),
                    view.shortDescription(),
                    view.description(),
                    view.closeNotes());
        }
    }

    @Schema(
            description =
                    "When people first opened what they got. A mail scanner that only fetches a page does not count.")
    public record SeenResponse(
            @Schema(description = "A link to the status in a mail to the customer. Absent before it was opened.")
                    Instant statusLink,
            @Schema(description = "The open task, by the party that has to act. Absent before it was opened.")
                    Instant task) {

        static SeenResponse of(OpeningsView openings) {
            return new SeenResponse(
                    optional(openings.statusLink(), Opening::at), optional(openings.task(), Opening::at));
        }
    }

    private static <T, R> R optional(T value, Function<T, R> response) {
        return value == null ? null : response.apply(value);
    }

    private static <T, R> List<R> all(List<T> values, Function<T, R> response) {
        return values.stream().map(response).toList();
    }
}
