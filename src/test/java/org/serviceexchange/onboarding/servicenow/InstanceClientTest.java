package org.serviceexchange.onboarding.servicenow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls through the guard for outgoing calls to an instance with the traps of a real one. */
class InstanceClientTest {

    private static final String ACCOUNTS = StandInTables.ACCOUNT;
    private static final String LIST = "GET /api/now/v2/table/customer_account";
    private static final List<String> NAME = List.of("name");

    private static ServiceNowStandIn instance;

    private final SettableClock clock = new SettableClock();
    private final Map<String, String> settings = new HashMap<>();
    private StandInContext context;
    private InstanceClient client;

    @BeforeAll
    static void start() {
        instance = new ServiceNowStandIn(0);
    }

    @AfterAll
    static void stop() {
        instance.close();
    }

    @BeforeEach
    void begin() {
        instance.reset();
        connect();
    }

    @AfterEach
    void end() {
        context.close();
    }

    private void connect() {
        if (context != null) {
            context.close();
        }
        context = new StandInContext(instance, clock, settings);
        client = context.client();
    }

    private List<Row> named(String name) {
        return client.rows(ACCOUNTS, client.equal("name", name), NAME, 10, row -> row.get("name")
                .equalsIgnoreCase(name));
    }

    private static InstanceFault fault(ThrowingCallable call) {
        return catchThrowableOfType(InstanceCallException.class, call).fault();
    }

    @Nested
    class Records {

        @Test
        void a_record_is_created_found_and_changed() {
            Row created = client.insert(ACCOUNTS, Map.of("name", "Müller & Söhne = 100 %+"), NAME);
            assertThat(named("Müller & Söhne = 100 %+")).containsExactly(created);

            Row changed = client.update(ACCOUNTS, created.sysId(), Map.of("name", "Müller"), NAME);

            assertThat(changed.get("name")).isEqualTo("Müller");
            assertThat(client.row(ACCOUNTS, created.sysId(), NAME)).isEqualTo(changed);
        }

        @Test
        void none_is_an_empty_list() {
            assertThat(named("Nobody")).isEmpty();
        }

        @Test
        void a_condition_on_a_field_that_is_hidden_is_not_taken_for_an_answer() {
            client.insert(ACCOUNTS, Map.of("name", "Acme"), NAME);
            instance.tables().hideField(ACCOUNTS, "name");

            assertThatThrownBy(() -> named("Globex"))
                    .isInstanceOf(InstanceCallException.class)
                    .hasMessageContaining("returned a record of customer_account that was not asked for (name=Globex)")
                    .hasMessageContaining("What to do: Check that the integration user may read the fields");
        }

        @Test
        void a_list_that_access_rules_shorten_is_not_taken_for_complete() {
            client.insert(ACCOUNTS, Map.of("name", "Acme"), NAME);
            Row other = client.insert(ACCOUNTS, Map.of("name", "Acme"), NAME);
            instance.tables().hideRecord(other.sysId());

            assertThatThrownBy(() -> named("Acme")).hasMessageContaining("showed 1 of 2 records of customer_account");
        }

        @Test
        void more_records_than_asked_for_are_not_taken_for_complete() {
            IntStream.range(0, 11).forEach(i -> client.insert(ACCOUNTS, Map.of("name", "Acme"), NAME));

            assertThat(fault(() -> named("Acme"))).isEqualTo(InstanceFault.INCOMPLETE_LIST);
        }

        @ParameterizedTest
        @ValueSource(strings = {"Acme^ORname!=x", "javascript:gs.getUserID()", "JavaScript:x"})
        void a_value_that_would_be_read_as_a_query_is_refused(String name) {
            assertThat(fault(() -> named(name))).isEqualTo(InstanceFault.NOT_SEARCHABLE);
            assertThat(instance.requests()).isEmpty();
        }

        @Test
        void a_hidden_record_is_not_found() {
            Row row = client.insert(ACCOUNTS, Map.of("name", "Acme"), NAME);
            instance.tables().hideRecord(row.sysId());

            assertThatThrownBy(() -> client.row(ACCOUNTS, row.sysId(), NAME))
                    .hasMessageContaining("has no such record or API, or hides it from the integration user (404)");
        }
    }

    @Nested
    class SignIn {

