package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.EarlyEnds;
import org.serviceexchange.onboarding.application.port.Letters;
import org.serviceexchange.onboarding.application.port.Letters.Letter;
import org.serviceexchange.onboarding.application.port.Links;
import org.serviceexchange.onboarding.application.port.MailDelivery;
import org.serviceexchange.onboarding.application.port.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.Notifications;
import org.serviceexchange.onboarding.application.port.Obstacles;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.application.port.ProviderInstance;
import org.serviceexchange.onboarding.application.port.ProviderStaff;
import org.serviceexchange.onboarding.application.port.RegistrationCases;
import org.serviceexchange.onboarding.application.port.ReplicationSubscriptions;
import org.serviceexchange.onboarding.domain.DecisionRound;
import org.serviceexchange.onboarding.domain.EarlyEnd;
import org.serviceexchange.onboarding.domain.EmailAddress;
import org.serviceexchange.onboarding.domain.IntegrationRequest;
import org.serviceexchange.onboarding.domain.Notification;
import org.serviceexchange.onboarding.domain.NotificationKind;
import org.serviceexchange.onboarding.domain.NotificationStatus;
import org.serviceexchange.onboarding.domain.Obstacle;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.Party;
import org.serviceexchange.onboarding.domain.RegistrationCase;
import org.serviceexchange.onboarding.domain.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.StepDeadline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends one of an onboarding's mails. Once the mail server took it, it is never sent again. */
@Service
public class SendNotification {

