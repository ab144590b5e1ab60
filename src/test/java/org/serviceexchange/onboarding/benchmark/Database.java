package org.serviceexchange.onboarding.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** One database of the PostgreSQL server: what happened in it, as the server counts, and what the engine has in it. */
final class Database {

    /** Statements that end or begin a transaction or set something are not counted. */
    private static final String STATEMENTS =
            """
            select coalesce(sum(calls) filter (where toplevel), 0), coalesce(sum(calls) filter (where not toplevel), 0),
                   coalesce(sum(total_exec_time) filter (where toplevel), 0)
            from pg_stat_statements s join pg_database d on d.oid = s.dbid
            where d.datname = ? and query !~* '^(begin|commit|rollback|set|show|select pg_stat)'
              and query not like '%/* benchmark */%'
            """;

    private final String name;
    private final DataSource source;
    private final AtomicLong own = new AtomicLong();

    /** @param source of a superuser, to this database */
    Database(String name, DataSource source) {
        this.name = name;
        this.source = source;
    }

    String name() {
        return name;
    }

    Connection connection() throws SQLException {
        return source.getConnection();
    }

    /** What the server has counted so far, without what the benchmark itself asked. */
    Counts counts() {
        try (Connection connection = connection()) {
            // a backend hands in its counts when it has been idle for a second
            Thread.sleep(1500);
            try (PreparedStatement statements = connection.prepareStatement(STATEMENTS)) {
                own.addAndGet(3);
                statements.setString(1, name);
                ResultSet counted = statements.executeQuery();
                counted.next();
                return new Counts(
                        counted.getLong(1),
                        counted.getLong(2),
                        counted.getDouble(3),
                        number(connection, "select xact_commit from pg_stat_database where datname = '" + name + "'")
                                - own.get(),
                        number(connection, "select sum(n_tup_ins) from pg_stat_user_tables"),
                        number(connection, "select sum(n_tup_ins) - sum(n_tup_del) from pg_stat_user_tables"),
                        number(connection, "select pg_database_size('" + name + "')"));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    long number(String sql) {
        try (Connection connection = connection()) {
            return number(connection, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void query(String sql, OnboardingCopies.Reader reader) {
        try (Connection connection = connection();
                ResultSet result = connection.createStatement().executeQuery("/* benchmark */ " + sql)) {
            while (result.next()) {
                reader.read(result);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (ResultSet result = connection.createStatement().executeQuery("/* benchmark */ " + sql)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** For one worker: asks every few milliseconds, at the database, so that nothing else is slowed down by it. */
    final class Watch implements AutoCloseable {

        private final Connection connection;
        private final PreparedStatement task;
        private final PreparedStatement ended;
        private final PreparedStatement due;
        private final long interval;

        /** @param interval in milliseconds */
        Watch(long interval) {
            this.interval = interval;
            try {
                connection = source.getConnection();
                task = connection.prepareStatement(
                        "/* benchmark */ select count(*) from act_ru_task where proc_inst_id_ = ? and id_ <> ?");
                ended = connection.prepareStatement(
                        "/* benchmark */ select count(*) from act_ru_execution where id_ = ? having count(*) = 0");
                due = connection.prepareStatement(
                        "/* benchmark */ select count(*) from act_ru_job where id_ <> ? and suspension_state_ = 1"
                                + " and retries_ > 0 and (duedate_ is null or duedate_ <= now()) having count(*) = 0");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Returns when the process instance has a task. */
        void awaitTask(String processInstanceId) {
            await(task, processInstanceId, true);
        }

        /** Returns when the process instance has ended. */
        void awaitEnd(String processInstanceId) {
            await(ended, processInstanceId, false);
        }

        /** Returns when no job is due. */
        void awaitNoJob() {
            await(due, "", false);
        }

        private void await(PreparedStatement statement, String id, boolean counts) {
            long deadline = System.nanoTime() + 60_000_000_000L;
            try {
                statement.setString(1, id);
                if (counts) {
                    statement.setString(2, "");
                }
                while (true) {
                    own.incrementAndGet();
                    try (ResultSet result = statement.executeQuery()) {
                        if (result.next() && (!counts || result.getLong(1) > 0)) {
                            return;
                        }
                    }
                    if (System.nanoTime() > deadline) {
                        throw new IllegalStateException("The process instance " + id + " stands still");
                    }
                    Thread.sleep(interval);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /**
     * @param statements sent by the application
     * @param nested     run by the server for them, such as checks of foreign keys
     * @param millis     of the server for all of them
     * @param bytes      of the whole database
     */
    record Counts(
            long statements, long nested, double millis, long transactions, long inserted, long rows, long bytes) {

        Counts since(Counts before) {
            return new Counts(
                    statements - before.statements,
                    nested - before.nested,
                    millis - before.millis,
                    transactions - before.transactions,
                    inserted - before.inserted,
                    rows - before.rows,
                    bytes - before.bytes);
        }
    }
}
