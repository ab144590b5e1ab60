package org.serviceexchange.onboarding.security.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.serviceexchange.onboarding.NonDefaultConfiguration;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Guessing passwords, at every place that takes one, behind a proxy that says where people are. */
@OnboardingTest
@NonDefaultConfiguration
class SignInThrottlingTest {

    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcTemplate database;

    private String user;

    /** Every place where somebody can find out whether a password is right. */
    enum Door {
        OUR_PAGE {
            @Override
            HttpResponse<String> tryWith(TestHttpClient caller, String user, String password) throws Exception {
                return caller.signInAtOurPage(user, password);
            }

            @Override
            boolean opened(HttpResponse<String> answer) {
                return answer.statusCode() == 302
                        && !answer.headers()
                                .firstValue("Location")
                                .orElseThrow()
                                .contains("error");
            }
        },
        TASKLIST {
            @Override
            HttpResponse<String> tryWith(TestHttpClient caller, String user, String password) throws Exception {
                return caller.signInAtTasklist(user, password);
            }
        },
        API {
            @Override
            HttpResponse<String> tryWith(TestHttpClient caller, String user, String password) throws Exception {
                return caller.get("/api/onboardings", user, password);
            }
        },
        ENGINE {
            @Override
            HttpResponse<String> tryWith(TestHttpClient caller, String user, String password) throws Exception {
                return caller.get("/engine-rest/task", user, password);
            }
        },
        VERIFY {
            @Override
            HttpResponse<String> tryWith(TestHttpClient caller, String user, String password) throws Exception {
                return caller.post(
                        "/engine-rest/identity/verify",
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password),
                        "provider-admin",
                        "demo");
            }

            @Override
            boolean opened(HttpResponse<String> answer) {
                return answer.body().contains("\"authenticated\":true");
            }
        };

        abstract HttpResponse<String> tryWith(TestHttpClient caller, String user, String password) throws Exception;

