package org.serviceexchange.onboarding.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.reset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls;
import org.serviceexchange.onboarding.application.port.monitoring.OutsideCalls.OutsideSystem;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.monitoring.OnboardingFigures.Standing;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.yaml.snakeyaml.Yaml;

/** What a pager sees: metrics, the health of each part, the version, and the files for Prometheus and Grafana. */
@OnboardingTest
class MonitoringTest {

    private static final String TOKEN = "a-token-for-tests-alone-0123456789";
    private static final Path FILES = Path.of("deploy");

    // made by Prometheus itself
    private static final Set<String> OF_PROMETHEUS = Set.of("up");
    private static final Set<String> WORDS = Set.of(
            "sum",
            "max",
            "rate",
            "by",
            "offset",
            "instance",
            "state",
            "status",
            "system",
            "outcome",
            "waiting_on",
            "percentile");

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    OnboardingFigureQueries figures;

    @Autowired
    OutsideCalls calls;

    @Autowired
    MailDelivery mails;

    @Autowired
    JdbcClient jdbc;

    @Test
    void figures_are_those_of_the_database() {
        Person customer = story.newCustomerAdmin();
        story.established(customer);
        story.registered(story.newCustomerAdmin());
        OnboardingFigures read = figures.read();

        assertThat(read.standings())
                .filteredOn(standing -> standing.state() == OnboardingState.AWAITING_PROVIDER_RECORD
                        && standing.waitingOn() == Party.CUSTOMER)
                .singleElement()
                .satisfies(standing -> {
                    assertThat(standing.count())
                            .isEqualTo(count("select count(*) from onboarding where state = 'AWAITING_PROVIDER_RECORD'"
                                    + " and waiting_on = 'CUSTOMER'"));
                    assertThat(standing.since()).isBeforeOrEqualTo(read.at());
                });
        assertThat(read.standings().stream().mapToLong(Standing::count).sum())
                .isEqualTo(count("select count(*) from onboarding"));
        assertThat(read.leadTimes().count()).isPositive();
        assertThat(read.leadTimes().median())
                .isLessThanOrEqualTo(read.leadTimes().ninetiethPercentile());
        assertThat(read.mails().count()).isEqualTo(count("select count(*) from notification where status = 'PENDING'"));
    }

    @Test
    void metrics_name_neither_customers_nor_onboardings() throws Exception {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.registered(customer);
        TestHttpClient browser = new TestHttpClient(port);
        browser.get("/api/onboardings/" + story.numberOf(instance), "provider-admin", "demo");
        calls.ended(OutsideSystem.CUSTOMER_INSTANCE, "TIMED_OUT", Duration.ofMillis(5));

        String scraped = scrape().body();

        assertThat(scraped)
                .contains("onboarding_database_up 1.0")
                .contains("onboarding_onboardings{state=\"awaiting_provider_record\",waiting_on=\"customer\"}")
                .contains("onboarding_outside_calls_seconds_count{outcome=\"timed_out\",system=\"customer_instance\"}")
                .contains("uri=\"/api/onboardings/{number}\"")
                .doesNotContain(customer.company(), customer.id(), customer.instanceId(), customer.instanceName())
                .doesNotContain("ONB0")
                .doesNotContain("http_client_requests");
    }

