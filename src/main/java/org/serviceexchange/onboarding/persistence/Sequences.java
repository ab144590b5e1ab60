package org.serviceexchange.onboarding.persistence;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sequences that numbers are drawn from. A number drawn is never drawn again, even if its transaction fails. */
@Component
public class Sequences {

    private final JdbcClient jdbc;

    Sequences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public long next(String sequence) {
        return jdbc.sql("select nextval(:sequence)")
                .param("sequence", sequence)
                .query(Long.class)
                .single();
    }
}
