package org.serviceexchange.onboarding.persistence.notification;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.notification.Notifications;
import org.serviceexchange.onboarding.application.port.notification.ReminderMentions;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.persistence.DatabaseErrors;
import org.serviceexchange.onboarding.persistence.notification.JdbcNotifications.NotificationRow;
import org.serviceexchange.onboarding.persistence.notification.JdbcNotifications.NotificationRows;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class JdbcReminderMentions implements ReminderMentions {

    /** The mails that count for the reminder of step d that is due. */
    static final String MENTIONS = " step_deadline d join reminder_mention m on m.step_deadline = d.id"
            + " and m.reminder = d.reminders join notification n on n.message_id = m.message_id"
            + " and (n.status = 'PENDING' or n.at >= d.remind_at or n.onboarding = d.onboarding) ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;
    private final NotificationRows rows;
    private final Notifications notifications;
    private final StepDeadlines deadlines;

    JdbcReminderMentions(
            JdbcClient jdbc,
            JdbcTemplate batches,
            NotificationRows rows,
            Notifications notifications,
            StepDeadlines deadlines) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.rows = rows;
        this.notifications = notifications;
        this.deadlines = deadlines;
    }

    @Override
    public List<StepDeadline> dueBeside(StepDeadline step, Instant now, int atMost) {
        // what is due is a reminder, as StepDeadline#whatIsDue decides it
        return steps(jdbc.sql(
                        """
                        select d.id from step_deadline d
                        where d.ended_at is null and d.remind_at <= :now and d.party = :party
                          and (:party = 'PROVIDER' or d.onboarding in (select o.number from onboarding o
                               where o.customer_key = (select mine.customer_key from onboarding mine
                                                       where mine.number = :onboarding)))
                          and d.expire_at > :now and (d.escalated_at is not null or d.escalate_at > :now)
                          and (d.extended_at is null or d.extension_told_at is not null)
                          and (d.candidate_group is null or d.reminders > 0)
                        order by d.due, d.id limit :atMost""")
                .param("now", Timestamp.from(now))
                .param("party", step.party().name())
                .param("onboarding", step.onboarding().value())
                .param("atMost", atMost)
                .query(Long.class)
                .list());
    }

    @Override
    public Map<Long, Set<EmailAddress>> receivers(Collection<Long> steps) {
        record Mention(long step, EmailAddress receiver) {}
        return steps.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select d.id, m.receiver from" + MENTIONS + "where d.id in (:steps)")
                        .param("steps", steps)
                        .query((row, number) -> new Mention(row.getLong(1), new EmailAddress(row.getString(2))))
                        .list()
                        .stream()
                        .collect(Collectors.groupingBy(
                                Mention::step, Collectors.mapping(Mention::receiver, Collectors.toSet())));
    }

    @Override
    public List<Notification> mailsAbout(StepDeadline step) {
        return rows.findReminders(step.id()).stream()
                .map(NotificationRow::notification)
                .toList();
    }

    @Override
    public void add(Notification mail, Collection<EmailAddress> receivers, Collection<StepDeadline> steps) {
        List<Long> ids = steps.stream().map(StepDeadline::id).toList();
        List<String> addresses = receivers.stream().map(EmailAddress::value).toList();
        jdbc.sql("delete from reminder_mention where step_deadline in (:steps) and receiver in (:receivers)"
                        + " and id not in (select m.id from" + MENTIONS + "where d.id in (:steps))")
                .param("steps", ids)
                .param("receivers", addresses)
                .update();
        DatabaseErrors.onConflict(
                () -> ConcurrentChangeException.of(
                        "“%s”".formatted(mail.subject()), mail.key().onboarding()),
                () -> {
                    notifications.save(mail);
                    return batches.batchUpdate(
                            "insert into reminder_mention (message_id, step_deadline, reminder, receiver)"
                                    + " select ?, id, reminders, ? from step_deadline where id = ?",
                            ids.stream()
                                    .flatMap(step -> addresses.stream()
                                            .map(receiver -> new Object[] {mail.messageId(), receiver, step}))
                                    .toList());
                });
    }

    @Override
    public List<StepDeadline> stepsOf(Notification mail) {
        return steps(jdbc.sql("select distinct d.id, d.due from step_deadline d join reminder_mention m"
                        + " on m.step_deadline = d.id and m.reminder = d.reminders"
                        + " where m.message_id = ? and d.ended_at is null order by d.due, d.id")
                .param(mail.messageId())
                .query((row, number) -> row.getLong(1))
                .list());
    }

    @Override
    public Set<EmailAddress> peopleOf(Notification mail) {
        return jdbc.sql("select receiver from reminder_mention where message_id = ?")
                .param(mail.messageId())
                .query((row, number) -> new EmailAddress(row.getString(1)))
                .set();
    }

    @Override
    public void withdraw(Notification mail, Collection<EmailAddress> receivers) {
        jdbc.sql("delete from reminder_mention where message_id = :mail and receiver in (:receivers)")
                .param("mail", mail.messageId())
                .param("receivers", receivers.stream().map(EmailAddress::value).toList())
                .update();
        jdbc.sql("delete from notification where message_id = :mail and status = 'PENDING'"
                        + " and not exists (select 1 from reminder_mention where message_id = :mail)")
                .param("mail", mail.messageId())
                .update();
    }

    /** In the order of the ids. */
    private List<StepDeadline> steps(List<Long> ids) {
        Map<Long, StepDeadline> byId =
                deadlines.all(ids).stream().collect(Collectors.toMap(StepDeadline::id, Function.identity()));
        return ids.stream().filter(byId::containsKey).map(byId::get).toList();
    }
}