    @Test
    void operations_and_the_token_read_them_and_nobody_else() throws Exception {
        for (String path : List.of(
                "/actuator/prometheus", "/actuator/info", "/actuator/health/database", "/actuator/health/mails")) {
            TestHttpClient caller = new TestHttpClient(port);
            assertThat(caller.get(path).statusCode()).as(path).isEqualTo(401);
            assertThat(bearer(path, TOKEN + "x").statusCode()).as(path).isEqualTo(401);
            assertThat(caller.get(path, "operations", "wrong").statusCode())
                    .as(path)
                    .isEqualTo(401);
            assertThat(caller.get(path, "provider-admin", "demo").statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(caller.get(path, "operations", "demo").statusCode())
                    .as(path)
                    .isEqualTo(200);
            assertThat(bearer(path, TOKEN).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(bearer("/api/onboardings", TOKEN).statusCode()).isEqualTo(401);
        assertThat(bearer("/engine-rest/task", TOKEN).statusCode()).isEqualTo(401);
    }

    @Test
    void mail_server_that_is_down_is_told_apart() throws Exception {
        calls.ended(OutsideSystem.MAIL_SERVER, "failed", Duration.ofSeconds(1));
        try {
            assertThat(bearer("/actuator/health/mails", TOKEN).statusCode()).isEqualTo(503);
            assertThat(bearer("/actuator/health/database", TOKEN).statusCode()).isEqualTo(200);
            assertThat(new TestHttpClient(port)
                            .get("/actuator/health/readiness")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(new TestHttpClient(port).get("/actuator/health").statusCode())
                    .isEqualTo(200);
        } finally {
            calls.ended(OutsideSystem.MAIL_SERVER, OutsideCalls.SUCCESS, Duration.ofSeconds(1));
        }
        assertThat(bearer("/actuator/health/mails", TOKEN).statusCode()).isEqualTo(200);
    }

    /** What a delegate logs, and what it calls, has the number. */
    @Test
    void log_of_a_job_names_the_onboarding() {
        // a Message-ID begins with the number
        Map<String, String> numberByMail = new ConcurrentHashMap<>();
        doAnswer(call -> {
                    String messageId = ((Envelope) call.getArgument(0)).messageId();
                    numberByMail.put(messageId, String.valueOf(MDC.get("onboarding")));
                    return call.callRealMethod();
                })
                .when(mails)
                .deliver(any(), any());
        try {
            story.registered(story.newCustomerAdmin());
            assertThat(numberByMail).isNotEmpty().allSatisfy((mail, number) -> assertThat(mail)
                    .startsWithIgnoringCase(number + "."));
        } finally {
            reset(mails);
        }
        assertThat(MDC.get("onboarding")).isNull();
    }

    @Test
    void every_metric_of_the_alert_rules_and_of_the_dashboard_exists() throws Exception {
        story.established(story.newCustomerAdmin());
        new TestHttpClient(port).get("/sign-in");
        Set<String> existing = names(scrape().body());
        // the figures of the last scrape are kept for a while; these are of now
        new OnboardingMetrics(new CachedReading<>(
                        figures::read, Runnable::run, Duration.ZERO, Duration.ofSeconds(3), System::nanoTime))
                .collect().stream()
                        .filter(metric -> !metric.getDataPoints().isEmpty())
                        .forEach(metric -> existing.add(metric.getMetadata().getName()));
        existing.addAll(OF_PROMETHEUS);
        for (String expression : expressions()) {
            assertThat(metricsOf(expression)).as(expression).isNotEmpty().allSatisfy(metric -> assertThat(existing)
                    .contains(metric));
        }
    }

    @Test
    void every_alert_says_what_happened_and_what_to_do() throws Exception {
        assertThat(alerts()).hasSizeGreaterThan(5).allSatisfy(alert -> {
            assertThat((String) alert.get("alert")).startsWith("Onboarding");
            assertThat(alert.get("labels").toString()).containsPattern("severity=(critical|warning|info)");
            assertThat(alert.get("annotations").toString()).contains("summary=").contains("description=");
        });
    }

    private static List<String> expressions() throws Exception {
        List<String> all = new ArrayList<>();
        alerts().forEach(alert -> all.add((String) alert.get("expr")));
        JsonNode dashboard = new ObjectMapper()
                .readTree(FILES.resolve("grafana/onboarding.json").toFile());
        dashboard.findValuesAsText("expr").forEach(all::add);
        assertThat(all).hasSizeGreaterThan(25);
        return all;
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> alerts() throws Exception {
        Map<String, Object> file = new Yaml().load(Files.readString(FILES.resolve("prometheus/alerts.yaml")));
        return ((List<Map<String, Object>>) file.get("groups"))
                .stream()
                        .flatMap(group -> ((List<Map<String, Object>>) group.get("rules")).stream())
                        .toList();
    }

    /** The words of an expression that are neither labels with their values, nor durations, nor PromQL's own. */
    private static Set<String> metricsOf(String expression) {
        Set<String> metrics = new TreeSet<>();
        Matcher word = Pattern.compile("[a-z_][a-z0-9_]*")
                .matcher(expression.replaceAll("\\{[^}]*}|\\[[^]]*]|\\b\\d+[a-z]?\\b", " "));
        while (word.find()) {
            if (!WORDS.contains(word.group())) {
                metrics.add(word.group());
            }
        }
        return metrics;
    }

    private static Set<String> names(String scraped) {
        Set<String> names = new TreeSet<>();
        Stream.of(scraped.split("\n"))
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> names.add(line.split("[{ ]")[0]));
        return names;
    }

    private HttpResponse<String> scrape() throws Exception {
        HttpResponse<String> scraped = bearer("/actuator/prometheus", TOKEN);
        assertThat(scraped.statusCode()).isEqualTo(200);
        return scraped;
    }

    private HttpResponse<String> bearer(String path, String token) throws Exception {
        TestHttpClient program = new TestHttpClient(port);
        return program.send(program.request(path).header("Authorization", "Bearer " + token));
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
