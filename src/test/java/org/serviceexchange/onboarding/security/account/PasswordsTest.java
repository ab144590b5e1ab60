package org.serviceexchange.onboarding.security.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.digest.Sha512HashDigest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** How passwords are kept, and which ones people may choose. */
@OnboardingTest
class PasswordsTest {

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcTemplate database;

    private String user;

    @BeforeEach
    void somebody() {
        user = story.newCustomerAdmin().id();
    }

    @Test
    void old_hash_is_accepted_once_and_replaced() throws Exception {
        store("{SHA-512}" + new Sha512HashDigest().encrypt("an old password"), null);
        assertThat(answerTo("wrong")).isEqualTo(401);
        assertThat(stored()).startsWith("{SHA-512}");
        assertThat(answerTo("an old password")).isEqualTo(200);
        assertThat(stored()).startsWith("{bcrypt-sha256}");
        assertThat(answerTo("an old password")).isEqualTo(200);
        assertThat(answerTo("wrong")).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain text password", "{}plain", "{plain}plain", "{bcrypt-sha256}plain", ""})
    void stored_value_that_is_no_hash_is_never_accepted(String inTheTable) throws Exception {
        store(inTheTable, null);
        assertThat(answerTo(inTheTable)).isEqualTo(401);
        assertThat(answerTo("plain")).isEqualTo(401);
    }

    @Test
    void changed_password_takes_effect_at_once() throws Exception {
        assertThat(answerTo("demo")).isEqualTo(200);
        User account =
                engine.getIdentityService().createUserQuery().userId(user).singleResult();
        account.setPassword("quiet-orchard-42");
        engine.getIdentityService().saveUser(account);
        assertThat(answerTo("demo")).isEqualTo(401);
        assertThat(answerTo("quiet-orchard-42")).isEqualTo(200);
        // bcrypt itself reads 72 bytes; what is behind them counts as well
        String longOne = "quiet-orchard-".repeat(10);
        account.setPassword(longOne + "1");
        engine.getIdentityService().saveUser(account);
        assertThat(answerTo(longOne + "2")).isEqualTo(401);
        assertThat(answerTo(longOne + "1")).isEqualTo(200);
    }

    @Test
    void accented_password_is_right_from_every_keyboard() throws Exception {
        String composed = "gr\u00fcne wiesen im m\u00e4rz";
        String decomposed = "gru\u0308ne wiesen im ma\u0308rz";
        for (String chosen : List.of(composed, decomposed)) {
            User account =
                    engine.getIdentityService().createUserQuery().userId(user).singleResult();
            account.setPassword(chosen);
            engine.getIdentityService().saveUser(account);
            assertThat(answerTo(composed)).isEqualTo(200);
            assertThat(answerTo(decomposed)).isEqualTo(200);
            assertThat(answerTo("grune wiesen im marz")).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "short-1-Xy",
                "aaaaaaaaaaaaaaaa",
                "Password123456!",
                "my-new-colleague-1",
                "x-colleague@provider.example"
            })
    void weak_password_over_engine_rest_is_refused(String weak) throws Exception {
        String profile = "{\"id\":\"colleague\",\"firstName\":\"Nora\",\"lastName\":\"Nordmann\",\"email\":\"\"}";
        var answer = new TestHttpClient(port)
                .post(
                        "/engine-rest/user/create",
                        "{\"profile\":%s,\"credentials\":{\"password\":\"%s\"}}".formatted(profile, weak),
                        "admin",
                        "demo");
        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(answer.body()).contains("Password does not match policy");
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .userId("colleague")
                        .count())
                .isZero();
    }

    @Test
    void password_policy_lists_all_rules() throws Exception {
        assertThat(TestHttpClient.json(
                                new TestHttpClient(port).get("/engine-rest/identity/password-policy", "admin", "demo"))
                        .path("rules")
                        .findValuesAsText("placeholder"))
                .containsExactlyInAnyOrder(
                        "PASSWORD_POLICY_LENGTH",
                        "PASSWORD_POLICY_USER_DATA",
                        "6 different characters, no well-known word");
    }

    @Test
    void credentials_in_latin_1_or_utf_8_sign_in() throws Exception {
        String password = "gr\u00fcne wiesen im m\u00e4rz";
        User account =
                engine.getIdentityService().createUserQuery().userId(user).singleResult();
        account.setPassword(password);
        engine.getIdentityService().saveUser(account);
        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(charset));
            TestHttpClient program = new TestHttpClient(port);
            assertThat(program.send(program.request("/api/onboardings").header("Authorization", "Basic " + basic))
                            .statusCode())
                    .as(charset.name())
                    .isEqualTo(200);
        }
        assertThat(new TestHttpClient(port)
                        .get("/api/onboardings", user, "wrong")
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"Service Exchange Onboarding\", charset=\"UTF-8\"");
    }

    /** PostgreSQL fails at such a text, which would be an error of the server. */
    @Test
    void credentials_that_no_database_keeps_are_refused_with_a_sentence() throws Exception {
        String sentence = "This has a character in it that can't be stored";
        for (String path : List.of("/api/onboardings", "/engine-rest/task")) {
            for (List<String> typed : List.of(List.of("a\u0000b", "demo"), List.of(user, "de\u0000mo"))) {
                HttpResponse<String> answer = new TestHttpClient(port).get(path, typed.get(0), typed.get(1));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
                assertThat(answer.body()).contains(sentence);
            }
        }
        HttpResponse<String> tasklist = new TestHttpClient(port).signInAtTasklist("a\u0000b", "demo");
        assertThat(tasklist.statusCode()).as(tasklist.body()).isEqualTo(400);
        assertThat(tasklist.body()).contains(sentence);
        assertThat(new TestHttpClient(port).signInAtOurPage("a\u0000b", "demo").statusCode())
                .isEqualTo(400);
    }

    private int answerTo(String password) throws Exception {
        return new TestHttpClient(port).get("/api/onboardings", user, password).statusCode();
    }

    private String stored() {
        return database.queryForObject("select PWD_ from ACT_ID_USER where ID_ = ?", String.class, user);
    }

    private void store(String hash, String salt) {
        database.update("update ACT_ID_USER set PWD_ = ?, SALT_ = ? where ID_ = ?", hash, salt, user);
    }
}
