package org.serviceexchange.onboarding.persistence.notification;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.springframework.data.annotation.Id;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcMailbox implements Mailbox {

    private static final Sort NEWEST_FIRST = Sort.by(Sort.Direction.DESC, "id");

    private final MailRows rows;

    JdbcMailbox(MailRows rows) {
        this.rows = rows;
    }

    @Override
    public void keep(Mail mail) {
        if (!rows.existsByMessageId(mail.messageId())) {
            rows.save(new MailRow(
                    null,
                    mail.messageId(),
                    mail.from(),
                    mail.to(),
                    mail.subject(),
                    mail.html(),
                    mail.text(),
                    mail.at()));
        }
    }

    @Override
    public List<Mail> newest(int limit) {
        return rows.findAllBy(PageRequest.of(0, limit, NEWEST_FIRST)).stream()
                .map(MailRow::mail)
                .toList();
    }

    @Override
    public Optional<Mail> find(long id) {
        return rows.findById(id).map(MailRow::mail);
    }

    @Table("mailbox_mail")
    record MailRow(
            @Id Long id,
            String messageId,
            String sender,
            String receivers,
            String subject,
            String html,
            String text,
            Instant at) {

        Mail mail() {
            return new Mail(id, messageId, sender, receivers, subject, html, text, at);
        }
    }

    interface MailRows extends ListCrudRepository<MailRow, Long> {

        List<MailRow> findAllBy(Pageable page);

        @Query("select count(*) > 0 from mailbox_mail where message_id = :messageId")
        boolean existsByMessageId(String messageId);
    }
}
