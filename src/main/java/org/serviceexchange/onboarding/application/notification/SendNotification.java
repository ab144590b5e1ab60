package org.serviceexchange.onboarding.application.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.account.MakeInvitation;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfDecision;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfIssue;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfOnboarding;
import org.serviceexchange.onboarding.application.port.instance.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.application.port.notification.Notifications;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.MessageIds;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends one of an onboarding's mails. Once the mail server has accepted it, it is never sent again. */
@Service
public class SendNotification {

    private final Onboardings onboardings;
    private final ReplicationSubscriptions subscriptions;
    private final Issues issues;
    private final Recipients recipients;
    private final MailModelAssembler models;
    private final Notifications notifications;
    private final MailRenderer renderer;
    private final MailDelivery delivery;
    private final ProviderSetups setups;
    private final MakeInvitation invitations;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    SendNotification(
            Onboardings onboardings,
            ReplicationSubscriptions subscriptions,
            Issues issues,
            Recipients recipients,
            MailModelAssembler models,
            Notifications notifications,
            MailRenderer renderer,
            MailDelivery delivery,
            ProviderSetups setups,
            MakeInvitation invitations,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.onboardings = onboardings;
        this.subscriptions = subscriptions;
        this.issues = issues;
        this.recipients = recipients;
        this.models = models;
        this.notifications = notifications;
        this.renderer = renderer;
        this.delivery = delivery;
        this.setups = setups;
        this.invitations = invitations;
        this.clock = clock;
        // A mail can't be rolled back. So each state is committed at once, whatever happens to the job around it. A
        // mail
        // is pending before it is sent, so that a mail that can't be sent is visible.
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @throws RuntimeException when the mail server didn't accept the mail; another attempt may follow */
    public void send(OnboardingNumber number, NotificationKind kind, Party receiver) {
        send(
                switch (kind) {
                    case APPROVAL_REQUESTED, SENT_BACK -> new OfDecision(subscriptions.get(number), kind, receiver);
                    case CORRECTION_NEEDED -> ofIssue(number, Issue.Kind.REGISTRATION, kind, receiver);
                    case PROVIDER_RECORD_MISMATCHED, ADVICE ->
                        ofIssue(number, Issue.Kind.PROVIDER_RECORD, kind, receiver);
                    case ACTIVATION_FAILED -> ofIssue(number, Issue.Kind.ACTIVATION, kind, receiver);
                    default -> new OfOnboarding(number, kind, receiver);
                });
    }

    private NotificationRequest ofIssue(
            OnboardingNumber number, Issue.Kind issue, NotificationKind kind, Party receiver) {
        return issues.of(number, issue)
                .<NotificationRequest>map(found -> new OfIssue(found, kind, receiver))
                .orElseGet(() -> new OfOnboarding(number, kind, receiver));
    }

    /** @throws RuntimeException when the mail server didn't accept the mail; another attempt may follow */
    public void send(NotificationRequest request) {
        NotificationKey key = request.key();
        Optional<Notification> known = notifications.find(key);
        if (known.filter(one -> one.status() == NotificationStatus.SENT).isPresent() || endsWithoutBeginning(key)) {
            return;
        }
        Onboarding onboarding = onboardings.get(key.onboarding());
        List<EmailAddress> to = recipients.of(request, onboarding);
        if (to.isEmpty()) {
            return;
        }
        // committed before the mail is sent: its link must work
        Optional<OneTimeLink> invitation = key.kind() == NotificationKind.INSTRUCTIONS
                ? ownTransaction.execute(status -> invitations.forInstructions(onboarding))
                : Optional.empty();
        RenderedMail mail =
                renderer.render(key.kind(), key.receiver(), models.of(request, onboarding, invitation.orElse(null)));
        Notification pending = new Notification(
                key,
                // the provider's instance, which is part of it, may have changed since the last attempt
                known.map(Notification::messageId)
                        .orElseGet(() -> MessageIds.of(
                                key, setups.requireActiveRecord().instance().name())),
                to,
                mail.subject(),
                NotificationStatus.PENDING,
                known.map(Notification::at).orElseGet(clock::instant));
        ownTransaction.executeWithoutResult(status -> notifications.save(pending));
        ownTransaction.executeWithoutResult(status -> {
            delivery.deliver(new Envelope(pending.messageId(), pending.to()), mail);
            notifications.save(pending.sent(clock.instant()));
        });
    }

    /** A contact who received no instructions needs no mail about the end. */
    private boolean endsWithoutBeginning(NotificationKey key) {
        return key.kind() == NotificationKind.ONBOARDING_ENDED
                && key.receiver() == Party.CUSTOMER
                && notifications
                        .find(new OfOnboarding(key.onboarding(), NotificationKind.INSTRUCTIONS, Party.CUSTOMER).key())
                        .isEmpty();
    }
}
