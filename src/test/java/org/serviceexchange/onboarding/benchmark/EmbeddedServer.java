package org.serviceexchange.onboarding.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A PostgreSQL that counts the statements of each database, the checks of foreign keys included. */
final class EmbeddedServer implements AutoCloseable {

    static final String USER = "postgres";

    private final EmbeddedPostgres postgres;

    EmbeddedServer() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                    .setServerConfig("pg_stat_statements.track", "all")
                    .setServerConfig("pg_stat_statements.max", "10000")
                    .setServerConfig("max_connections", "200")
                    .setServerConfig("shared_buffers", "256MB")
                    // as an operator has it: what is acknowledged is on the disk
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new database. */
    Database create(String name) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            connection.createStatement().execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Database created = new Database(name, postgres.getDatabase(USER, name));
        try (Connection connection = created.connection()) {
            connection.createStatement().execute("create extension pg_stat_statements");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return created;
    }

    String url(Database database) {
        return postgres.getJdbcUrl(USER, database.name());
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
