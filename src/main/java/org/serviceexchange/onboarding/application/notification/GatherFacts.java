package org.serviceexchange.onboarding.application.notification;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.serviceexchange.onboarding.application.instructions.Instructions;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.instance.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.notification.DeadlineFacts;
import org.serviceexchange.onboarding.application.port.notification.LetterFacts;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.onboarding.EarlyEnds;
import org.serviceexchange.onboarding.application.port.onboarding.Obstacles;
import org.serviceexchange.onboarding.domain.approval.DecisionRound;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.EarlyEnd;
import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Obstacle;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Component;

/** Gathers what a mail tells of, from wherever it is kept. */
@Component
class GatherFacts {

    /** When the customer's people read it, they can't open the onboarding's page any more. */
    private static final Set<NotificationKind> ENDS_ACCESS =
            EnumSet.of(NotificationKind.INTEGRATION_ENDED, NotificationKind.ONBOARDING_ENDED);

    private final RegistrationCases cases;
    private final ReplicationSubscriptions subscriptions;
    private final Obstacles obstacles;
    private final EarlyEnds ends;
    private final ProviderInstance provider;
    private final Instructions instructions;
    private final Links links;
    private final Clock clock;

    GatherFacts(
            RegistrationCases cases,
            ReplicationSubscriptions subscriptions,
            Obstacles obstacles,
            EarlyEnds ends,
            ProviderInstance provider,
            Instructions instructions,
            Links links,
            Clock clock) {
        this.cases = cases;
        this.subscriptions = subscriptions;
        this.obstacles = obstacles;
        this.ends = ends;
        this.provider = provider;
        this.instructions = instructions;
        this.links = links;
        this.clock = clock;
    }

    /** @param invitation null where the mail has none */
    LetterFacts of(News news, Onboarding onboarding, OneTimeLink invitation) {
        OnboardingNumber number = onboarding.number();
        NotificationKind kind = news.kind();
        return new LetterFacts(
                onboarding,
                provider.record(),
                caseNumber(news),
                reason(news),
                obstacle(number, kind).orElse(null),
                ends.of(number).orElse(null),
                subscriptions
                        .of(number)
                        .map(ReplicationSubscription::lastRound)
                        .map(DecisionRound::category)
                        .orElse(null),
                switch (kind) {
                    case INSTRUCTIONS, SENT_BACK, ADVICE -> instructions.createProviderRecord(onboarding);
                    case SUBSCRIPTION_APPROVED, ACTIVATION_FAILED -> instructions.activateReplicationSet(onboarding);
                    case REMINDER, ESCALATION -> instructions.now(onboarding);
                    default -> List.of();
                },
                links.tasklist(),
                ENDS_ACCESS.contains(kind) ? null : links.record(number),
                links.subscription(number),
                links.registrationCase(number),
                invitation,
                news.deadline() == null ? null : facts(news.deadline()),
                news.request(),
                news.comment());
    }

    /** What tells one mail of a kind from the next; the same each time that the same mail is tried. */
    String occasion(OnboardingNumber number, NotificationKind kind) {
        return switch (kind) {
            case APPROVAL_REQUESTED, SENT_BACK -> {
                int rounds = subscriptions.get(number).rounds().size();
                yield rounds == 0 ? Notification.ONCE : String.valueOf(rounds);
            }
            case CORRECTION_NEEDED, PROVIDER_RECORD_MISMATCHED, ADVICE, ACTIVATION_FAILED ->
                obstacle(number, kind)
                        .map(obstacle -> String.valueOf(obstacle.at().toEpochMilli()))
                        .orElse(Notification.ONCE);
            default -> Notification.ONCE;
        };
    }

    private String caseNumber(News news) {
        Optional<RegistrationCase> registration = cases.of(news.onboarding());
        // what is about the end goes with the case for its record
        Optional<RegistrationCase> meant =
                news.comment() == null ? cases.ofEnd(news.onboarding()).or(() -> registration) : registration;
        return meant.map(RegistrationCase::number).orElse(null);
    }

    private String reason(News news) {
        IntegrationRequest request = news.request();
        if (request == null) {
            return ends.of(news.onboarding())
                    .map(EarlyEnd::reason)
                    .or(() -> subscriptions.of(news.onboarding()).map(ReplicationSubscription::reason))
                    .orElse(null);
        }
        return request.refusal() == null ? request.reason() : request.refusal();
    }

    private DeadlineFacts facts(StepDeadline deadline) {
        return new DeadlineFacts(
                deadline.title(),
                deadline.party(),
                deadline.due(),
                deadline.isOverdue(clock.instant()),
                deadline.expireAt(),
                links.task(deadline.taskId()),
                deadline.extension() == null ? null : deadline.extension().reason());
    }

    private Optional<Obstacle> obstacle(OnboardingNumber number, NotificationKind kind) {
        return switch (kind) {
            case CORRECTION_NEEDED -> obstacles.of(number, Obstacle.Kind.REGISTRATION);
            case PROVIDER_RECORD_MISMATCHED, ADVICE -> obstacles.of(number, Obstacle.Kind.PROVIDER_RECORD);
            case ACTIVATION_FAILED -> obstacles.of(number, Obstacle.Kind.ACTIVATION);
            default -> Optional.empty();
        };
    }
}