        boolean opened(HttpResponse<String> answer) {
            return answer.statusCode() == 200;
        }
    }

    @BeforeEach
    void somebody() {
        user = story.newCustomerAdmin().id();
        engine.getIdentityService().createMembership(user, "operations");
    }

    @AfterEach
    void now() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @EnumSource
    void too_many_wrong_passwords_block_only_the_guessing_address(Door door) throws Exception {
        TestHttpClient guesser = somewhere();
        for (int i = 0; i < SignInLimits.PER_PAIR; i++) {
            HttpResponse<String> wrong = door.tryWith(guesser, user, "wrong" + i);
            assertThat(door.opened(wrong)).isFalse();
            assertThat(wrong.statusCode()).isNotEqualTo(429);
        }
        HttpResponse<String> limited = door.tryWith(guesser, user, "demo");
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 90L);
        assertThat(limited.body())
                .containsIgnoringCase("too many wrong passwords")
                .contains("then try again");

        // at every other door too, for they count together
        for (Door other : Door.values()) {
            assertThat(other.tryWith(guesser, user, "demo").statusCode()).isEqualTo(429);
        }
        // whoever it is about gets in from where they are
        assertThat(door.opened(door.tryWith(somewhere(), user, "demo"))).isTrue();
        // and the engine's own lock, which asks for no address, has counted nothing
        assertThat(database.queryForMap("select ATTEMPTS_, LOCK_EXP_TIME_ from ACT_ID_USER where ID_ = ?", user))
                .satisfiesAnyOf(
                        row -> assertThat(row.get("ATTEMPTS_")).isNull(),
                        row -> assertThat(row.get("ATTEMPTS_")).isEqualTo(0));
    }

    @ParameterizedTest
    @EnumSource
    void wrong_password_for_known_and_unknown_account_answers_alike(Door door) throws Exception {
        TestHttpClient guesser = somewhere();
        for (int i = 0; i <= SignInLimits.PER_PAIR; i++) {
            HttpResponse<String> there = door.tryWith(guesser, user, "wrong");
            HttpResponse<String> notThere = door.tryWith(guesser, "nobody-" + user, "wrong");
            assertThat(notThere.statusCode()).isEqualTo(there.statusCode());
            assertThat(notThere.body().replace("nobody-", "")).isEqualTo(there.body());
            assertThat(notThere.headers().firstValue("Location"))
                    .isEqualTo(there.headers().firstValue("Location"));
        }
        assertThat(door.tryWith(guesser, "nobody-" + user, "wrong").statusCode())
                .isEqualTo(429);
    }

    @ParameterizedTest
    @EnumSource
    void address_in_capitals_signs_in_to_the_account_in_lower_case(Door door) throws Exception {
        for (String typed : List.of(asOnACard(user), user.toUpperCase(), " " + asOnACard(user) + " ")) {
            assertThat(door.opened(door.tryWith(somewhere(), typed, "demo")))
                    .as("“%s”", typed)
                    .isTrue();
            assertThat(door.opened(door.tryWith(somewhere(), typed, "wrong")))
                    .as("“%s”", typed)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void address_of_an_account_with_another_id_signs_in(Door door) throws Exception {
        String address = "o'brien." + user;
        User account =
                engine.getIdentityService().createUserQuery().userId(user).singleResult();
        account.setEmail(asOnACard(address));
        engine.getIdentityService().saveUser(account);
        assertThat(door.opened(door.tryWith(somewhere(), address, "demo"))).isTrue();
        assertThat(door.opened(door.tryWith(somewhere(), address, "wrong"))).isFalse();
    }

    @Test
    void session_of_an_address_in_capitals_is_that_of_the_account() throws Exception {
        TestHttpClient tasklist = somewhere();
        assertThat(TestHttpClient.json(tasklist.signInAtTasklist(asOnACard(user), "demo"))
                        .path("userId")
                        .asText())
                .isEqualTo(user);
        TestHttpClient page = somewhere();
        page.signInAtOurPage(asOnACard(user), "demo");
        for (TestHttpClient person : List.of(tasklist, page)) {
            assertThat(TestHttpClient.json(person.get("/camunda/api/admin/auth/user/default"))
                            .path("userId")
                            .asText())
                    .isEqualTo(user);
            assertThat(person.get("/onboardings").body()).contains("<b>" + user + "</b>");
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrong_passwords_count_against_one_account_in_whatever_capitals(Door door) throws Exception {
        TestHttpClient guesser = somewhere();
        List<String> spellings = List.of(user, user.toUpperCase(), asOnACard(user), user + " ");
        for (int i = 0; i < SignInLimits.PER_PAIR; i++) {
            assertThat(door.tryWith(guesser, spellings.get(i % spellings.size()), "wrong" + i)
                            .statusCode())
                    .isNotEqualTo(429);
        }
        for (String spelling : spellings) {
            assertThat(door.tryWith(guesser, spelling, "demo").statusCode())
                    .as("“%s”", spelling)
                    .isEqualTo(429);
        }
    }

    @Test
    void wrong_passwords_for_an_unknown_address_count_in_whatever_capitals() throws Exception {
        // so that the limit does not tell which accounts there are
        String unknown = "nobody-" + user;
        TestHttpClient guesser = somewhere();
        for (int i = 0; i < SignInLimits.PER_PAIR; i++) {
            Door.API.tryWith(guesser, i % 2 == 0 ? unknown : unknown.toUpperCase(), "wrong");
        }
        assertThat(Door.API.tryWith(guesser, asOnACard(unknown), "wrong").statusCode())
                .isEqualTo(429);
    }

    @ParameterizedTest
    @EnumSource
    void user_ids_that_differ_by_case_only_are_two_people(Door door) throws Exception {
        for (String id : List.of("sam-" + door, "sam@" + door + ".example")) {
            Map<String, String> passwords =
                    Map.of(id.toUpperCase(), "three quiet green boats", id.toLowerCase(), "four loud yellow trains");
            passwords.forEach((one, password) -> {
                UserEntity staff = (UserEntity) engine.getIdentityService().newUser(one);
                staff.setDbPassword(FastPasswordHash.of(password));
                staff.setSalt(FastPasswordHash.SALT);
                // with a password that is quick to check
                ((IdentityServiceImpl) engine.getIdentityService()).saveUser(staff, true);
                engine.getIdentityService().createMembership(one, "operations");
            });
            for (String one : passwords.keySet()) {
                for (String other : passwords.keySet()) {
                    assertThat(door.opened(door.tryWith(somewhere(), one, passwords.get(other))))
                            .as("%s with the password of %s", one, other)
                            .isEqualTo(one.equals(other));
                }
            }
        }
    }

    /** With capitals, as people write their address by hand. */
    private static String asOnACard(String address) {
        return Pattern.compile("(^|[.@-])([a-z])")
                .matcher(address)
                .replaceAll(part -> part.group(1) + part.group(2).toUpperCase());
    }

    @Test
    void blocked_sign_in_works_again_after_two_minutes() throws Exception {
        TestHttpClient guesser = somewhere();
        for (int i = 0; i <= SignInLimits.PER_PAIR; i++) {
            Door.API.tryWith(guesser, user, "wrong");
        }
        assertThat(Door.API.tryWith(guesser, user, "demo").statusCode()).isEqualTo(429);
        later(Duration.ofMinutes(2));
        assertThat(Door.API.tryWith(guesser, user, "demo").statusCode()).isEqualTo(200);
    }

    @Test
    void guesses_from_one_address_are_limited_across_accounts() throws Exception {
        TestHttpClient office = somewhere();
        assertThat(Door.API.tryWith(office, user, "demo").statusCode()).isEqualTo(200);
        for (int i = 0; i < SignInLimits.PER_ADDRESS; i++) {
            assertThat(Door.API
                            .tryWith(office, story.newCustomerAdmin().id(), "wrong")
                            .statusCode())
                    .isEqualTo(401);
        }
        String colleague = story.newCustomerAdmin().id();
        assertThat(Door.API.tryWith(office, colleague, "demo").statusCode()).isEqualTo(429);
        assertThat(Door.API.tryWith(somewhere(), colleague, "demo").statusCode())
                .isEqualTo(200);
        // who has signed in from there before isn't kept out by somebody in the same network
        assertThat(Door.API.tryWith(office, user, "demo").statusCode()).isEqualTo(200);
    }

    @Test
    void guesses_from_many_addresses_are_limited_without_lockout() throws Exception {
        for (int i = 0; i < SignInLimits.PER_ACCOUNT; i++) {
            assertThat(Door.API.tryWith(somewhere(), user, "wrong").statusCode())
                    .isEqualTo(401);
        }
        TestHttpClient guesser = somewhere();
        for (int i = 0; i < SignInLimits.UNDER_ATTACK; i++) {
            assertThat(Door.API.tryWith(guesser, user, "wrong").statusCode()).isEqualTo(401);
        }
        assertThat(Door.API.tryWith(guesser, user, "wrong").statusCode()).isEqualTo(429);
        assertThat(Door.API.tryWith(somewhere(), user, "demo").statusCode()).isEqualTo(200);
    }

    @Test
    void hostile_user_or_password_answers_401() throws Exception {
        TestHttpClient caller = somewhere();
        for (String hostile : new String[] {"", "x".repeat(3000), "' or 1=1 --", "${1+1}", "*"}) {
            assertThat(Door.API.tryWith(caller, hostile, "demo").statusCode())
                    .as(hostile)
                    .isEqualTo(401);
            assertThat(Door.API.tryWith(caller, user, "wrong" + hostile).statusCode())
                    .as(hostile)
                    .isEqualTo(401);
        }
        // no database can keep it, so it is no credential of anybody
        assertThat(Door.API.tryWith(caller, "a\u0000b", "demo").statusCode()).isEqualTo(400);
        assertThat(Door.API.tryWith(caller, user, "wronga\u0000b").statusCode()).isEqualTo(400);
    }

    @Test
    void guesses_from_one_ipv6_network_count_together() throws Exception {
        String network = "2001:db8:%x:1:".formatted(ADDRESSES.incrementAndGet());
        for (int i = 0; i < SignInLimits.PER_PAIR; i++) {
            Door.API.tryWith(new TestHttpClient(port, network + ":" + (i + 1)), user, "wrong");
        }
        assertThat(Door.API
                        .tryWith(new TestHttpClient(port, network + ":abcd"), user, "demo")
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void concurrent_right_passwords_are_not_limited() throws Exception {
        TestHttpClient program = somewhere();
        var calls = java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> java.util.concurrent.CompletableFuture.supplyAsync(() -> {
                    try {
                        return Door.API.tryWith(program, user, "demo").statusCode();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList();
        assertThat(calls).allSatisfy(call -> assertThat(call.get()).isEqualTo(200));
    }

    @Test
    void concurrent_wrong_passwords_are_limited() throws Exception {
        TestHttpClient guesser = somewhere();
        Map<Integer, Long> answers = java.util.stream.IntStream.range(0, 60)
                .mapToObj(i -> java.util.concurrent.CompletableFuture.supplyAsync(() -> {
                    try {
                        return Door.API.tryWith(guesser, user, "wrong" + i).statusCode();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .toList()
                .stream()
                .map(java.util.concurrent.CompletableFuture::join)
                .collect(java.util.stream.Collectors.groupingBy(
                        status -> status, java.util.stream.Collectors.counting()));
        assertThat(answers.get(401)).isLessThanOrEqualTo(SignInLimits.PER_PAIR + 1L);
    }

    private static void later(Duration duration) {
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + duration.toMillis()));
    }

    /** An address that nobody used before. */
    private TestHttpClient somewhere() {
        int n = ADDRESSES.incrementAndGet();
        return new TestHttpClient(port, "198.51.%d.%d".formatted(n / 250, n % 250 + 1));
    }
}
