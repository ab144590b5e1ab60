package org.serviceexchange.onboarding.security.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;

/** H2 closes itself under the connections of the pool, as when its disk is full. */
class DatabaseOutagePostProcessorTest {

    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong();
    private final MockHttpServletRequest request = new MockHttpServletRequest();
    private final HikariDataSource pool = new HikariDataSource();

    @AfterEach
    void close() {
        CurrentRequest.clear();
        pool.close();
    }

    @Test
    void database_that_closed_itself_is_answered_with_503_and_comes_back() throws Exception {
        String url = "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE".formatted(folder.resolve("data"));
        pool.setJdbcUrl(url);
        pool.setUsername("sa");
        pool.setConnectionTimeout(1000);
        DataSource database = (DataSource)
                new DatabaseOutagePostProcessor(now::get).postProcessAfterInitialization(pool, "dataSource");
        write(database, "create table kept (id int)");
        write(database, "insert into kept values (1)");
        try (Connection outside = DriverManager.getConnection(url, "sa", "")) {
            outside.createStatement().execute("shutdown immediately");
        }
        CurrentRequest.set(request);

        assertThatThrownBy(() -> write(database, "insert into kept values (2)")).isInstanceOf(SQLException.class);
        assertThat(ResponseOverride.of(request)).contains(ResponseOverride.databaseAway());

        // the next request, and no further attempt to write yet
        CurrentRequest.set(new MockHttpServletRequest());
        assertThatThrownBy(() -> write(database, "insert into kept values (3)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("a moment ago");

        now.addAndGet(Duration.ofSeconds(DatabaseOutagePostProcessor.PAUSE_SECONDS + 1)
                .toNanos());
        CurrentRequest.set(new MockHttpServletRequest());
        write(database, "insert into kept values (4)");
        try (Connection connection = database.getConnection();
                var found = connection.createStatement().executeQuery("select max(id), count(*) from kept")) {
            assertThat(found.next()).isTrue();
            assertThat(found.getInt(1)).isEqualTo(4);
            assertThat(found.getInt(2)).isEqualTo(2);
        }
    }

    private static void write(DataSource database, String statement) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute(statement);
        }
    }
}
