package org.serviceexchange.onboarding.security.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.PostgresTest;
import org.serviceexchange.onboarding.TcpProxy;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people and programs get while the database has ended, or does not answer. */
@PostgresTest
class DatabaseOutageIT {

    /** A person hears within three seconds; more on a slow machine, but never as late as TCP gives up. */
    private static final Duration SOON = Duration.ofSeconds(9);

    private static final String TOKEN = "Bearer a-token-for-tests-alone-0123456789";

    private static final String SENTENCE = "Wait a few seconds, then try again.";

    @Autowired
    TcpProxy wayToDatabase;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    TestHttpClient person;
    String csrf;

    @BeforeEach
    void signIn() throws Exception {
        person = new TestHttpClient(port);
        assertThat(person.signInAtTasklist("provider-admin", "demo").statusCode())
                .isEqualTo(200);
        HttpResponse<String> page = person.get("/onboardings");
        assertThat(page.statusCode()).isEqualTo(200);
        csrf = TestHttpClient.csrfToken(page.body()).orElseThrow();
    }

    @AfterEach
    void repair() {
        wayToDatabase.open();
        Awaitility.await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(
                        person.get("/actuator/health").statusCode())
                .isEqualTo(200));
    }

    @Test
    void database_that_has_ended_is_answered_with_503_everywhere_and_found_again() throws Exception {
        wayToDatabase.cut();
        assertUnavailableEverywhere();
        repair();
        assertThat(person.get("/onboardings").statusCode()).isEqualTo(200);
    }

    @Test
    void database_that_is_silent_is_answered_with_503() throws Exception {
        wayToDatabase.silence();
        // a connection that was used less than half a second ago counts as alive
        Awaitility.await().ignoreExceptions().untilAsserted(() -> assertThat(
                        person.send(person.request("/actuator/health").timeout(Duration.ofSeconds(3)))
                                .statusCode())
                .isEqualTo(503));
        assertThat(unavailable(page("/onboardings")).body()).contains(SENTENCE);
        assertSentence("/camunda/api/engine/engine/default/task?maxResults=15", "message");
        unavailable(person.request("/actuator/health"));
    }

    /** The locks of a node that is frozen in a transaction are free again; the database keeps the time. */
    @Test
    void transaction_that_does_nothing_is_ended_by_the_database() {
        assertThat(jdbc.sql("show idle_in_transaction_session_timeout")
                        .query(String.class)
                        .single())
                .isEqualTo("1min");
    }

    /** All at once: each answer takes as long as a request waits for the database. */
    private void assertUnavailableEverywhere() {
        ExecutorService people = Executors.newCachedThreadPool();
        try {
            Stream.<ThrowingCallable>of(
                            () -> assertThat(unavailable(page("/onboardings")).body())
                                    .contains(SENTENCE)
                                    .contains("</html>")
                                    .doesNotContain("Exception"),
                            () -> assertThat(unavailable(page("/onboardings/ONB0001001"))
                                            .body())
                                    .contains("</html>"),
                            () -> assertThat(unavailable(page("/sign-in")
                                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                                    .POST(BodyPublishers.ofString(TestHttpClient.form(Map.of(
                                                            "username",
                                                            "provider-admin",
                                                            "password",
                                                            "demo",
                                                            "_csrf",
                                                            csrf)))))
                                            .body())
                                    .contains(SENTENCE)
                                    .contains("</html>")
                                    .doesNotContain("Exception"),
                            () -> assertSentence("/camunda/api/engine/engine/default/task?maxResults=15", "message"),
                            () -> assertSentence(
                                    "/camunda/api/cockpit/plugin/base/default/process-instance/count", "message"),
                            () -> {
                                HttpResponse<String> signIn = unavailable(person.request(TestHttpClient.LOGIN)
                                        .header("X-XSRF-TOKEN", person.xsrfToken())
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(TestHttpClient.form(
                                                Map.of("username", "provider-admin", "password", "demo")))));
                                assertThat(TestHttpClient.json(signIn)
                                                .path("message")
                                                .asText())
                                        .contains(SENTENCE);
                            },
                            () -> assertSentence("/engine-rest/task", "message"),
                            () -> assertSentence("/api/onboardings", "detail"),
                            () -> {
                                HttpResponse<String> health = unavailable(person.request("/actuator/health"));
                                assertThat(TestHttpClient.json(health)
                                                .path("status")
                                                .asText())
                                        .isEqualTo("DOWN");
                                assertThat(TestHttpClient.json(health)
                                                .path("detail")
                                                .asText())
                                        .contains(SENTENCE);
                            },
                            () -> unavailable(person.request("/actuator/health/readiness")),
                            () -> unavailable(
                                    person.request("/actuator/health/database").header("Authorization", TOKEN)),
                            () -> assertThat(person.send(person.request("/actuator/health/liveness")
                                                    .timeout(SOON))
                                            .statusCode())
                                    .isEqualTo(200),
                            () -> assertThat(person.send(person.request("/actuator/health/mails")
                                                    .header("Authorization", TOKEN)
                                                    .timeout(SOON))
                                            .statusCode())
                                    .isEqualTo(200),
                            () -> {
                                HttpResponse<String> scraped = person.send(person.request("/actuator/prometheus")
                                        .header("Authorization", TOKEN)
                                        .timeout(SOON));
                                assertThat(scraped.statusCode()).isEqualTo(200);
                                assertThat(scraped.body())
                                        .contains("onboarding_database_up 0.0")
                                        .doesNotContain("onboarding_onboardings{");
                            })
                    .map(check -> CompletableFuture.runAsync(() -> run(check), people))
                    .toList()
                    .forEach(CompletableFuture::join);
        } finally {
            people.shutdownNow();
        }
    }

    private static void run(ThrowingCallable check) {
        try {
            check.call();
        } catch (Throwable failed) {
            throw new CompletionException(failed);
        }
    }

    private HttpRequest.Builder page(String path) {
        return person.request(path).header("Accept", "text/html");
    }

    private void assertSentence(String path, String field) throws Exception {
        HttpResponse<String> answer = unavailable(person.request(path)
                .header("Authorization", "Basic cHJvdmlkZXItYWRtaW46ZGVtbw==")
                .header("Accept", "application/json"));
        assertThat(TestHttpClient.json(answer).path(field).asText()).as(path).contains(SENTENCE);
    }

    private HttpResponse<String> unavailable(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> answer = person.send(request.timeout(SOON));
        assertThat(answer.statusCode())
                .as("%s: %s", answer.uri(), answer.body())
                .isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After"))
                .as("%s", answer.uri())
                .contains("5");
        return answer;
    }
}