        @Test
        void one_token_serves_all_calls_until_shortly_before_it_expires() {
            named("Acme");
            clock.pass(Duration.ofMinutes(29));
            named("Acme");
            assertThat(instance.requestsTo("POST /oauth_token.do")).isOne();

            clock.pass(Duration.ofSeconds(45));
            named("Acme");
            assertThat(instance.requestsTo("POST /oauth_token.do")).isEqualTo(2);
        }

        @Test
        void calls_whose_token_was_revoked_get_one_new_token_for_all() {
            named("Acme");
            instance.revokeTokens();

            List<CompletableFuture<List<Row>>> calls = IntStream.range(0, 5)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> named("Acme")))
                    .toList();

            assertThat(calls).allSatisfy(call -> assertThat(call.get()).isEmpty());
            assertThat(instance.requestsTo("POST /oauth_token.do")).isEqualTo(2);
        }

        @Test
        void a_second_refusal_is_final() {
            named("Acme");
            instance.fail(StandInFault.UNAUTHORIZED, LIST, 100);

            assertThat(fault(() -> named("Acme"))).isEqualTo(InstanceFault.SIGN_IN_REFUSED);
            assertThat(instance.requestsTo(LIST)).isEqualTo(3);
            assertThat(instance.requestsTo("POST /oauth_token.do")).isEqualTo(2);
        }

        @Test
        void a_client_that_gets_no_token_asks_again_only_after_a_while() {
            instance.forbidClientCredentials();
            IntStream.range(0, 20).forEach(i -> assertThatThrownBy(() -> named("Acme"))
                    .hasMessageContaining("gave no OAuth token (401)")
                    .hasMessageContaining("glide.oauth.inbound.client.credential.grant_type.enabled"));
            assertThat(instance.requestsTo("POST /oauth_token.do")).isOne();

            clock.pass(Duration.ofSeconds(11));
            assertThat(fault(() -> named("Acme"))).isEqualTo(InstanceFault.TOKEN_REFUSED);
            assertThat(instance.requestsTo("POST /oauth_token.do")).isEqualTo(2);
        }

        @ParameterizedTest
        @CsvSource({
            "basic,username,integration.onboarding,password,stand-in-p4ss:word,0",
            "api-key,api-key,stand-in-k3y,unused,x,0",
        })
        void basic_and_api_key_need_no_token(
                String auth, String first, String value, String second, String other, int tokens) {
            settings.put("onboarding.servicenow.provider.auth", auth);
            settings.put("onboarding.servicenow.provider." + first, value);
            settings.put("onboarding.servicenow.provider." + second, other);
            connect();

            assertThat(named("Acme")).isEmpty();
            assertThat(instance.requestsTo("POST /oauth_token.do")).isEqualTo(tokens);
        }

        @Test
        void a_wrong_password_is_tried_once_a_call() {
            settings.put("onboarding.servicenow.provider.auth", "basic");
            settings.put("onboarding.servicenow.provider.username", ServiceNowStandIn.USER);
            settings.put("onboarding.servicenow.provider.password", "wrong-passw0rd");
            connect();

            assertThatThrownBy(() -> named("Acme"))
                    .hasMessageContaining("refused the sign-in (401)")
                    .hasMessageNotContaining("wrong-passw0rd");
            assertThat(instance.requestsTo(LIST)).isOne();
        }
    }

    @Nested
    class Faults {

        @ParameterizedTest
        @CsvSource({
            "RESET,CUT_OFF",
            "HALF_AN_ANSWER,CUT_OFF",
            "NO_ANSWER,TIMED_OUT",
            "SERVER_ERROR,SERVER_ERROR",
            "FORBIDDEN,FORBIDDEN",
            "HIDDEN,NOT_FOUND",
            "TOO_MANY_REQUESTS,RATE_LIMITED",
            "NOT_JSON,NOT_JSON",
            "LOGIN_PAGE,LOGIN_PAGE",
            "REDIRECT,REDIRECTED",
            "HIBERNATING,HIBERNATING",
            "TRANSACTION_CANCELLED,PARTIAL",
            "OTHER_RECORD,WRONG_RECORD"
        })
        void each_fault_has_a_sentence_of_its_own(StandInFault spoilt, InstanceFault told) {
            instance.fail(spoilt, LIST, 1);

            assertThatThrownBy(() -> named("Acme"))
                    .isInstanceOfSatisfying(InstanceCallException.class, e -> assertThat(e.fault())
                            .isEqualTo(told))
                    .hasMessageContaining("nstance localhost:")
                    .hasMessageContaining("\nWhat to do: ")
                    .hasMessageNotContaining("{")
                    .hasMessageNotContaining(ServiceNowStandIn.CLIENT_SECRET);
            if (told == InstanceFault.RATE_LIMITED) {
                clock.pass(Duration.ofSeconds(121));
            }
            assertThat(named("Acme")).isEmpty();
        }

        @ParameterizedTest
        @EnumSource(
                value = StandInFault.class,
                names = {"RESET", "NO_ANSWER", "LOGIN_PAGE", "SERVER_ERROR"})
        void a_fault_of_the_token_endpoint_is_told_as_well(StandInFault spoilt) {
            instance.fail(spoilt, "POST /oauth_token.do", 1);

            assertThatThrownBy(() -> named("Acme")).isInstanceOf(InstanceCallException.class);
            assertThat(named("Acme")).isEmpty();
        }

        @Test
        void an_instance_that_is_not_there_is_told() {
            settings.put("onboarding.servicenow.provider.url", "https://localhost:1");
            settings.put("onboarding.outgoing.instances.stand-in.host", "localhost:1");
            connect();

            assertThat(fault(() -> named("Acme"))).isEqualTo(InstanceFault.UNREACHABLE);
        }

        @Test
        void an_address_that_the_operator_did_not_list_is_blocked() {
            settings.put("onboarding.servicenow.provider.url", "https://servicenow.example");
            connect();

            assertThatThrownBy(() -> named("Acme"))
                    .hasMessageContaining("The guard for outgoing calls blocked the call to servicenow.example");
        }
    }

    @Nested
    class Limits {

        @Test
        void no_call_is_made_before_the_time_that_the_instance_names() {
            instance.limitRate(3, 2);
            IntStream.range(0, 5).forEach(i -> named("Acme"));
            assertThatThrownBy(() -> named("Acme"))
                    .hasMessageContaining("allows no more calls until 26 Nov 2026, 09:02 UTC");
            assertThat(instance.requestsTo(LIST)).isEqualTo(6);

            clock.pass(Duration.ofSeconds(119));
            assertThat(fault(() -> named("Acme"))).isEqualTo(InstanceFault.RATE_LIMITED);
            assertThat(instance.requestsTo(LIST)).isEqualTo(6);

            instance.limitRate(0, 0);
            clock.pass(Duration.ofSeconds(2));
            assertThat(named("Acme")).isEmpty();
        }

        @Test
        void an_instance_that_fails_again_and_again_is_left_alone_for_a_while() {
            instance.fail(StandInFault.SERVER_ERROR, LIST, 1000);
            IntStream.range(0, 5)
                    .forEach(i -> assertThat(fault(() -> named("Acme"))).isEqualTo(InstanceFault.SERVER_ERROR));

            IntStream.range(0, 20)
                    .forEach(i -> assertThat(fault(() -> named("Acme"))).isEqualTo(InstanceFault.OUTAGE));
            assertThat(instance.requestsTo(LIST)).isEqualTo(5);

            instance.succeedAgain();
            clock.pass(Duration.ofSeconds(31));
            assertThat(named("Acme")).isEmpty();
            assertThat(named("Acme")).isEmpty();
        }

        @Test
        void refusals_are_no_outage() {
            instance.fail(StandInFault.FORBIDDEN, LIST, 20);
            IntStream.range(0, 20)
                    .forEach(i -> assertThat(fault(() -> named("Acme"))).isEqualTo(InstanceFault.FORBIDDEN));

            assertThat(named("Acme")).isEmpty();
        }

        @Test
        void a_slow_instance_takes_no_more_than_its_calls() throws Exception {
            settings.put("onboarding.servicenow.calls-at-once", "2");
            connect();
            named("Acme");
            instance.fail(StandInFault.NO_ANSWER, LIST, 2);
            List<CompletableFuture<InstanceFault>> slow = IntStream.range(0, 2)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> fault(() -> named("Acme"))))
                    .toList();
            await(() -> instance.requestsTo(LIST) == 3);

            assertThat(fault(() -> named("Acme"))).isEqualTo(InstanceFault.BUSY);

            assertThat(slow).allSatisfy(one -> assertThat(one.get()).isEqualTo(InstanceFault.TIMED_OUT));
            assertThat(named("Acme")).isEmpty();
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            Thread.onSpinWait();
        }
    }
}
