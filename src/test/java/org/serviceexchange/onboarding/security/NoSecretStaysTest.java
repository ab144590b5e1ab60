package org.serviceexchange.onboarding.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.ScriptedInstances;
import org.serviceexchange.onboarding.security.account.SignInLimits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Each secret that the application is given is a canary here. It works with them, well and badly; then they are searched
 * for wherever something is kept or said.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:canaries;DB_CLOSE_DELAY=-1",
            "spring.datasource.password=" + NoSecretStaysTest.DATABASE,
            "camunda.bpm.job-execution.enabled=false",
            "onboarding.web.base-url=https://onboarding.provider.example",
            "onboarding.administrator.password=" + NoSecretStaysTest.ADMINISTRATOR,
            "onboarding.mail.mode=smtp",
            "onboarding.secrets.key=Y2FuYXJpZXMtb25seS1jYW5hcmllcy1vbmx5LWtleTE=",
            "spring.mail.username=onboarding",
            "spring.mail.password=" + NoSecretStaysTest.SMTP,
            "spring.mail.properties.mail.smtp.auth=true"
        })
@Import({OnboardingScenario.class, ScriptedInstances.class})
@ExtendWith(OutputCaptureExtension.class)
class NoSecretStaysTest {

    static final String ADMINISTRATOR = "canary-one-of-the-chief";
    static final String DATABASE = "canary-two-of-the-database";
    static final String SMTP = "canary-three-of-the-mail-server";
    private static final String PERSON = "canary-four-of-a-person";
    private static final String NEW = "canary-five-newly-chosen";
    private static final String WRONG = "canary-six-mistyped";

    private static final String CLIENT_ID = "canary-seven-of-a-client";
    private static final String CLIENT_SECRET = "canary-eight-of-the-client";
    private static final String API_KEY = "canary-nine-of-an-instance";

