package org.serviceexchange.onboarding.application.notification;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.serviceexchange.onboarding.application.account.MakeInvitation;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.application.port.notification.Letters;
import org.serviceexchange.onboarding.application.port.notification.Letters.Letter;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.Notifications;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends one of an onboarding's mails. Once the mail server took it, it is never sent again. */
@Service
public class SendNotification {

    private final Onboardings onboardings;
    private final GatherFacts gatherFacts;
    private final Notifications notifications;
    private final Letters letters;
    private final MailDelivery delivery;
    private final ProviderInstance provider;
    private final ProviderStaff staff;
    private final MakeInvitation invitations;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    SendNotification(
            Onboardings onboardings,
            GatherFacts gatherFacts,
            Notifications notifications,
            Letters letters,
            MailDelivery delivery,
            ProviderInstance provider,
            ProviderStaff staff,
            MakeInvitation invitations,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.onboardings = onboardings;
        this.gatherFacts = gatherFacts;
        this.notifications = notifications;
        this.letters = letters;
        this.delivery = delivery;
        this.provider = provider;
        this.staff = staff;
        this.invitations = invitations;
        this.clock = clock;
        // A mail can't be rolled back. So what is known of it is committed at once, whatever becomes of the job around
        // it: first that it is to be sent, so that a mail which can't get out is seen; then that it is out.
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** @throws RuntimeException when the mail server didn't take the mail; it may be sent again then */
    public void send(OnboardingNumber number, NotificationKind kind) {
        send(News.of(number, kind, gatherFacts.occasion(number, kind)));
    }

    /** @throws RuntimeException when the mail server didn't take the mail; it may be sent again then */
    public void send(News news) {
        OnboardingNumber number = news.onboarding();
        NotificationKind kind = news.kind();
        Optional<Notification> known = notifications.find(number, kind, news.occasion());
        if (known.filter(one -> one.status() == NotificationStatus.SENT).isPresent() || neverHeardOfIt(news)) {
            return;
        }
        Onboarding onboarding = onboardings.get(number);
        // committed before the mail is out: a link that is out must work
        Optional<OneTimeLink> invitation = kind == NotificationKind.INSTRUCTIONS
                ? ownTransaction.execute(status -> invitations.forInstructions(onboarding))
                : Optional.empty();
        Letter letter = letters.write(kind, gatherFacts.of(news, onboarding, invitation.orElse(null)));
        Notification pending = new Notification(
                number,
                kind,
                news.occasion(),
                // the provider's instance, which is in it, may have changed since the last attempt
                known.map(Notification::messageId).orElseGet(() -> messageId(news)),
                news.to() == null ? receivers(onboarding, kind) : news.to(),
                letter.subject(),
                NotificationStatus.PENDING,
                known.map(Notification::at).orElseGet(clock::instant));
        ownTransaction.executeWithoutResult(status -> notifications.save(pending));
        ownTransaction.executeWithoutResult(status -> {
            delivery.deliver(new Envelope(pending.messageId(), pending.to()), letter);
            notifications.save(pending.sent(clock.instant()));
        });
    }

    /** Who never heard that it began need not hear that it is over. */
    private boolean neverHeardOfIt(News news) {
        return news.kind() == NotificationKind.ONBOARDING_ENDED
                && notifications
                        .find(news.onboarding(), NotificationKind.INSTRUCTIONS, Notification.ONCE)
                        .isEmpty();
    }

    private List<EmailAddress> receivers(Onboarding onboarding, NotificationKind kind) {
        return kind.receiver() == Party.PROVIDER
                ? staff.adminAddresses()
                : List.of(onboarding.contact().email());
    }

    private String messageId(News news) {
        String occasion = news.occasion();
        String local = "%s.%s%s"
                .formatted(news.onboarding(), news.kind(), occasion.isEmpty() ? "" : "." + occasion)
                .toLowerCase(Locale.ROOT)
                .replace('_', '-');
        return "%s@%s.service-exchange-onboarding"
                .formatted(local, provider.record().instance().name());
    }
}
