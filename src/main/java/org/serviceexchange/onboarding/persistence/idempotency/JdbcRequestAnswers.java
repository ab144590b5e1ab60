package org.serviceexchange.onboarding.persistence.idempotency;

import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.idempotency.RequestAnswers;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;
import org.springframework.stereotype.Repository;

@Repository
class JdbcRequestAnswers implements RequestAnswers {

    private final AnswerRows rows;

    JdbcRequestAnswers(AnswerRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Known> find(String keyHash) {
        return rows.findByKeyHash(keyHash)
                .map(row -> new Known(row.fingerprint, row.state, row.runningUntil, row.answer));
    }

    @Override
    public boolean begin(String keyHash, String fingerprint, String attempt, Instant runningUntil, Instant expires) {
        try {
            return rows.begin(keyHash, fingerprint, attempt, runningUntil, expires) == 1;
        } catch (DuplicateKeyException otherCameFirst) {
            return false;
        }
    }

    @Override
    public boolean takeOver(String keyHash, String attempt, Instant now, Instant runningUntil) {
        return rows.takeOver(keyHash, attempt, now, runningUntil) == 1;
    }

    @Override
    public boolean carriedOut(String keyHash, String attempt) {
        return rows.carriedOut(keyHash, attempt) == 1;
    }

    @Override
    public void answered(String keyHash, String attempt, byte[] answer) {
        rows.answered(keyHash, attempt, answer);
    }

    @Override
    public void forget(String keyHash, String attempt) {
        rows.forget(keyHash, attempt);
    }

    @Override
    public void deleteExpired(Instant now) {
        rows.deleteExpired(now);
    }

    @Table("request_answer")
    record AnswerRow(
            @Id Long id,
            String keyHash,
            String fingerprint,
            String attempt,
            State state,
            Instant runningUntil,
            Instant expiresAt,
            byte[] answer) {}

    interface AnswerRows extends ListCrudRepository<AnswerRow, Long> {

        Optional<AnswerRow> findByKeyHash(String keyHash);

        @Modifying
        @Query("insert into request_answer (key_hash, fingerprint, attempt, state, running_until, expires_at) "
                + "values (:keyHash, :fingerprint, :attempt, 'RUNNING', :runningUntil, :expires)")
        int begin(String keyHash, String fingerprint, String attempt, Instant runningUntil, Instant expires);

        @Modifying
        @Query("update request_answer set attempt = :attempt, running_until = :runningUntil "
                + "where key_hash = :keyHash and state = 'RUNNING' and running_until < :now")
        int takeOver(String keyHash, String attempt, Instant now, Instant runningUntil);

        @Modifying
        @Query("update request_answer set state = 'CARRIED_OUT' where key_hash = :keyHash and attempt = :attempt")
        int carriedOut(String keyHash, String attempt);

        @Modifying
        @Query("update request_answer set state = 'ANSWERED', answer = :answer "
                + "where key_hash = :keyHash and attempt = :attempt")
        int answered(String keyHash, String attempt, byte[] answer);

        @Modifying
        @Query("delete from request_answer where key_hash = :keyHash and attempt = :attempt and state = 'RUNNING'")
        int forget(String keyHash, String attempt);

        @Modifying
        @Query("delete from request_answer where expires_at < :now")
        int deleteExpired(Instant now);
    }
}
