package org.serviceexchange.onboarding.security.request;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.stereotype.Component;

/**
 * Notices that the database is away while it is used for a request. Such a request gets the answer of
 * {@link ResponseOverride#databaseAway()}, whatever the code behind makes of the exception, and does not wait for a second
 * connection.
 *
 * <p>H2 closes itself under all connections when it can't write, as on a full disk, and the connections don't notice. So they
 * are all replaced. The next one opens the file again, after a pause: otherwise each request would try to write, and log why
 * it can't.
 */
@Component
class DatabaseOutagePostProcessor implements BeanPostProcessor, Ordered {

    static final long PAUSE_SECONDS = 5;

    private final LongSupplier nanos;

    DatabaseOutagePostProcessor() {
        this(System::nanoTime);
    }

    DatabaseOutagePostProcessor(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Before another one uses the pool, which takes no settings after that. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof DataSource source)) {
            return bean;
        }
        ReportingDataSource reporting = new ReportingDataSource(source, nanos);
        if (source instanceof HikariDataSource pool) {
            pool.setExceptionOverride(new BrokenConnections(pool, reporting));
        }
        return reporting;
    }

    private static void report() {
        Optional.ofNullable(CurrentRequest.get()).ifPresent(ResponseOverride.databaseAway()::keepFor);
    }

    /** No connection is to be had, or none in time. */
    private static class ReportingDataSource extends DelegatingDataSource {

        private final LongSupplier nanos;

        /** Null if H2 has not closed itself. */
        private volatile Long closedAt;

        ReportingDataSource(DataSource source, LongSupplier nanos) {
            super(source);
            this.nanos = nanos;
        }

        void closed() {
            closedAt = nanos.getAsLong();
        }

        @Override
        public Connection getConnection() throws SQLException {
            Long closed = closedAt;
            try {
                if (closed != null && nanos.getAsLong() - closed < TimeUnit.SECONDS.toNanos(PAUSE_SECONDS)) {
                    throw new SQLTransientConnectionException("The database file could not be written a moment ago");
                }
                if (isKnownToBeAway()) {
                    throw new SQLTransientConnectionException("The database was away before, in the same request");
                }
                return super.getConnection();
            } catch (SQLException away) {
                report();
                throw away;
            }
        }

        private static boolean isKnownToBeAway() {
            return Optional.ofNullable(CurrentRequest.get())
                    .flatMap(ResponseOverride::of)
                    .filter(ResponseOverride.databaseAway()::equals)
                    .isPresent();
        }
    }

    /** A connection of the pool breaks while it is used. */
    private static class BrokenConnections implements SQLExceptionOverride {

        // PostgreSQL: connection exceptions, and shutdowns
        private static final Set<String> STATES = Set.of("08", "57P01", "57P02", "57P03");

        // H2: errors of the file, no space in it, and closed because of that
        private static final Set<Integer> FILE_ERRORS = Set.of(90028, 90031, 90098, 90100, 90121);

        private static final int GENERAL_ERROR = 50000;

        private final HikariDataSource pool;
        private final ReportingDataSource reporting;

        BrokenConnections(HikariDataSource pool, ReportingDataSource reporting) {
            this.pool = pool;
            this.reporting = reporting;
        }

        @java.lang.Override
        public Override adjudicate(SQLException failure) {
            if (FILE_ERRORS.contains(failure.getErrorCode()) || isWriteError(failure)) {
                report();
                reporting.closed();
                pool.getHikariPoolMXBean().softEvictConnections();
                return Override.MUST_EVICT;
            }
            String state = failure.getSQLState();
            if (state != null && STATES.stream().anyMatch(state::startsWith)) {
                report();
            }
            return Override.CONTINUE_EVICT;
        }

        /** The first statement that fails on a full disk has a "general error". */
        private static boolean isWriteError(SQLException failure) {
            for (Throwable cause = failure;
                    cause != null && failure.getErrorCode() == GENERAL_ERROR;
                    cause = cause.getCause()) {
                if (cause.getClass().getName().equals("org.h2.mvstore.MVStoreException")) {
                    return true;
                }
            }
            return false;
        }
    }
}
