package org.serviceexchange.onboarding.persistence.digest;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.digest.Digests;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Each statement is a transaction of its own, so that a duplicate ends no other one. */
@Repository
class JdbcDigests implements Digests {

    private final JdbcClient jdbc;

    JdbcDigests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void begin(Instant dueAt) {
        boolean begun = jdbc.sql("select count(*) from digest_run where due_at = ?")
                        .param(Timestamp.from(dueAt))
                        .query(Long.class)
                        .single()
                > 0;
        if (!begun) {
            onlyOnce(() -> jdbc.sql("insert into digest_run (due_at, leased_until) values (:at, :at)")
                    .param("at", Timestamp.from(dueAt))
                    .update());
        }
    }

    @Override
    public Optional<Run> claimRun(Instant earliest, Instant now, Instant until) {
        Optional<Run> newest = jdbc.sql("select due_at, last_customer from digest_run where finished_at is null"
                        + " and leased_until <= ? and due_at >= ? order by due_at desc limit 1")
                .params(Timestamp.from(now), Timestamp.from(earliest))
                .query((row, number) -> new Run(row.getTimestamp(1).toInstant(), row.getString(2)))
                .optional();
        return newest.filter(
                run -> jdbc.sql("update digest_run set leased_until = ? where due_at = ? and leased_until <= ?"
                                        + " and finished_at is null")
                                .params(Timestamp.from(until), Timestamp.from(run.dueAt()), Timestamp.from(now))
                                .update()
                        == 1);
    }

    @Override
    public void wrote(Run run, String lastCustomer, Instant until) {
        jdbc.sql("update digest_run set last_customer = ?, leased_until = ? where due_at = ?")
                .params(lastCustomer, Timestamp.from(until), Timestamp.from(run.dueAt()))
                .update();
    }

    @Override
    public void finish(Run run, Instant at) {
        jdbc.sql("update digest_run set finished_at = ? where due_at = ?")
                .params(Timestamp.from(at), Timestamp.from(run.dueAt()))
                .update();
    }

    @Override
    public List<String> customersAfter(String customer, int atMost) {
        return jdbc.sql("select distinct customer_key from onboarding where customer_key > :after"
                        + " and waiting_on <> 'NOBODY' order by customer_key limit :atMost")
                .param("after", customer)
                .param("atMost", atMost)
                .query(String.class)
                .list();
    }

    @Override
    public void add(Run run, EmailAddress receiver, String customer, String messageId) {
        onlyOnce(() -> jdbc.sql(
                        "insert into digest_mail (run, receiver, customer, message_id, attempts, next_attempt_at)"
                                + " values (?, ?, ?, ?, 0, ?)")
                .params(Timestamp.from(run.dueAt()), receiver.value(), customer, messageId, Timestamp.from(run.dueAt()))
                .update());
    }

    @Override
    public List<Digest> due(Instant now, int atMost) {
        return jdbc.sql("select * from digest_mail where next_attempt_at <= ? order by next_attempt_at, id limit ?")
                .params(Timestamp.from(now), atMost)
                .query(JdbcDigests::digest)
                .list();
    }

    @Override
    public boolean claim(Digest due, Instant until) {
        return jdbc.sql("update digest_mail set next_attempt_at = ?, attempts = attempts + 1 where id = ? and"
                                + " next_attempt_at = ?")
                        .params(Timestamp.from(until), due.id(), Timestamp.from(due.nextAttemptAt()))
                        .update()
                == 1;
    }

    @Override
    public void tryAgain(Digest digest, Instant at) {
        jdbc.sql("update digest_mail set next_attempt_at = ? where id = ? and next_attempt_at is not null")
                .params(Timestamp.from(at), digest.id())
                .update();
    }

    @Override
    public void settle(Digest digest, Outcome outcome) {
        jdbc.sql("update digest_mail set next_attempt_at = null, outcome = ? where id = ? and next_attempt_at"
                        + " is not null")
                .params(outcome.name(), digest.id())
                .update();
    }

    @Override
    public void removeBefore(Instant runs, Instant links) {
        jdbc.sql("delete from digest_run where due_at < ? and finished_at is not null")
                .param(Timestamp.from(runs))
                .update();
        jdbc.sql("delete from digest_link where made_at < ?")
                .param(Timestamp.from(links))
                .update();
    }

    @Override
    public void addLink(String tokenHash, EmailAddress receiver, Instant at) {
        jdbc.sql("insert into digest_link (token_hash, receiver, made_at) values (?, ?, ?)")
                .params(tokenHash, receiver.value(), Timestamp.from(at))
                .update();
    }

    @Override
    public Optional<EmailAddress> receiverOf(String tokenHash) {
        return jdbc.sql("select receiver from digest_link where token_hash = ?")
                .param(tokenHash)
                .query(String.class)
                .optional()
                .map(EmailAddress::new);
    }

    @Override
    public List<EmailAddress> refusals(Collection<EmailAddress> people) {
        return people.isEmpty()
                ? List.of()
                : jdbc
                        .sql("select receiver from digest_refusal where receiver in (:people)")
                        .param(
                                "people",
                                people.stream().map(EmailAddress::value).toList())
                        .query(String.class)
                        .list()
                        .stream()
                        .map(EmailAddress::new)
                        .toList();
    }

    @Override
    public void refuse(EmailAddress person, Instant at) {
        if (refusals(List.of(person)).isEmpty()) {
            onlyOnce(() -> jdbc.sql("insert into digest_refusal (receiver, refused_at) values (?, ?)")
                    .params(person.value(), Timestamp.from(at))
                    .update());
        }
    }

    @Override
    public void accept(EmailAddress person) {
        jdbc.sql("delete from digest_refusal where receiver = ?")
                .param(person.value())
                .update();
    }

    private static void onlyOnce(Runnable insert) {
        try {
            insert.run();
        } catch (DuplicateKeyException known) {
            // another node, or an earlier attempt, was faster
        }
    }

    private static Digest digest(ResultSet row, int number) throws SQLException {
        return new Digest(
                row.getLong("id"),
                row.getTimestamp("run").toInstant(),
                new EmailAddress(row.getString("receiver")),
                row.getString("customer"),
                row.getString("message_id"),
                row.getInt("attempts"),
                row.getTimestamp("next_attempt_at").toInstant());
    }
}
