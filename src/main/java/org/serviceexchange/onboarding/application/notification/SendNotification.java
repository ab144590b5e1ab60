package org.serviceexchange.onboarding.application.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.account.MakeInvitation;
import org.serviceexchange.onboarding.application.account.Readers;
import org.serviceexchange.onboarding.application.casework.CaseWriter;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfContactChange;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfDeadline;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfDecision;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfIssue;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfOnboarding;
import org.serviceexchange.onboarding.application.port.approval.ReplicationSubscriptions;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Receipt;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.application.port.notification.Notifications;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.notification.SecretLink;
import org.serviceexchange.onboarding.application.port.onboarding.Issues;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.application.status.MakeStatusLink;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.MessageIds;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.notification.UnreachedReceiver;
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

    /** The mails with a link to set a password. */
    private static final Set<NotificationKind> INVITE =
            EnumSet.of(NotificationKind.INSTRUCTIONS, NotificationKind.CONTACT_CHANGED);

    /**
     * How long a receiver whom the mail server defers keeps the others waiting. Servers that defer unknown senders accept
     * them after five minutes.
     */
    private static final Duration DEFERRAL_LIMIT = Duration.ofMinutes(5);

    private final Onboardings onboardings;
    private final ReplicationSubscriptions subscriptions;
    private final Issues issues;
    private final Recipients recipients;
    private final Readers readers;
    private final MailModelAssembler models;
    private final Notifications notifications;
    private final MailRenderer renderer;
    private final MailDelivery delivery;
    private final ProviderSetups setups;
    private final MakeInvitation invitations;
    private final MakeStatusLink statusLinks;
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
            Readers readers,
            MailModelAssembler models,
            Notifications notifications,
            MailRenderer renderer,
            MailDelivery delivery,
            ProviderSetups setups,
            MakeInvitation invitations,
            MakeStatusLink statusLinks,
            UnreachedReceivers unreached,
            CaseWriter caseWriter,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.onboardings = onboardings;
        this.subscriptions = subscriptions;
        this.issues = issues;
        this.recipients = recipients;
        this.readers = readers;
        this.models = models;
        this.notifications = notifications;
        this.renderer = renderer;
        this.delivery = delivery;
        this.setups = setups;
        this.invitations = invitations;
        this.statusLinks = statusLinks;
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
        // committed before the mail is sent: its links must work
        Optional<OneTimeLink> invitation = INVITE.contains(key.kind())
                ? ownTransaction.execute(status -> invitation(request, onboarding))
                : Optional.empty();
        SecretLink statusLink =
                showsStatus(request) ? ownTransaction.execute(status -> statusLinks.of(key.onboarding())) : null;
        Map<EmailAddress, Reader> byReceiver = readers.of(to, key.receiver(), onboarding);
        Map<Reader, RenderedMail> mails = isAboutSeveralSteps(request)
                ? rendered(byReceiver, models.of((OfDeadline) request), renderer::remind)
                : rendered(
                        byReceiver,
                        models.of(request, onboarding, invitation.orElse(null), statusLink),
                        (model, reader) -> renderer.render(key.kind(), key.receiver(), model, reader));
        ProviderRecord provider = setups.requireActiveRecord();
        Notification pending = ownTransaction.execute(
                status -> begun(key, to, mails.get(byReceiver.get(to.get(0))).subject(), provider));
        if (pending.isSettled()) {
            return;
        }
        Map<Reader, List<EmailAddress>> remaining =
                pending.remaining().stream().collect(Collectors.groupingBy(byReceiver::get));
        Attempt attempt = outsideTransactions.execute(status -> deliver(pending, mails, remaining, provider));
        Notification mail = ownTransaction.execute(status -> {
            Notification next = notifications
                    .find(key)
                    .filter(Notification::isSettled)
                    .orElseGet(() -> next(pending, attempt, onboarding));
            notifications.save(next);
            return next;
        });
        if (!mail.isSettled()) {
            throw attempt.failure() == null
                    ? new UndeliverableMailException(cause(mail, attempt.receipt()))
                    : attempt.failure();
        }
        unreached.writeWorkNote(mail, onboarding);
    }

    private static <T> Map<Reader, RenderedMail> rendered(
            Map<EmailAddress, Reader> readers, T model, BiFunction<T, Reader, RenderedMail> renderer) {
        return readers.values().stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), reader -> renderer.apply(model, reader)));
    }

    /** @param failure what kept a copy from the server after another one was accepted; null if nothing did */
    private record Attempt(Receipt receipt, RuntimeException failure) {}

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

    private Optional<OneTimeLink> invitation(NotificationRequest request, Onboarding onboarding) {
        return request instanceof OfContactChange about
                ? invitations.forNewContact(onboarding, about.change())
                : invitations.forInstructions(onboarding);
    }

    /** The former contact has nothing to do with the onboarding any more, and a link shows one onboarding. */
    private static boolean showsStatus(NotificationRequest request) {
        return request.receiver() == Party.CUSTOMER
                && request.key().kind() != NotificationKind.CONTACT_REPLACED
                && !isAboutSeveralSteps(request);
    }

    private static boolean isAboutSeveralSteps(NotificationRequest request) {
        return request instanceof OfDeadline about
                && about.reminded() != null
                && about.reminded().steps().size() > 1;
    }

    /** One mail for each language and time zone. */
    private Attempt deliver(
            Notification pending,
            Map<Reader, RenderedMail> mails,
            Map<Reader, List<EmailAddress>> remaining,
            ProviderRecord provider) {
        List<EmailAddress> accepted = new ArrayList<>();
        List<UnreachedReceiver> refused = new ArrayList<>();
        List<UnreachedReceiver> deferred = new ArrayList<>();
        RuntimeException failure = null;
        for (Map.Entry<Reader, List<EmailAddress>> copy : remaining.entrySet()) {
            try {
                Receipt receipt = delivery.deliver(
                        new Envelope(
                                mails.size() == 1
                                        ? pending.messageId()
                                        : MessageIds.of(pending.messageId(), copy.getKey()),
                                pending.to(),
                                copy.getValue(),
                                provider.supportContact()),
                        mails.get(copy.getKey()));
                accepted.addAll(receipt.accepted());
                refused.addAll(receipt.refused());
                deferred.addAll(receipt.deferred());
            } catch (RuntimeException notSent) {
                failure = notSent;
            }
        }
        if (failure != null && accepted.isEmpty()) {
            throw failure;
        }
        return new Attempt(new Receipt(accepted, refused, deferred), failure);
    }

    /** Where the mail stands after an attempt: settled, or pending for the receivers that another attempt tries. */
    private Notification next(Notification pending, Attempt attempt, Onboarding onboarding) {
        Instant now = clock.instant();
        Receipt receipt = attempt.receipt();
        Notification reached = pending.reached(receipt.accepted());
        if (attempt.failure() != null) {
            return reached;
        }
        if (reached.delivery().reached().isEmpty()) {
            boolean goesOn = receipt.deferred().isEmpty()
                    && unreached.whoElseActs(reached, onboarding).isPresent();
            // otherwise nothing is remembered of the refusals: once the mailboxes are mended, the next attempt tries
            // them all
            return goesOn ? reached.unreached(receipt.refused()).settled(now) : reached;
        }
        Notification refused = reached.unreached(receipt.refused());
        if (receipt.deferred().isEmpty()) {
            return refused.settled(now);
        }
        boolean triedAlone = !pending.delivery().reached().isEmpty();
        boolean late = triedAlone && now.isAfter(pending.at().plus(DEFERRAL_LIMIT));
        return late ? refused.unreached(receipt.deferred()).settled(now) : refused;
    }

    private static String cause(Notification mail, Receipt receipt) {
        String receivers = Stream.concat(receipt.refused().stream(), receipt.deferred().stream())
                .map(UnreachedReceiver::toString)
                .collect(Collectors.joining(", "));
        return mail.delivery().reached().isEmpty()
                ? Sentence.of("unreached.cause", mail.subject(), receivers, UnreachedReceivers.advice(mail))
                        .toString()
                : Sentence.of("unreached.deferred", mail.subject(), receivers).toString();
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
