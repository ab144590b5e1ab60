package org.serviceexchange.onboarding.application.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.casework.CaseWriter;
import org.serviceexchange.onboarding.application.notification.NotificationDelivery.Attempt;
import org.serviceexchange.onboarding.application.notification.NotificationRenderer.RenderedNotification;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfDecision;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfIssue;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfOnboarding;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.notification.Notifications;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.MessageIds;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Issue;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends one of an onboarding's mails. Once the mail server has accepted it for a receiver, it is never sent to that receiver
 * again.
 */
@Service
public class SendNotification {

    private final Onboardings onboardings;
    private final ReplicationSubscriptions subscriptions;
    private final Issues issues;
    private final Recipients recipients;
    private final Notifications notifications;
    private final NotificationRenderer renderer;
    private final NotificationDelivery delivery;
    private final ProviderSetups setups;
    private final UnreachedReceivers unreached;
    private final CaseWriter caseWriter;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;
    private final TransactionTemplate outsideTransactions;

    SendNotification(
            Onboardings onboardings,
            ReplicationSubscriptions subscriptions,
            Issues issues,
            Recipients recipients,
            Notifications notifications,
            NotificationRenderer renderer,
            NotificationDelivery delivery,
            ProviderSetups setups,
            UnreachedReceivers unreached,
            CaseWriter caseWriter,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.onboardings = onboardings;
        this.subscriptions = subscriptions;
        this.issues = issues;
        this.recipients = recipients;
        this.notifications = notifications;
        this.renderer = renderer;
        this.delivery = delivery;
        this.setups = setups;
        this.unreached = unreached;
        this.caseWriter = caseWriter;
        this.clock = clock;
        // A mail can't be rolled back. So each state is committed at once, whatever happens to the job around it. It is
        // pending before it is sent, so that a mail that can't be sent is visible.
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        // a mail server may take long, and nothing is to wait for it in the database
        this.outsideTransactions = new TransactionTemplate(transactions);
        this.outsideTransactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
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

    /** @throws RuntimeException when a receiver does not have the mail yet; another attempt may follow */
    public void send(NotificationRequest request) {
        NotificationKey key = request.key();
        Optional<Notification> known = notifications.find(key);
        if (known.filter(Notification::isSettled).isPresent()) {
            // the last attempt may have failed between the mail and the work note
            unreached.writeWorkNote(known.get(), onboardings.get(key.onboarding()));
            return;
        }
        if (endsWithoutBeginning(key) || key.kind() == NotificationKind.CASE_OPENED && caseWriter.contactIsNotified()) {
            return;
        }
        Onboarding onboarding = onboardings.get(key.onboarding());
        List<EmailAddress> to = recipients.of(request, onboarding);
        if (to.isEmpty()) {
            return;
        }
        RenderedNotification rendered = renderer.render(request, onboarding, to);
        ProviderRecord provider = setups.requireActiveRecord();
        Notification pending = ownTransaction.execute(
                status -> begun(key, to, rendered.mailTo(to.get(0)).subject(), provider));
        if (pending.isSettled()) {
            return;
        }
        Attempt attempt = outsideTransactions.execute(status -> delivery.attempt(pending, rendered, provider));
        Notification mail = ownTransaction.execute(status -> {
            Notification next = notifications
                    .find(key)
                    .filter(Notification::isSettled)
                    .orElseGet(() -> delivery.after(attempt, pending, onboarding));
            notifications.save(next);
            return next;
        });
        if (!mail.isSettled()) {
            throw delivery.failure(attempt, mail);
        }
        unreached.writeWorkNote(mail, onboarding);
    }

    /**
     * As stored before the mail is sent. A node that was frozen may come here after another one has begun the mail, or sent it:
     * then the mail keeps that one's Message-ID.
     */
    private Notification begun(NotificationKey key, List<EmailAddress> to, String subject, ProviderRecord provider) {
        Optional<Notification> stored = notifications.find(key);
        if (stored.filter(Notification::isSettled).isPresent()) {
            return stored.get();
        }
        Notification pending = stored.orElseGet(() -> Notification.written(
                        key, MessageIds.of(key, provider.instance().host()), to, subject, clock.instant()))
                .again(to, subject);
        notifications.save(pending);
        return pending;
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
