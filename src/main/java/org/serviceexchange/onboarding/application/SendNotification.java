package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.Letters;
import org.serviceexchange.onboarding.application.port.Letters.Letter;
import org.serviceexchange.onboarding.application.port.Links;
import org.serviceexchange.onboarding.application.port.MailDelivery;
import org.serviceexchange.onboarding.application.port.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.Notifications;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.application.port.ProviderInstance;
import org.serviceexchange.onboarding.application.port.ProviderStaff;
import org.serviceexchange.onboarding.application.port.RegistrationCases;
import org.serviceexchange.onboarding.application.port.ReplicationSubscriptions;
import org.serviceexchange.onboarding.domain.EmailAddress;
import org.serviceexchange.onboarding.domain.IntegrationRequest;
import org.serviceexchange.onboarding.domain.Notification;
import org.serviceexchange.onboarding.domain.NotificationKind;
import org.serviceexchange.onboarding.domain.NotificationStatus;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.Party;
import org.serviceexchange.onboarding.domain.RegistrationCase;
import org.serviceexchange.onboarding.domain.ReplicationSubscription;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends one of an onboarding's mails. Once the mail server took it, it is never sent again. */
@Service
public class SendNotification {

    private final Onboardings onboardings;
    private final RegistrationCases cases;
    private final ReplicationSubscriptions subscriptions;
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
        send(number, kind, "", null);
    }

    /**
     * Sends a mail about a request; another request gets mails of its own.
     *
     * @throws RuntimeException when the mail server didn't take the mail; it may be sent again then
     */
    void send(IntegrationRequest request, NotificationKind kind) {
        send(request.onboarding(), kind, request.occasion(), request);
    }

    private void send(OnboardingNumber number, NotificationKind kind, String occasion, IntegrationRequest request) {
        Optional<Notification> known = notifications.find(number, kind, occasion);
        if (known.filter(one -> one.status() == NotificationStatus.SENT).isPresent()) {
            return;
        }
        Onboarding onboarding = onboardings.get(number);
        // committed before the mail is out: a link that is out must work
        Optional<OneTimeLink> invitation = kind == NotificationKind.INSTRUCTIONS
                ? ownTransaction.execute(status -> invitations.forInstructions(onboarding))
                : Optional.empty();
        Letter letter = letters.write(kind, facts(onboarding, kind, invitation.orElse(null), request));
        List<EmailAddress> to = kind.receiver() == Party.PROVIDER
                ? staff.adminAddresses()
                : List.of(onboarding.contact().email());
        Notification pending = new Notification(
                number,
                kind,
                occasion,
                messageId(number, kind, occasion),
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

    private LetterFacts facts(
            Onboarding onboarding, NotificationKind kind, OneTimeLink invitation, IntegrationRequest request) {
        OnboardingNumber number = onboarding.number();
        // what is about the end goes with the case for its record
        Optional<RegistrationCase> registrationCase = cases.ofEnd(number).or(() -> cases.of(number));
        return new LetterFacts(
                onboarding,
                provider.record(),
                registrationCase.map(RegistrationCase::number).orElse(null),
                reason(number, request),
                switch (kind) {
                    case INSTRUCTIONS -> instructions.createProviderRecord(onboarding);
                    case SUBSCRIPTION_APPROVED -> instructions.activateReplicationSet(onboarding);
                    default -> List.of();
                },
                links.tasklist(),
                // the customer's people can't open it any more
                kind == NotificationKind.INTEGRATION_ENDED ? null : links.record(number),
                links.subscription(number),
                invitation,
                request);
    }

    private String reason(OnboardingNumber number, IntegrationRequest request) {
        if (request == null) {
            return subscriptions.of(number).map(ReplicationSubscription::reason).orElse(null);
        }
        return request.refusal() == null ? request.reason() : request.refusal();
    }

    private String messageId(OnboardingNumber number, NotificationKind kind, String occasion) {
        String which = occasion.isEmpty() ? "" : "." + occasion;
        String local = "%s.%s%s"
                .formatted(number, kind, which)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        return "%s@%s.service-exchange-onboarding"
                .formatted(local, provider.record().instance().name());
    }
}