    private static final List<String> CANARIES =
            List.of(ADMINISTRATOR, DATABASE, SMTP, PERSON, NEW, WRONG, CLIENT_ID, CLIENT_SECRET, API_KEY);

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(
                    new ServerSetup[] {ServerSetupTest.SMTP.dynamicPort()})
            .withPerMethodLifecycle(false);

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "localhost");
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    DataSource dataSource;

    private final List<String> said = new ArrayList<>();

    // what other values replace later
    private final Map<String, String> storedBefore = new HashMap<>();

    @Test
    void no_secret_is_in_a_log_a_table_or_an_answer(CapturedOutput output) throws Exception {
        story.newCustomerAdmin();
        user("provider-admin", "provider-admin");
        user("pia", "provider-agent");

        // every door, with the right password, a wrong one, and none that makes sense
        for (String password : List.of(PERSON, WRONG)) {
            TestHttpClient caller = new TestHttpClient(port);
            hear(caller.signInAtOurPage("pia", password));
            hear(caller.get("/onboardings"));
            hear(new TestHttpClient(port).signInAtTasklist("pia", password));
            hear(new TestHttpClient(port).get("/api/onboardings", "pia", password));
            hear(new TestHttpClient(port).get("/engine-rest/task", "pia", password));
            hear(new TestHttpClient(port).get("/engine-rest/task/nothing", "pia", password));
            hear(new TestHttpClient(port).get("/engine-rest/task?maxResults=x", "pia", password));
            // mistaken: the password in the user's place
            hear(new TestHttpClient(port).get("/api/onboardings", password, "x"));
            hear(new TestHttpClient(port).signInAtTasklist(password, "x"));
            hear(new TestHttpClient(port)
                    .post(
                            "/engine-rest/identity/verify",
                            "{\"username\":\"pia\",\"password\":\"%s\"}".formatted(password),
                            "admin",
                            ADMINISTRATOR));
        }
        for (int i = 0; i <= SignInLimits.PER_PAIR; i++) {
            hear(new TestHttpClient(port).get("/api/onboardings", "pia", WRONG + i));
        }

        // accounts, made and changed over REST
        for (String body : List.of(
                "{\"profile\":{\"id\":\"new\"},\"credentials\":{\"password\":\"%s\"}}".formatted(NEW),
                "{\"profile\":{\"id\":\"new\"},\"credentials\":{\"password\":\"%s\"}}".formatted(NEW),
                "{\"profile\":{\"id\":\"canary-five\"},\"credentials\":{\"password\":\"%s\"}".formatted(NEW),
                "{\"profile\":{\"id\":\"x\"},\"credentials\":\"%s\"}".formatted(NEW),
                "{\"profile\":{\"id\":\"%1$s\",\"x\":1},\"credentials\":{\"password\":\"%1$s\"}}".formatted("a b"))) {
            hear(new TestHttpClient(port).post("/engine-rest/user/create", body, "admin", ADMINISTRATOR));
        }

        // the mail server refuses our password: what the job says of that is kept for operations
        story.setUpProvider(story.providerRecordOfProvider(), story.replicationSet());
        Person customer = story.newCustomerAdmin();
        String number = story.numberOf(story.registered(customer));
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .withException()
                        .count())
                .as("the mail failed")
                .isPositive();
        engine.getManagementService()
                .createJobQuery()
                .withException()
                .list()
                .forEach(job -> said.add(engine.getManagementService().getJobExceptionStacktrace(job.getId())));
        giveAccess(customer, number);
        hear(new TestHttpClient(port).get("/api/onboardings/" + number, "provider-admin", PERSON));
        hear(new TestHttpClient(port).get("/actuator/health"));
        hear(new TestHttpClient(port).get("/engine-rest/metrics", "admin", ADMINISTRATOR));
        hear(new TestHttpClient(port).get("/engine-rest/telemetry/data", "admin", ADMINISTRATOR));
        hear(new TestHttpClient(port).get("/engine-rest/schema/log", "admin", ADMINISTRATOR));

        // the administrator's, a person's, and one that was set over REST; 2^10 rounds at least
        assertThat(new JdbcTemplate(dataSource)
                        .queryForList(
                                "select PWD_ from ACT_ID_USER where ID_ in ('admin', 'pia', 'new')", String.class))
                .hasSize(3)
                .allMatch(hash -> hash.matches("\\{bcrypt-sha256}\\$2a\\$1\\d\\$.{53}"));

        Map<String, String> stored = everythingStored();
        storedBefore.forEach((where, value) -> stored.put(where + ", before", value));
        // the search would find one: the administrator's id is stored, said and logged
        assertThat(stored.values()).anyMatch(value -> value.contains("provider-admin"));
        assertThat(stored).hasSizeGreaterThan(500);
        assertThat(said).hasSizeGreaterThan(30);
        for (String canary : CANARIES) {
            String basic = Base64.getEncoder().encodeToString(("pia:" + canary).getBytes(StandardCharsets.UTF_8));
            for (String trace : List.of(canary, basic, basic.substring(0, basic.length() - 4))) {
                String lower = trace.toLowerCase(Locale.ROOT);
                assertThat(stored).as(trace).allSatisfy((where, value) -> assertThat(value.toLowerCase(Locale.ROOT))
                        .doesNotContain(lower));
                assertThat(said).as(trace).allSatisfy(answer -> assertThat(answer.toLowerCase(Locale.ROOT))
                        .doesNotContain(lower));
                assertThat(output.toString().toLowerCase(Locale.ROOT)).doesNotContain(lower);
            }
        }
    }

    /** A customer gives access to its instance: in either way, and with values that are refused. */
    private void giveAccess(Person customer, String number) throws Exception {
        var user = engine.getIdentityService()
                .createUserQuery()
                .userId(customer.id())
                .singleResult();
        user.setPassword(PERSON);
        ((IdentityServiceImpl) engine.getIdentityService()).saveUser(user, true);
        TestHttpClient browser = new TestHttpClient(port);
        browser.signInAtOurPage(customer.id(), PERSON);
        String path = "/onboardings/" + number + "/instance-access";
        List<Integer> answers = new ArrayList<>();
        for (Map<String, String> form : List.of(
                Map.of("method", "oauth", "clientId", CLIENT_ID, "clientSecret", CLIENT_SECRET),
                Map.of("method", "none", "clientId", CLIENT_ID, "clientSecret", CLIENT_SECRET),
                Map.of("method", API_KEY, "apiKey", API_KEY),
                Map.of("method", "api-key", "apiKey", API_KEY + "\u00e4"),
                Map.of("method", "api-key", "apiKey", API_KEY))) {
            HttpResponse<String> page = browser.get(path);
            hear(page);
            assertThat(page.statusCode()).as(page.headers().map() + page.body()).isEqualTo(200);
            Map<String, String> fields = new HashMap<>(form);
            fields.put("_csrf", TestHttpClient.csrfToken(page.body()).orElseThrow());
            HttpResponse<String> answer = browser.postForm(path, fields);
            hear(answer);
            answers.add(answer.statusCode());
            if (answers.size() == 1) {
                storedBefore.putAll(everythingStored());
            }
        }
        assertThat(answers).as("given, refused three times, replaced").containsExactly(302, 400, 400, 400, 302);
        hear(browser.get(path));
        hear(browser.get("/onboardings/" + number));
    }

    private void user(String id, String group) {
        var user = engine.getIdentityService().newUser(id);
        user.setPassword(PERSON);
        user.setEmail(id + "@provider.example");
        ((IdentityServiceImpl) engine.getIdentityService()).saveUser(user, true);
        engine.getIdentityService().createMembership(id, group);
    }

    private void hear(HttpResponse<String> answer) {
        said.add(answer.headers().map() + answer.body());
    }

    /** Every cell of every table that holds text, or bytes, which the engine stores traces and values in. */
    private Map<String, String> everythingStored() throws SQLException {
        Map<String, String> cells = new HashMap<>();
        try (Connection connection = dataSource.getConnection()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet found = connection
                    .getMetaData()
                    .getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
                while (found.next()) {
                    tables.add(found.getString("TABLE_NAME"));
                }
            }
            assertThat(tables).anyMatch(name -> name.startsWith("ACT_")).anyMatch(name -> !name.startsWith("ACT_"));
            for (String table : tables) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    for (int row = 1; rows.next(); row++) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            byte[] bytes =
                                    rows.getMetaData().getColumnTypeName(i).contains("BINARY")
                                            ? rows.getBytes(i)
                                            : null;
                            String value =
                                    bytes == null ? rows.getString(i) : new String(bytes, StandardCharsets.ISO_8859_1);
                            if (value != null) {
                                cells.put(table + "." + rows.getMetaData().getColumnName(i) + "#" + row, value);
                            }
                        }
                    }
                }
            }
        }
        return cells;
    }
}
