package org.serviceexchange.onboarding.security.instanceaccess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.security.SignedInClient.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.ScriptedInstances;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessMethod;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestLine;
import org.serviceexchange.onboarding.domain.instanceaccess.AccessTestStep;
import org.serviceexchange.onboarding.domain.instanceaccess.InstanceCredentials;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer gives the application access to its instance: over HTTP, as its people do and as attackers might. */
@OnboardingTest
class InstanceAccessTest {

    private static final String KEY = "now_canary-API-k3y";
    private static final String SECRET = "canary+client/s3cret=";

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ScriptedInstances instances;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient jdbc;

    Person customer;
    ProcessInstance instance;
    String number;
    SignedInClient browser;

    @BeforeEach
    void registered_customer() {
        customer = story.newCustomerAdmin();
        instance = story.registered(customer);
        number = story.numberOf(instance);
        browser = SignedInClient.atOurPages(port, customer.id());
    }

    @Test
    void customer_gives_access_and_sees_what_the_test_says() {
        instances.accessTest(
                customer.instanceName(),
                List.of(
                        AccessTestLine.ok(AccessTestStep.REACH),
                        AccessTestLine.failed(
                                AccessTestStep.AUTHENTICATE,
                                Sentence.stored("<b>401</b>"),
                                Sentence.stored("Unlock it")),
                        AccessTestLine.notTried(AccessTestStep.READ)));

        Answer given = give(Map.of("method", "oauth", "clientId", "client-7", "clientSecret", " " + SECRET + "\n"));

        assertThat(given.status()).as(given.body()).isEqualTo(302);
        assertThat(given.location()).endsWith(path(""));
        assertThat(instances.credentialsOf(number))
                .isEqualTo(new InstanceCredentials(AccessMethod.OAUTH, "client-7", SECRET));
        Document page = page(browser);
        assertThat(page.text()).contains("gave access with OAuth client credentials");
        assertThat(page.select(".checks li").eachText())
                .satisfiesExactly(
                        reach -> assertThat(reach).isEqualTo("OK Reach the instance"),
                        signIn -> assertThat(signIn).isEqualTo("Failed Sign in <b>401</b> Unlock it"),
                        read -> assertThat(read).isEqualTo("Not tried Read what is needed"));
        assertThat(timeline())
                .anyMatch(entry -> entry.contains("Access to the instance https://" + customer.instanceName())
                        && entry.contains("was given"));

        instances.accessTest(
                customer.instanceName(),
                List.of(
                        AccessTestLine.ok(AccessTestStep.REACH),
                        AccessTestLine.ok(AccessTestStep.AUTHENTICATE),
                        AccessTestLine.ok(AccessTestStep.READ)));
        assertThat(browser.pageForm(path(""), path("/test"), Map.of()).status()).isEqualTo(302);
        assertThat(page(browser).select(".checks li .pill").eachText()).containsExactly("OK", "OK", "OK");
    }

    @Test
    void form_page_and_mail_link_to_the_access() {
        String task = story.taskFor(customer.id()).getId();
        String address = mailbox.newest(200).stream()
                .filter(mail -> mail.to().equals(customer.id()))
                .map(mail -> mail.text().replaceAll("\\s+", " "))
                .filter(text -> text.contains("create a provider record"))
                .findFirst()
                .orElseThrow()
                .replaceFirst(".*Give the application read access to your instance at (\\S+)\\. .*", "$1");

        assertThat(address).startsWith("http").endsWith(path(""));
        assertThat(SignedInClient.atWebApp(port, customer.id(), "tasklist")
                        .get(SignedInClient.WEB_APPS + "/task/%s/form-variables".formatted(task))
                        .json()
                        .path("instructions")
                        .path("value")
                        .asText())
                .contains("href=\"%s\"".formatted(address));
        assertThat(Jsoup.parse(browser.page("/onboardings/" + number).body())
                        .select(".steps a")
                        .eachAttr("href"))
                .contains(address);
    }

