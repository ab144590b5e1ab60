package org.serviceexchange.onboarding.faults;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL that keeps what it acknowledged, as an operator's does, and that is stopped hard and started again. */
final class FaultDatabase {

    private final Path data;
    private EmbeddedPostgres server;
    private int port;

    FaultDatabase(Path folder) {
        data = folder.resolve("postgres");
    }

    void start() {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "150");
            if (port != 0) {
                builder.setPort(port);
            }
            server = builder.start();
            port = server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every connection is cut, nothing is finished, and the next start recovers from the log. */
    void stopHard() {
        Signals.send("QUIT", postmaster());
        while (Files.exists(data.resolve("postmaster.pid"))) {
            Wait.millis(20);
        }
        close();
    }

    void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long postmaster() {
        try {
            return Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void create(String database) {
        try (Connection connection = server.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    JdbcClient client(String database) {
        DataSource source = server.getDatabase("postgres", database);
        return JdbcClient.create(source);
    }
}
