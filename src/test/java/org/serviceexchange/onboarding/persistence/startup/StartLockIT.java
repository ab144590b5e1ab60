package org.serviceexchange.onboarding.persistence.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.PostgresTest;
import org.serviceexchange.onboarding.security.seed.AuthorizationSeeder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a start of a second node finds on a database. */
@PostgresTest
class StartLockIT {

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    AuthorizationSeeder grants;

    @Test
    void node_starts_after_the_one_that_began_before() throws Exception {
        assertThat(locks()).as("locks of the node that has started").isZero();
        StartLock first = new StartLock();
        StartLock second = new StartLock();
        first.acquire(database);
        CompletableFuture<Void> start = CompletableFuture.runAsync(() -> {
            // the way a start takes
            second.postProcessAfterInitialization(database, "dataSource");
        });
        Awaitility.await()
                .until(() -> jdbc.sql("select count(*) from pg_stat_activity where query like 'select"
                                        + " pg_try_advisory_lock%'")
                                .query(Integer.class)
                                .single()
                        >= 2);
        assertThat(start).isNotDone();

        first.release();
        start.get(1, TimeUnit.MINUTES);
        assertThat(locks()).isEqualTo(1);
        second.release();
        assertThat(locks()).isZero();
    }

    private int locks() {
        return jdbc.sql("select count(*) from pg_locks where locktype = 'advisory' and objid = ?")
                .param(StartLock.KEY & 0xFFFFFFFFL)
                .query(Integer.class)
                .single();
    }

    @Test
    void rights_that_are_as_they_should_be_are_not_written_again() {
        int written = revisions();
        grants.giveAll();
        assertThat(revisions()).isEqualTo(written);
    }

    private int revisions() {
        return jdbc.sql("select sum(rev_) from act_ru_authorization")
                .query(Integer.class)
                .single();
    }
}
