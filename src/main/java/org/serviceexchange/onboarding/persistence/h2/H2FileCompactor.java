package org.serviceexchange.onboarding.persistence.h2;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.RandomAccessStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Keeps H2's file small. H2 appends what changed with each commit. It does so at once with {@code WRITE_DELAY=0}, so that nothing
 * acknowledged is lost when the process is killed, but then it has no thread that gives outdated space back: the file grew by
 * megabytes with each onboarding. This is that thread. It does nothing on another database, in memory, or where H2 has its own.
 */
@Component
class H2FileCompactor implements InitializingBean, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(H2FileCompactor.class);

    private static final Duration PERIOD = Duration.ofMillis(500);
    /** Percent of the file that is in use; H2's own threshold. */
    private static final int FILL_RATE = 90;
    /** Rewritten at a time, in bytes: commits wait meanwhile. */
    private static final int PORTION = 1024 * 1024;

    private final DataSource source;
    private final Duration period;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "H2 housekeeping");
        daemon.setDaemon(true);
        return daemon;
    });
    private MVStore store;
    private long settledVersion = -1;
    private boolean failed;

    @Autowired
    H2FileCompactor(DataSource source) {
        this(source, PERIOD);
    }

    H2FileCompactor(DataSource source, Duration period) {
        this.source = source;
        this.period = period;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        if (findStore().isPresent()) {
            thread.scheduleWithFixedDelay(this::run, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        try {
            if (store == null || store.isClosed()) {
                // H2 closes it after an error of the disk, and opens another one with the next connection
                store = findStore().orElse(null);
                settledVersion = -1;
            }
            if (store != null && store.getCurrentVersion() != settledVersion) {
                tidy();
                failed = false;
            }
        } catch (RuntimeException | SQLException e) {
            // whatever it is: after an exception that is not caught the thread would never run again
            if (!failed) {
                LOG.warn("H2's file was not made smaller: {}", e.getMessage());
            }
            failed = true;
        }
    }

    private void tidy() {
        // space is reused as soon as no later state needs it: after a kill, the operating system still has all that was
        // written
        store.setRetentionTime(0);
        if (store.compact(FILL_RATE, PORTION)) {
            store.commit();
        }
        if (store.getFileStore() instanceof RandomAccessStore file) {
            file.compactMoveChunks(FILL_RATE, PORTION, store);
        }
        settledVersion = store.getCurrentVersion();
    }

    private Optional<MVStore> findStore() throws SQLException {
        try (Connection connection = source.getConnection()) {
            if (connection.isWrapperFor(JdbcConnection.class)
                    && connection.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session
                    && session.getDatabase().isPersistent()) {
                MVStore found = session.getDatabase().getStore().getMvStore();
                return Optional.of(found).filter(each -> each.getAutoCommitDelay() == 0);
            }
            return Optional.empty();
        }
    }

    /** Waits for the portion at hand. No interrupt: it would close the file. */
    @Override
    public void destroy() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(10, TimeUnit.SECONDS);
    }
}
