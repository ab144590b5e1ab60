package org.serviceexchange.onboarding.persistence.notification;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.notification.Notifications;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.notification.UnreachedReceiver;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.persistence.OnboardingLookup;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcNotifications implements Notifications {

    private static final String BETWEEN_ADDRESSES = " ";

    private final NotificationRows rows;

    JdbcNotifications(NotificationRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Notification> find(NotificationKey key) {
        return row(key).map(NotificationRow::notification);
    }

    @Override
    public List<Notification> ofAll(Collection<OnboardingNumber> onboardings) {
        return OnboardingLookup.find(onboardings, rows::findByOnboardings, NotificationRow::notification);
    }

    @Override
    public void save(Notification notification) {
        // by its Message-ID: a second mail about the same is refused by the database, and does not replace the first
        Optional<NotificationRow> stored = rows.findByMessageId(notification.messageId());
        NotificationRow row =
                NotificationRow.of(notification, stored.map(NotificationRow::id).orElse(null));
        if (stored.isEmpty()) {
            rows.save(row);
        } else {
            // a mail that another node has settled meanwhile stays as it is
            rows.updatePending(
                    row.id(),
                    row.receivers(),
                    row.subject(),
                    row.status(),
                    row.delivery().reached(),
                    row.delivery().unreached(),
                    row.at());
        }
    }

    private Optional<NotificationRow> row(NotificationKey key) {
        return rows.findByKey(key.onboarding().value(), key.name(), key.deduplicationKey());
    }

    @Override
    public void forgetPending(OnboardingNumber onboarding, Collection<String> deduplicationKeys) {
        rows.deleteAll(rows.findByStatus(onboarding.value(), NotificationStatus.PENDING).stream()
                .filter(row -> deduplicationKeys.stream()
                        .anyMatch(key -> row.key().occasion().equals(key)
                                || row.key().occasion().startsWith(key + StepDeadline.BEFORE_NUMBER)))
                .toList());
    }

    @Table("notification")
    record NotificationRow(
            @Id Long id,
            @Embedded.Empty KeyRow key,
            String messageId,
            String receivers,
            String subject,
            NotificationStatus status,
            @Embedded.Empty DeliveryRow delivery,
            Instant at) {

        /** @param kind kind and receiver, see {@link NotificationKey#name()} */
        record KeyRow(String onboarding, String kind, String occasion) {}

        /**
         * @param reached   addresses
         * @param unreached on each line an address and what the mail server answered
         */
        record DeliveryRow(String reached, String unreached) {}

        static NotificationRow of(Notification notification, Long id) {
            return new NotificationRow(
                    id,
                    new KeyRow(
                            notification.key().onboarding().value(),
                            notification.key().name(),
                            notification.key().deduplicationKey()),
                    notification.messageId(),
                    text(notification.to()),
                    notification.subject(),
                    notification.status(),
                    new DeliveryRow(
                            text(notification.delivery().reached()),
                            notification.delivery().unreached().stream()
                                    .map(one -> one.address() + BETWEEN_ADDRESSES + one.answer())
                                    .collect(Collectors.joining("\n"))),
                    notification.at());
        }

        Notification notification() {
            return new Notification(
                    NotificationKey.of(new OnboardingNumber(key.onboarding), key.kind, key.occasion),
                    messageId,
                    addresses(receivers),
                    subject,
                    status,
                    new Notification.Delivery(
                            addresses(delivery.reached),
                            delivery.unreached
                                    .lines()
                                    .map(NotificationRow::unreached)
                                    .toList()),
                    at);
        }

        private static String text(List<EmailAddress> addresses) {
            return addresses.stream().map(EmailAddress::value).collect(Collectors.joining(BETWEEN_ADDRESSES));
        }

        private static List<EmailAddress> addresses(String text) {
            return Arrays.stream(text.split(BETWEEN_ADDRESSES))
                    .filter(address -> !address.isEmpty())
                    .map(EmailAddress::new)
                    .toList();
        }

        private static UnreachedReceiver unreached(String line) {
            String[] parts = line.split(BETWEEN_ADDRESSES, 2);
            return new UnreachedReceiver(new EmailAddress(parts[0]), parts.length == 1 ? "" : parts[1]);
        }
    }

    interface NotificationRows extends ListCrudRepository<NotificationRow, Long> {

        @Query("select * from notification "
                + "where onboarding = :onboarding and kind = :kind and occasion = :occasion")
        Optional<NotificationRow> findByKey(String onboarding, String kind, String occasion);

        Optional<NotificationRow> findByMessageId(String messageId);

        @Modifying
        @Query("update notification set receivers = :receivers, subject = :subject, status = :status, reached ="
                + " :reached, unreached = :unreached, at = :at where id = :id and status = 'PENDING'")
        void updatePending(
                long id,
                String receivers,
                String subject,
                NotificationStatus status,
                String reached,
                String unreached,
                Instant at);

        @Query("select * from notification where onboarding = :onboarding and status = :status")
        List<NotificationRow> findByStatus(String onboarding, NotificationStatus status);

        @Query(
                """
                select * from notification where onboarding in (:onboardings)
                union all
                select mail.id, named.onboarding, mail.kind, mail.message_id, mail.receivers, mail.subject, mail.status,
                       mail.at, mail.occasion, mail.reached, mail.unreached
                from (select distinct m.message_id, d.onboarding
                      from step_deadline d join reminder_mention m on m.step_deadline = d.id
                      where d.onboarding in (:onboardings)) named
                join notification mail on mail.message_id = named.message_id and mail.onboarding <> named.onboarding
                order by id""")
        List<NotificationRow> findByOnboardings(Collection<String> onboardings);

        @Query("select * from notification where id in (select n.id from" + JdbcReminderMentions.MENTIONS
                + "where d.id = :step) order by id")
        List<NotificationRow> findReminders(long step);
    }
}
