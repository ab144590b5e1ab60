package org.serviceexchange.onboarding.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Answer;
import org.serviceexchange.onboarding.application.port.instance.InstanceAddresses;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.observation.ObservedReplicationSet;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.servicenow.InstanceCallException;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.ServiceNowStandIn;
import org.serviceexchange.onboarding.servicenow.StandInContext;
import org.serviceexchange.onboarding.servicenow.StandInFault;
import org.serviceexchange.onboarding.servicenow.StandInTables;

/** What every customer's instance does, with one to which the customer gave access; and what only this one does. */
class ServiceNowCustomerInstanceTest extends CustomerInstanceContract {

    private static final OnboardingNumber NUMBER = new OnboardingNumber("ONB0001001");
    private static final ServiceNowInstance REGISTERED =
            new ServiceNowInstance(InstanceHost.ofName("acme"), new InstanceId("a".repeat(32)));
    private static final String SET = "Incidents-And-Cases";

    private static ServiceNowStandIn instance;
    private static StandInContext context;

    @BeforeAll
    static void start() {
        instance = new ServiceNowStandIn(0);
        context = new StandInContext(instance, Clock.systemUTC(), Map.of());
    }

    @AfterAll
    static void stop() {
        context.close();
        instance.close();
    }

    @Override
    CustomerInstance customerInstance() {
        instance.reset();
        instance.tables().createReplicationSet(SET, "a".repeat(32), "customer.admin");
        return adapter(Optional.of(context.client()));
    }

    private static CustomerInstance adapter(Optional<InstanceClient> connection) {
        return new ServiceNowCustomerInstance(
                onboarding -> connection,
                new ReplicationSetTable(context.tables()),
                onboarding -> SET,
                new InstancePresence(context.instances(), addressesAt(instance.url())));
    }

    /** Whatever was registered, the stand-in is called; but a host that is unknown stays so. */
    private static InstanceAddresses addressesAt(String standIn) {
        return new InstanceAddresses() {

            @Override
            public Optional<InstanceHost> find(InstanceHost entered) {
                return Optional.of(entered);
            }

            @Override
            public URI of(InstanceHost host) {
                return URI.create(host.name().equals("acme") ? standIn : host.url());
            }
        };
    }

    @Override
    void changeInTheInstance(ReplicationSubscription subscription, ReplicationSetState state) {
        instance.tables().setState(SET, state.name().toLowerCase(Locale.ROOT), "customer.admin");
    }

    @Test
    void the_state_is_seen_with_who_and_when() {
        CustomerInstance customer = customerInstance();
        changeInTheInstance(null, ReplicationSetState.SEEDING_PAUSED);

        ObservedReplicationSet set = customer.find(NUMBER).orElseThrow();

        assertThat(set.state()).isEqualTo(ReplicationSetState.SEEDING_PAUSED);
        assertThat(set.isActivated()).isTrue();
        assertThat(set.by()).isEqualTo("customer.admin");
        assertThat(set.at()).isBetween(Instant.now().minusSeconds(5), Instant.now());
        assertThat(set.link()).contains(StandInTables.REPLICATION_SET);
    }

    @ParameterizedTest
    @CsvSource({
        "IN_DRAFT, Silent",
        "SUBSCRIPTION_REQUESTED, Silent",
        "ACTIVATION_REQUESTED, Silent",
        "SEEDING, Seeding",
        "SEEDING_PAUSED, Seeding",
        "ACTIVE, Active",
        "REPLICATION_PAUSED, Active",
        "REPLICATION_STOPPED, Refused",
        "REPLICATION_ERROR, Refused",
        "REPLICATION_DEACTIVATED, Refused"
    })
    void each_state_answers_how_far_the_activation_is(ReplicationSetState state, String answer) {
        CustomerInstance customer = customerInstance();
        changeInTheInstance(null, state);

        assertThat(customer.observeActivation(approved()).getClass().getSimpleName())
                .isEqualTo(answer);
    }