    @Test
    void access_is_replaced_and_withdrawn() {
        give(Map.of("method", "oauth", "clientId", "client-7", "clientSecret", SECRET));

        assertThat(giveKey().status()).isEqualTo(302);

        assertThat(instances.credentialsOf(number)).isEqualTo(new InstanceCredentials(AccessMethod.API_KEY, null, KEY));
        assertThat(page(browser).text()).contains("gave access with an API key");
        assertThat(timeline()).anyMatch(entry -> entry.contains("was replaced"));

        assertThat(browser.pageForm(path(""), path("/withdraw"), Map.of()).status())
                .isEqualTo(302);

        assertThat(page(browser).text()).contains("No access is given");
        assertThat(timeline()).anyMatch(entry -> entry.contains("was withdrawn"));
        assertThat(instances.credentialsOf(number)).isNull();
        assertThat(rows()).isZero();
        assertThat(browser.pageForm(path(""), path("/test"), Map.of()).status()).isEqualTo(409);
    }

    @Test
    void secrets_are_stored_encrypted_and_shown_to_nobody() {
        give(Map.of("method", "oauth", "clientId", "client-7", "clientSecret", SECRET));

        Map<String, Object> row = jdbc.sql("select * from instance_access where onboarding = ?")
                .param(number)
                .query()
                .singleRow();
        assertThat(row.values())
                .noneMatch(value -> text(value).contains(SECRET) || text(value).contains("client-7"));
        for (String user : List.of(customer.id(), "provider-admin", "provider-agent", "operations")) {
            SignedInClient reader = SignedInClient.atOurPages(port, user);
            for (String page : List.of("/onboardings/" + number, path(""), "/mailbox")) {
                assertThat(reader.page(page).body()).doesNotContain(SECRET, "client-7");
            }
            Answer read = SignedInClient.withBasic(port, user).get("/api" + path(""));
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.body()).doesNotContain(SECRET, "client-7");
        }
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .list())
                .noneMatch(variable -> String.valueOf(variable.getValue()).contains(SECRET));
    }

    @Test
    void program_of_the_customer_gives_tests_and_withdraws_access() {
        SignedInClient program = SignedInClient.withBasic(port, customer.id());
        instances.accessTest(
                customer.instanceName(),
                List.of(AccessTestLine.ok(AccessTestStep.REACH), AccessTestLine.notTried(AccessTestStep.READ)));

        Answer given = program.post(
                "/api" + path(""),
                json(Map.of("method", "oauth", "clientId", "client-7", "clientSecret", " " + SECRET + "\n")));

        assertThat(given.status()).as(given.body()).isEqualTo(200);
        assertThat(instances.credentialsOf(number))
                .isEqualTo(new InstanceCredentials(AccessMethod.OAUTH, "client-7", SECRET));
        assertThat(given.body()).doesNotContain(SECRET, "client-7");
        assertThat(given.json().at("/access/method").asText()).isEqualTo("oauth");
        assertThat(given.json().at("/access/by").asText()).isEqualTo(customer.id());
        assertThat(given.json().at("/test/checks/0/outcome").asText()).isEqualTo("OK");

        Answer refused = program.post("/api" + path(""), json(Map.of("method", "api-key", "apiKey", "two " + KEY)));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("API key").doesNotContain(KEY);

        assertThat(program.send("DELETE", "/api" + path(""), null).status()).isEqualTo(204);
        assertThat(rows()).isZero();
        assertThat(program.get("/api" + path("")).json().has("access")).isFalse();
        assertThat(program.post("/api" + path("/test"), "").status()).isEqualTo(409);
    }

    @Test
    void stored_secret_of_another_row_or_field_is_refused() {
        giveKey();
        Person other = story.newCustomerAdmin();
        String otherNumber = story.numberOf(story.registered(other));
        SignedInClient otherBrowser = SignedInClient.atOurPages(port, other.id());
        String otherPath = "/onboardings/%s/instance-access".formatted(otherNumber);
        otherBrowser.pageForm(otherPath, otherPath, Map.of("method", "api-key", "apiKey", "another-key"));
        jdbc.sql("update instance_access set secret = (select secret from instance_access where onboarding = ?)"
                        + " where onboarding = ?")
                .params(number, otherNumber)
                .update();

        Answer tested = otherBrowser.pageForm(otherPath, otherPath + "/test", Map.of());

        assertThat(tested.status()).isEqualTo(409);
        assertThat(tested.body()).contains("Enter them again");
        assertThat(instances.credentialsOf(otherNumber).secret()).isEqualTo("another-key");
    }

    @Test
    void provider_sees_whether_access_is_given_and_can_neither_give_nor_take_it() {
        giveKey();
        for (String user : List.of("provider-admin", "provider-agent", "operations")) {
            SignedInClient provider = SignedInClient.atOurPages(port, user);
            Document page = page(provider);
            assertThat(page.text()).contains("gave access with an API key", "Only users of the customer");
            assertThat(page.select("main form")).isEmpty();
            assertThat(provider.pageForm("/onboardings", path(""), Map.of("method", "api-key", "apiKey", "x"))
                            .status())
                    .isEqualTo(403);
            assertThat(provider.pageForm("/onboardings", path("/test"), Map.of())
                            .status())
                    .isEqualTo(403);
            assertThat(provider.pageForm("/onboardings", path("/withdraw"), Map.of())
                            .status())
                    .isEqualTo(403);
        }
        assertThat(rows()).isOne();
    }

    @Test
    void another_customer_gets_the_answer_for_something_that_does_not_exist() {
        giveKey();
        SignedInClient stranger =
                SignedInClient.atOurPages(port, story.newCustomerAdmin().id());

        assertThat(stranger.page(path("")).status()).isEqualTo(404);
        for (String action : List.of("", "/test", "/withdraw")) {
            assertThat(stranger.pageForm("/onboardings", path(action), Map.of("method", "api-key", "apiKey", "x"))
                            .status())
                    .as(action)
                    .isEqualTo(404);
        }
        assertThat(rows()).isOne();
    }

    @Test
    void request_of_another_site_is_refused() {
        for (String action : List.of("", "/test", "/withdraw")) {
            assertThat(browser.form(path(action), Map.of("method", "api-key", "apiKey", KEY))
                            .status())
                    .as(action)
                    .isEqualTo(403);
        }
        assertThat(rows()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "   ", "key\r\nX-Evil: 1", "key\nnext", "two words", "k\u0000y", "k\u007fy", "schl\u00fcssel"
            })
    void value_that_is_no_key_is_refused_and_not_repeated(String key) {
        Answer refused = give(Map.of("method", "api-key", "apiKey", key));

        assertThat(refused.status()).isEqualTo(400);
        if (!key.isBlank()) {
            assertThat(refused.body()).doesNotContain(key);
        }
        assertThat(rows()).isZero();
    }

    @Test
    void oversized_and_incomplete_values_are_refused() {
        String huge = "k".repeat(513);
        Answer refused = give(Map.of("method", "api-key", "apiKey", huge));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("shorten it to 512 characters").doesNotContain(huge);
        assertThat(give(Map.of("method", "oauth", "clientSecret", SECRET)).status())
                .isEqualTo(400);
        assertThat(give(Map.of("method", "basic", "apiKey", KEY)).body()).contains("choose OAuth client credentials");
        assertThat(rows()).isZero();
    }

    @Test
    void credentials_are_deleted_when_the_onboarding_ends() {
        giveKey();

        browser.pageForm(
                "/onboardings/" + number,
                "/onboardings/%s/withdrawal".formatted(number),
                Map.of("reason", "Not this year"));

        assertThat(rows()).isZero();
        assertThat(instances.credentialsOf(number)).isNull();
    }

    @Test
    void access_to_a_formerly_registered_instance_is_not_used() {
        giveKey();
        jdbc.sql("update onboarding set instance_host = ? where number = ?")
                .params("other" + customer.instanceName() + ".service-now.com", number)
                .update();

        assertThat(page(browser).text()).contains("Access was given to another instance");
        assertThat(browser.pageForm(path(""), path("/test"), Map.of()).status()).isEqualTo(409);
    }

    private Answer giveKey() {
        return give(Map.of("method", "api-key", "apiKey", KEY));
    }

    private Answer give(Map<String, String> form) {
        return browser.pageForm(path(""), path(""), new HashMap<>(form));
    }

    private String path(String action) {
        return "/onboardings/%s/instance-access%s".formatted(number, action);
    }

    private Document page(SignedInClient reader) {
        return Jsoup.parse(reader.page(path("")).body());
    }

    private List<String> timeline() {
        return story.seenByProvider(instance).timeline().stream()
                .map(entry -> entry.what().toString())
                .toList();
    }

    private int rows() {
        return jdbc.sql("select count(*) from instance_access where onboarding = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes
                ? new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                : String.valueOf(value);
    }
}
