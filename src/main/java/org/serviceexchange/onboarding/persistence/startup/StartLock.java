package org.serviceexchange.onboarding.persistence.startup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.stereotype.Component;

/**
 * Lets one node at a time start on a PostgreSQL database. What a node does to the database at its start is not made for two:
 * the engine creates its tables without a lock, and both nodes would insert the same groups, rights and filters.
 *
 * <p>The lock belongs to a connection, so the database itself frees it when a node dies. H2 serves one node only and refuses
 * a second one.
 */
@Component
class StartLock implements BeanPostProcessor, ApplicationListener<ContextRefreshedEvent>, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(StartLock.class);

    /** Any number that no other user of the database has; Flyway has one of its own. */
    static final long KEY = 0x5365457843684F6EL;

    /** A start takes half a minute, and a migration of a large database some minutes. */
    private static final Duration TIMEOUT = Duration.ofMinutes(10);

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);

    private Connection connection;

    /** Before anything else uses the database. */
    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof DataSource source) {
            try {
                acquire(source);
            } catch (SQLException unavailable) {
                throw new IllegalStateException("The database cannot be used", unavailable);
            }
        }
        return bean;
    }

    void acquire(DataSource source) throws SQLException {
        Connection candidate = source.getConnection();
        boolean locked = false;
        try {
            if (candidate.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                await(candidate);
                connection = candidate;
                locked = true;
            }
        } finally {
            if (!locked) {
                candidate.close();
            }
        }
    }

    /** Asks again and again: a statement that waits in the database would end with the time limit of the connection. */
    private static void await(Connection connection) throws SQLException {
        long tries = TIMEOUT.dividedBy(BETWEEN_TRIES);
        for (long tried = 0; !isLocked(connection); tried++) {
            if (tried == 0) {
                LOG.info("Another node is starting on this database. This one continues when it has started.");
            }
            if (tried == tries) {
                throw new IllegalStateException(
                        "Another node has been starting on this database for %d minutes. Check its log, end it, and start again."
                                .formatted(TIMEOUT.toMinutes()));
            }
            try {
                Thread.sleep(BETWEEN_TRIES.toMillis());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("The start was stopped", stopped);
            }
        }
    }

    private static boolean isLocked(Connection connection) throws SQLException {
        return call(connection, "select pg_try_advisory_lock(?)");
    }

    private static boolean call(Connection connection, String function) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(function)) {
            statement.setLong(1, KEY);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }

    /** The tables, models, groups and rights are there. */
    @Override
    public void onApplicationEvent(ContextRefreshedEvent started) {
        release();
    }

    @Override
    public void destroy() {
        release();
    }

    void release() {
        if (connection == null) {
            return;
        }
        try (Connection held = connection) {
            connection = null;
            call(held, "select pg_advisory_unlock(?)");
        } catch (SQLException lost) {
            // the database has freed it with the connection
            LOG.debug("The lock of the start was lost", lost);
        }
    }
}
