package org.serviceexchange.onboarding.application.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.notification.NotificationRenderer.RenderedNotification;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Receipt;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.MessageIds;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.UnreachedReceiver;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.springframework.stereotype.Component;

/** Hands a mail of an onboarding to the mail server, and says where the mail stands after that. */
@Component
class NotificationDelivery {

    /**
     * How long a receiver whom the mail server defers keeps the others waiting. Servers that defer unknown senders accept
     * them after five minutes.
     */
    private static final Duration DEFERRAL_LIMIT = Duration.ofMinutes(5);

    private final MailDelivery delivery;
    private final UnreachedReceivers unreached;
    private final Clock clock;

    NotificationDelivery(MailDelivery delivery, UnreachedReceivers unreached, Clock clock) {
        this.delivery = delivery;
        this.unreached = unreached;
        this.clock = clock;
    }

    /** @param failure what kept a copy from the server after another one was accepted; null if nothing did */
    record Attempt(Receipt receipt, RuntimeException failure) {}

    /** One mail for each language and time zone. */
    Attempt attempt(Notification pending, RenderedNotification rendered, ProviderRecord provider) {
        Map<Reader, List<EmailAddress>> remaining =
                pending.remaining().stream().collect(Collectors.groupingBy(rendered.readers()::get));
        List<EmailAddress> accepted = new ArrayList<>();
        List<UnreachedReceiver> refused = new ArrayList<>();
        List<UnreachedReceiver> deferred = new ArrayList<>();
        RuntimeException failure = null;
        for (Map.Entry<Reader, List<EmailAddress>> copy : remaining.entrySet()) {
            try {
                Receipt receipt = delivery.deliver(
                        new Envelope(
                                rendered.mails().size() == 1
                                        ? pending.messageId()
                                        : MessageIds.of(pending.messageId(), copy.getKey()),
                                pending.to(),
                                copy.getValue(),
                                provider.supportContact()),
                        rendered.mails().get(copy.getKey()));
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
    Notification after(Attempt attempt, Notification pending, Onboarding onboarding) {
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

    /** Why a receiver does not have the mail yet. */
    RuntimeException failure(Attempt attempt, Notification mail) {
        return attempt.failure() == null
                ? new UndeliverableMailException(cause(mail, attempt.receipt()))
                : attempt.failure();
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
}