    /** Which mail of its kind it is, where an onboarding sends that kind once. */
    private static final String ONCE = "";

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final ReplicationSubscriptions subscriptions;
    private final Obstacles obstacles;
    private final EarlyEnds ends;
    private final Notifications notifications;
    private final Letters letters;
    private final MailDelivery delivery;
    private final ProviderInstance provider;
    private final ProviderStaff staff;
    private final Instructions instructions;
    private final Links links;
    private final MakeInvitation invitations;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    SendNotification(
            Onboardings onboardings,
            RegistrationCases cases,
            ReplicationSubscriptions subscriptions,
            Obstacles obstacles,
            EarlyEnds ends,
            Notifications notifications,
            Letters letters,
            MailDelivery delivery,
            ProviderInstance provider,
            ProviderStaff staff,
            Instructions instructions,
            Links links,
            MakeInvitation invitations,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.onboardings = onboardings;
        this.cases = cases;
        this.subscriptions = subscriptions;
        this.obstacles = obstacles;
        this.ends = ends;
        this.notifications = notifications;
        this.letters = letters;
        this.delivery = delivery;
        this.provider = provider;
        this.staff = staff;
        this.instructions = instructions;
        this.links = links;
        this.invitations = invitations;
        this.clock = clock;
        // A mail can't be rolled back. So what is known of it is committed at once, whatever becomes of the job around
        // it: first that it is to be sent, so that a mail which can't get out is seen; then that it is out.
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @throws RuntimeException when the mail server didn't take the mail; it may be sent again then */
    public void send(OnboardingNumber number, NotificationKind kind) {
        send(number, kind, occasion(number, kind), null, null, null);
    }

    /**
     * Sends a mail about the deadline of a step.
     *
     * @param request  the one that the step answers; null for a step of the onboarding itself
     * @param occasion which of several mails of this kind it is
     * @throws RuntimeException when the mail server didn't take the mail; it may be sent again then
     */
    void send(
            StepDeadline deadline,
            IntegrationRequest request,
            NotificationKind kind,
            String occasion,
            List<EmailAddress> to) {
        send(deadline.onboarding(), kind, occasion, deadline, to, request);
    }

    /**
     * Sends a mail about a request; another request gets mails of its own.
     *
     * @throws RuntimeException when the mail server didn't take the mail; it may be sent again then
     */
    void send(IntegrationRequest request, NotificationKind kind) {
        send(request.onboarding(), kind, request.occasion(), null, null, request);
    }

    /**
     * @param deadline null where the mail isn't about one
     * @param chosen   null for those that the kind is for
     * @param request  null where the mail isn't about one
     */
    private void send(
            OnboardingNumber number,
            NotificationKind kind,
            String occasion,
            StepDeadline deadline,
            List<EmailAddress> chosen,
            IntegrationRequest request) {
        Optional<Notification> known = notifications.find(number, kind, occasion);
        if (known.filter(one -> one.status() == NotificationStatus.SENT).isPresent()) {
            return;
        }
        if (kind == NotificationKind.ONBOARDING_ENDED
                && notifications.find(number, NotificationKind.INSTRUCTIONS, "").isEmpty()) {
            // who never heard of it need not hear that it is over
            return;
        }
        Onboarding onboarding = onboardings.get(number);
        // committed before the mail is out: a link that is out must work
        Optional<OneTimeLink> invitation = kind == NotificationKind.INSTRUCTIONS
                ? ownTransaction.execute(status -> invitations.forInstructions(onboarding))
                : Optional.empty();
        Letter letter = letters.write(kind, facts(onboarding, kind, invitation.orElse(null), deadline, request));
        List<EmailAddress> to = chosen == null ? receivers(onboarding, kind) : chosen;
        Notification pending = new Notification(
                number,
                kind,
                occasion,
                // the provider's instance, which is in it, may have changed since the last attempt
                known.map(Notification::messageId).orElseGet(() -> messageId(number, kind, occasion)),
                to,
                letter.subject(),
                NotificationStatus.PENDING,
                known.map(Notification::at).orElseGet(clock::instant));
        ownTransaction.executeWithoutResult(status -> notifications.save(pending));
        ownTransaction.executeWithoutResult(status -> {
            delivery.deliver(new Envelope(pending.messageId(), pending.to()), letter);
            notifications.save(pending.sent(clock.instant()));
        });
    }

    private List<EmailAddress> receivers(Onboarding onboarding, NotificationKind kind) {
        return kind.receiver() == Party.PROVIDER
                ? staff.adminAddresses()
                : List.of(onboarding.contact().email());
    }

    private LetterFacts facts(
            Onboarding onboarding,
            NotificationKind kind,
            OneTimeLink invitation,
            StepDeadline deadline,
            IntegrationRequest request) {
        OnboardingNumber number = onboarding.number();
        // what is about the end goes with the case for its record
        Optional<RegistrationCase> registrationCase = cases.ofEnd(number).or(() -> cases.of(number));
        return new LetterFacts(
                onboarding,
                provider.record(),
                registrationCase.map(RegistrationCase::number).orElse(null),
                reason(number, request),
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
                // the customer's people can't open it any more
                kind == NotificationKind.INTEGRATION_ENDED ? null : links.record(number),
                links.subscription(number),
                invitation,
                deadline == null ? null : facts(deadline),
                request);
    }

    private String reason(OnboardingNumber number, IntegrationRequest request) {
        if (request == null) {
            return ends.of(number)
                    .map(EarlyEnd::reason)
                    .or(() -> subscriptions.of(number).map(ReplicationSubscription::reason))
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

    /** What tells one mail of a kind from the next; the same each time that the same mail is tried. */
    private String occasion(OnboardingNumber number, NotificationKind kind) {
        return switch (kind) {
            case APPROVAL_REQUESTED, SENT_BACK -> {
                int rounds = subscriptions.get(number).rounds().size();
                yield rounds == 0 ? "" : String.valueOf(rounds);
            }
            case CORRECTION_NEEDED, PROVIDER_RECORD_MISMATCHED, ADVICE, ACTIVATION_FAILED ->
                obstacle(number, kind)
                        .map(obstacle -> String.valueOf(obstacle.at().toEpochMilli()))
                        .orElse("");
            default -> "";
        };
    }

    private Optional<Obstacle> obstacle(OnboardingNumber number, NotificationKind kind) {
        return switch (kind) {
            case CORRECTION_NEEDED -> obstacles.of(number, Obstacle.Kind.REGISTRATION);
            case PROVIDER_RECORD_MISMATCHED, ADVICE -> obstacles.of(number, Obstacle.Kind.PROVIDER_RECORD);
            case ACTIVATION_FAILED -> obstacles.of(number, Obstacle.Kind.ACTIVATION);
            default -> Optional.empty();
        };
    }

    private String messageId(OnboardingNumber number, NotificationKind kind, String occasion) {
        String local = "%s.%s%s"
                .formatted(number, kind, occasion.isEmpty() ? "" : "." + occasion)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        return "%s@%s.service-exchange-onboarding"
                .formatted(local, provider.record().instance().name());
    }
}
