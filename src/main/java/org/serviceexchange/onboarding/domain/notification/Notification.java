package org.serviceexchange.onboarding.domain.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;

/**
 * One mail of an onboarding.
 *
 * @param messageId the Message-ID without angle brackets; every copy of the mail has it
 * @param delivery  who of {@code to} has the mail, and who could not be reached
 * @param at        when it was written if pending, when the mail server answered for the last receiver otherwise
 */
public record Notification(
        NotificationKey key,
        String messageId,
        List<EmailAddress> to,
        String subject,
        NotificationStatus status,
        Delivery delivery,
        Instant at) {

    public Notification {
        to = List.copyOf(to);
    }

    /** Written, and received by no one. */
    public static Notification written(
            NotificationKey key, String messageId, List<EmailAddress> to, String subject, Instant at) {
        return new Notification(key, messageId, to, subject, NotificationStatus.PENDING, Delivery.NONE, at);
    }

    /**
     * @param reached   the mail server accepted the mail for them
     * @param unreached no further attempt is made for them
     */
    public record Delivery(List<EmailAddress> reached, List<UnreachedReceiver> unreached) {

        static final Delivery NONE = new Delivery(List.of(), List.of());

        public Delivery {
            reached = List.copyOf(reached);
            unreached = List.copyOf(unreached);
        }
    }

    /** The next attempt to send it: to the same people, and to those who are its receivers by now. */
    public Notification again(List<EmailAddress> receivers, String subject) {
        List<EmailAddress> all =
                Stream.concat(handled(), receivers.stream()).distinct().toList();
        return new Notification(key, messageId, all, subject, status, delivery, at);
    }

    /** Who does not have the mail yet. */
    public List<EmailAddress> remaining() {
        List<EmailAddress> handled = handled().toList();
        return to.stream().filter(address -> !handled.contains(address)).toList();
    }

    private Stream<EmailAddress> handled() {
        return Stream.concat(
                delivery.reached().stream(), delivery.unreached().stream().map(UnreachedReceiver::address));
    }

    public Notification reached(Collection<EmailAddress> accepted) {
        return with(
                status,
                new Delivery(
                        Stream.concat(delivery.reached().stream(), accepted.stream())
                                .toList(),
                        delivery.unreached()),
                at);
    }

    public Notification unreached(Collection<UnreachedReceiver> refused) {
        return with(
                status,
                new Delivery(
                        delivery.reached(),
                        Stream.concat(delivery.unreached().stream(), refused.stream())
                                .toList()),
                at);
    }

    /** No further attempt follows. */
    public Notification settled(Instant at) {
        return with(delivery.reached().isEmpty() ? NotificationStatus.REFUSED : NotificationStatus.SENT, delivery, at);
    }

    public boolean isSettled() {
        return status != NotificationStatus.PENDING;
    }

    private Notification with(NotificationStatus status, Delivery delivery, Instant at) {
        return new Notification(key, messageId, to, subject, status, delivery, at);
    }
}
