package org.serviceexchange.onboarding.persistence.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that commits and is killed, again and again, with the settings and the housekeeping of the application. Run it
 * longer with {@code -Dkills=100}.
 */
class H2FileCompactorIT {

    private static final int KILLS = Integer.getInteger("kills", 3);
    private static final int ROWS_OF_A_TRANSACTION = 10;
    /** They would leave some 20 MB behind. */
    private static final int COMMITS = 2000;

    private static final long LIMIT = 1_000_000;

    @TempDir
    Path folder;

    @Test
    void killed_process_loses_nothing_acknowledged() throws Exception {
        Random random = new Random(1);
        Set<String> acknowledged = new HashSet<>();
        for (int kill = 0; kill < KILLS; kill++) {
            Process writer = writer();
            try (BufferedReader answers = writer.inputReader()) {
                assertThat(answers.readLine())
                        .as("the file opens after %d kills", kill)
                        .isEqualTo("open");
                // the process is killed at any moment; what it had said before counts
                Thread killer = new Thread(() -> {
                    try {
                        Thread.sleep(200 + random.nextInt(1500));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    // not the process itself, which would close the pipe and lose what is in it
                    writer.toHandle().destroyForcibly();
                });
                killer.start();
                answers.lines().filter(line -> line.length() == 36).forEach(acknowledged::add);
                killer.join();
            } finally {
                writer.destroyForcibly();
            }
            assertThat(writer.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(rows(acknowledged)).as("after %d kills", kill + 1).isEqualTo("complete");
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    }

    @Test
    void file_shrinks_to_what_it_holds() throws Exception {
        JdbcConnectionPool source = JdbcConnectionPool.create(url(), "sa", "");
        H2FileCompactor housekeeping = new H2FileCompactor(source, Duration.ofMillis(20));
        housekeeping.afterPropertiesSet();
        try (Connection connection = source.getConnection()) {
            connection.createStatement().execute("create table counter (id integer primary key, text varchar(4000))");
            PreparedStatement count = connection.prepareStatement("merge into counter values (?, ?)");
            for (int n = 0; n < COMMITS; n++) {
                count.setInt(1, n % 100);
                count.setString(2, "text ".repeat(n % 100));
                count.executeUpdate();
            }
            await().untilAsserted(() ->
                    assertThat(Files.size(folder.resolve("data.mv.db"))).isLessThan(LIMIT));
        } finally {
            housekeeping.destroy();
            source.dispose();
        }
    }

    private Process writer() throws Exception {
        String classpath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classpath,
                        Writer.class.getName(),
                        url())
                .redirectError(folder.resolve("errors").toFile())
                .start();
    }

    private String url() {
        return url(folder.resolve("data"));
    }

    private static String url(Path file) {
        return "jdbc:h2:file:" + file + ";WRITE_DELAY=0;COMPRESS=TRUE;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** Says "complete" if each acknowledged transaction is there with all its rows. */
    private String rows(Set<String> acknowledged) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(), "sa", "")) {
            ResultSet complete = connection
                    .createStatement()
                    .executeQuery("select transaction_id from written group by transaction_id having count(*) = "
                            + ROWS_OF_A_TRANSACTION);
            Set<String> lost = new HashSet<>(acknowledged);
            while (complete.next()) {
                lost.remove(complete.getString(1));
            }
            return lost.isEmpty() ? "complete" : lost.size() + " of " + acknowledged.size() + " lost";
        }
    }

    /** Commits from several threads, and says each transaction's id when it is committed. */
    static final class Writer {

        public static void main(String[] arguments) throws Exception {
            DataSource source = JdbcConnectionPool.create(arguments[0], "sa", "");
            try (Connection connection = source.getConnection()) {
                connection
                        .createStatement()
                        .execute("create table if not exists written (id varchar(64) primary key, transaction_id"
                                + " varchar(64), text varchar(4000))");
                connection
                        .createStatement()
                        .execute("create index if not exists of_transaction on written (transaction_id)");
                connection
                        .createStatement()
                        .execute("create table if not exists counter (id varchar(64) primary key, value_ integer)");
            }
            new H2FileCompactor(source, Duration.ofMillis(20)).afterPropertiesSet();
            System.out.println("open");
            for (int n = 0; n < 3; n++) {
                new Thread(() -> commit(source)).start();
            }
        }

        private static void commit(DataSource source) {
            while (true) {
                String id = UUID.randomUUID().toString();
                try (Connection connection = source.getConnection();
                        PreparedStatement insert = connection.prepareStatement("insert into written values (?, ?, ?)");
                        PreparedStatement count = connection.prepareStatement("merge into counter values (?, ?)")) {
                    connection.setAutoCommit(false);
                    for (int n = 0; n < ROWS_OF_A_TRANSACTION; n++) {
                        insert.setString(1, UUID.randomUUID().toString());
                        insert.setString(2, id);
                        insert.setString(3, "text ".repeat(10));
                        insert.executeUpdate();
                    }
                    count.setString(1, id.substring(0, 2));
                    count.setInt(2, id.hashCode());
                    count.executeUpdate();
                    connection.commit();
                    synchronized (System.out) {
                        System.out.println(id);
                    }
                } catch (SQLException another) {
                    // two threads counted at once: that one was not acknowledged
                }
            }
        }
    }
}