    @Test
    void an_error_is_told_in_the_words_of_the_instance() {
        CustomerInstance customer = customerInstance();
        String set = instance.tables().all(StandInTables.REPLICATION_SET).get(0).get("sys_id");
        instance.tables()
                .update(
                        StandInTables.REPLICATION_SET,
                        set,
                        Map.of("state", "replication_error", "message", "Shared key not matching"),
                        "system");

        assertThat(customer.observeActivation(approved()))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.finding().cause()).contains("Shared key not matching"));
    }

    @Test
    void a_set_that_is_not_there_is_told() {
        CustomerInstance customer = customerInstance();
        instance.reset();

        assertThat(customer.find(NUMBER)).isEmpty();
        assertThat(customer.observeActivation(approved()))
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        refused -> assertThat(refused.finding().solution()).contains("Create Replication Set"));
    }

    @ParameterizedTest
    @CsvSource({
        "REDIRECT, custom URL",
        "HIBERNATING, hibernates",
        "LOGIN_PAGE, does not answer as a ServiceNow instance",
        "NOT_JSON, does not answer as a ServiceNow instance"
    })
    void what_is_no_instance_is_found_before_anything_is_sent(StandInFault fault, String cause) {
        CustomerInstance customer = customerInstance();
        instance.fail(fault, "GET /api/now", 1);

        assertThat(customer.check(REGISTERED)).hasValueSatisfying(found -> {
            assertThat(found.cause()).contains("https://acme.service-now.com", cause);
            assertThat(found.solution()).isNotBlank();
        });
        assertThat(customer.check(REGISTERED)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"SERVER_ERROR", "RESET", "NO_ANSWER", "TOO_MANY_REQUESTS"})
    void what_may_be_over_soon_is_no_finding(StandInFault fault) {
        CustomerInstance customer = customerInstance();
        instance.fail(fault, "GET /api/now", 1);

        assertThatExceptionOfType(InstanceCallException.class).isThrownBy(() -> customer.check(REGISTERED));
        assertThat(customer.check(REGISTERED)).isEmpty();
    }

    @Test
    void certificate_that_is_not_trusted_is_found() {
        Map<String, String> publicAuthorities = Map.of(
                "spring.ssl.bundle.jks.stand-in.truststore.location",
                Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                        .toUri()
                        .toString(),
                "spring.ssl.bundle.jks.stand-in.truststore.type",
                "JKS");
        try (StandInContext other = new StandInContext(instance, Clock.systemUTC(), publicAuthorities)) {
            InstancePresence presence = new InstancePresence(other.instances(), addressesAt(instance.url()));

            assertThat(presence.check(REGISTERED)).hasValueSatisfying(found -> {
                assertThat(found.cause()).contains("certificate of https://acme.service-now.com");
                assertThat(found.solution()).contains("Compare the address");
            });
        }
    }

    @Test
    void certificate_of_another_host_is_found() {
        // trusted as the right one is
        try (ServiceNowStandIn other = new ServiceNowStandIn(0, "other.example");
                StandInContext trusting = new StandInContext(other, Clock.systemUTC(), Map.of())) {
            InstancePresence presence = new InstancePresence(trusting.instances(), addressesAt(other.url()));

            assertThat(presence.check(REGISTERED)).hasValueSatisfying(found -> {
                assertThat(found.cause())
                        .isEqualTo(
                                "The certificate of https://acme.service-now.com is not trusted, or belongs to another"
                                        + " host.");
                assertThat(found.solution()).contains("Compare the address");
            });
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void host_that_must_not_be_called_is_found() {
        ServiceNowInstance inside =
                new ServiceNowInstance(new InstanceHost("inside.example"), new InstanceId("a".repeat(32)));

        assertThat(customerInstance().check(inside))
                .hasValueSatisfying(found -> assertThat(found.cause()).contains("must not call"));
        assertThat(instance.requests()).isEmpty();
    }

    @Test
    void nothing_is_signed_in_with_before_the_customer_gave_access() {
        customerInstance().check(REGISTERED);

        assertThat(instance.requests()).containsExactly("GET /api/now/v2/table/sys_properties");
    }

    @Test
    void without_access_the_customers_word_counts() {
        CustomerInstance customer = adapter(Optional.empty());

        assertThat(customer.find(NUMBER)).isEmpty();
        assertThat(customer.observeActivation(approved())).isEqualTo(new Answer.Active());
    }

    private static ReplicationSubscription approved() {
        return ReplicationSubscription.request("RSUB0001001", NUMBER, Instant.EPOCH)
                .approve("provider-admin", Instant.EPOCH);
    }
}
