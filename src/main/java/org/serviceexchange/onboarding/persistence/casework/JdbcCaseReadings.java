package org.serviceexchange.onboarding.persistence.casework;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.casework.CaseReadings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One row for all nodes. */
@Repository
class JdbcCaseReadings implements CaseReadings {

    private final JdbcClient jdbc;

    JdbcCaseReadings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public boolean begin(Instant now, Instant next) {
        return jdbc.sql("update case_reading set next_at = ? where next_at <= ?")
                        .params(Timestamp.from(next), Timestamp.from(now))
                        .update()
                == 1;
    }

    @Override
    public Optional<Instant> readUntil() {
        return jdbc.sql("select read_until from case_reading where read_until is not null")
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    @Override
    public void readUntil(Instant change) {
        jdbc.sql("update case_reading set read_until = ? where read_until is null or read_until < ?")
                .params(Timestamp.from(change), Timestamp.from(change))
                .update();
    }

    @Override
    public void postpone(Instant next) {
        jdbc.sql("update case_reading set next_at = ?")
                .param(Timestamp.from(next))
                .update();
    }
}
