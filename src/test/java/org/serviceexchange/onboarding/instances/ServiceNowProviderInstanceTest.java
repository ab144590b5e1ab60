package org.serviceexchange.onboarding.instances;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.port.instance.ProviderInstance;
import org.serviceexchange.onboarding.domain.approval.Decision;
import org.serviceexchange.onboarding.domain.approval.ReplicationSubscription;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.observation.ObservedSubscription;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.TestOnboardings;
import org.serviceexchange.onboarding.servicenow.ServiceNowStandIn;
import org.serviceexchange.onboarding.servicenow.StandInContext;
import org.serviceexchange.onboarding.servicenow.StandInTables;

/** What every provider's instance does, with an instance that has the traps of a real one; and what only this one does. */
class ServiceNowProviderInstanceTest extends ProviderInstanceContract {

    private static final Duration HOUR = Duration.ofHours(1);

    private static ServiceNowStandIn instance;
    private static StandInContext context;

    private final ProviderInstance provider = adapter();

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
    ProviderInstance providerInstance() {
        instance.reset();
        return adapter();
    }

    private static ProviderInstance adapter() {
        return adapter(context);
    }

    private static ProviderInstance adapter(StandInContext context) {
        AtomicInteger numbers = new AtomicInteger();
        return new ServiceNowProviderInstance(
                context.client(),
                context.tables(),
                ServiceNowProviderInstanceTest::instanceId,
                () -> "RSUB%07d".formatted(numbers.incrementAndGet()),
                Clock.systemUTC());
    }

    @Override
    void requestInTheInstance(OnboardingNumber onboarding) {
        instance.tables()
                .createReplicationSet("Incidents", instanceId(onboarding).value(), "customer.admin");
    }

    @Override
    void decideInTheInstance(ReplicationSubscription pending, Decision decision) {
        decide(pending.onboarding(), decision == Decision.APPROVE ? "approved" : "denied");
    }

    @Test
    void what_a_person_did_is_seen_with_who_when_and_why() {
        assertThat(provider.find(NUMBER)).isEmpty();
        requestInTheInstance(OTHER);
        requestInTheInstance(NUMBER);
        assertThat(provider.find(NUMBER)).map(ObservedSubscription::state).contains(SubscriptionState.PENDING_APPROVAL);

        decide(NUMBER, "denied");

        ObservedSubscription denied = provider.find(NUMBER).orElseThrow();
        assertThat(denied.state()).isEqualTo(SubscriptionState.DENIED);
        assertThat(denied.by()).isEqualTo("provider.admin");
        assertThat(denied.reason()).isEqualTo("No contract");
        assertThat(denied.at()).isBetween(Instant.now().minusSeconds(5), Instant.now());
        assertThat(denied.link()).startsWith(instance.url()).contains(StandInTables.SUBSCRIPTION);
    }

    /** The customer tried twice; an admin tidies up and denies what is left of the first try. */
    @Test
    void the_newest_of_several_counts_even_if_an_older_one_was_changed_later() {
        requestInTheInstance(NUMBER);
        String first = instance.tables().all(StandInTables.SUBSCRIPTION).get(0).get("sys_id");
        instance.tables().age(StandInTables.SUBSCRIPTION, first, HOUR);
        requestInTheInstance(NUMBER);
        decide(NUMBER, "approved");
        instance.tables()
                .update(StandInTables.SUBSCRIPTION, first, Map.of("consumer_approval_status", "denied"), "admin");

        assertThat(provider.find(NUMBER)).map(ObservedSubscription::state).contains(SubscriptionState.APPROVED);
    }

    @Test
    void one_request_tells_what_changed_for_all_who_wait() {
        requestInTheInstance(NUMBER);
        requestInTheInstance(OTHER);
        requestInTheInstance(new OnboardingNumber("ONB0001003"));
        decide(OTHER, "approved");
        String old = instance.tables().all(StandInTables.SUBSCRIPTION).get(0).get("sys_id");
        instance.tables().age(StandInTables.SUBSCRIPTION, old, HOUR.multipliedBy(2));
        long before = instance.requestsTo("GET");

        assertThat(provider.changedWithin(HOUR, List.of(NUMBER, OTHER)))
                .singleElement()
                .extracting(ObservedSubscription::onboarding, ObservedSubscription::state)
                .containsExactly(OTHER, SubscriptionState.APPROVED);
        assertThat(instance.requestsTo("GET")).isEqualTo(before + 1);
        assertThat(provider.changedWithin(HOUR.multipliedBy(3), List.of(NUMBER, OTHER)))
                .hasSize(2);
        assertThat(provider.changedWithin(HOUR, List.of())).isEmpty();
    }

    @Test
    void many_who_wait_need_one_request_too() {
        requestInTheInstance(OTHER);
        List<OnboardingNumber> many = IntStream.range(1002, 1100)
                .mapToObj("ONB%07d"::formatted)
                .map(OnboardingNumber::new)
                .toList();
        requestInTheInstance(NUMBER);

        assertThat(provider.changedWithin(HOUR, many))
                .singleElement()
                .extracting(ObservedSubscription::onboarding)
                .isEqualTo(OTHER);
    }

    @Test
    void a_request_that_is_not_there_is_told() {
        assertThatThrownBy(() -> provider.receiveSubscription(NUMBER, Optional.empty()))
                .hasMessageContaining("has no open subscription of the instance with the ID")
                .hasMessageContaining("Create Replication Set");
    }

    @Test
    void a_state_that_may_not_be_read_is_told_with_its_field() {
        requestInTheInstance(NUMBER);
        instance.tables().hideField(StandInTables.SUBSCRIPTION, "consumer_approval_status");

        assertThatThrownBy(() -> provider.find(NUMBER)).hasMessageContaining("The field consumer_approval_status");
        assertThatThrownBy(() -> provider.changedWithin(HOUR, List.of(NUMBER)))
                .hasMessageContaining("The field consumer_approval_status");
    }

    @Test
    void a_field_of_the_instance_id_that_does_not_exist_is_told() {
        requestInTheInstance(OTHER);
        instance.tables().hideField(StandInTables.SUBSCRIPTION, "consumer_instance_id");

        assertThatThrownBy(() -> provider.find(NUMBER)).hasMessageContaining("that was not asked for");
    }

    @Test
    void a_state_that_nobody_knows_is_told_and_keeps_no_other_from_being_seen() {
        requestInTheInstance(NUMBER);
        decide(NUMBER, "withdrawn");
        decide(NUMBER, "");
        requestInTheInstance(OTHER);
        assertThat(provider.changedWithin(HOUR, List.of(NUMBER, OTHER))).hasSize(1);
        decide(NUMBER, "withdrawn");

        assertThatThrownBy(() -> provider.find(NUMBER)).hasMessageContaining("the state Withdrawn");
        assertThat(provider.changedWithin(HOUR, List.of(NUMBER, OTHER)))
                .singleElement()
                .extracting(ObservedSubscription::onboarding)
                .isEqualTo(OTHER);
    }

    @Test
    void an_older_connection_of_the_instance_is_found_with_its_link_and_a_newer_one_is_not() {
        Onboarding onboarding = TestOnboardings.onboarding().registeredAt(Instant.now());
        String id = onboarding.instance().id().value();
        connection("a".repeat(32).equals(id) ? "b".repeat(32) : "a".repeat(32), HOUR);
        connection(id, Duration.ZERO);
        assertThat(provider.check(onboarding)).isEmpty();

        String old = connection(id.toUpperCase(), HOUR);

        assertThat(provider.check(onboarding)).hasValueSatisfying(found -> {
            assertThat(found.cause()).contains(id);
            assertThat(found.links())
                    .singleElement()
                    .asString()
                    .startsWith(instance.url())
                    .endsWith("sys_id=" + old);
            assertThat(found.cause()).endsWith(found.links().get(0));
        });
    }

    @Test
    void connections_that_may_not_be_read_are_told_and_without_their_field_none_are_read() {
        Onboarding onboarding = TestOnboardings.onboarding().registeredAt(Instant.now());
        connection("a".repeat(32), HOUR);
        instance.tables().hideField(StandInTables.CONNECTION, "u_instance_id");
        assertThatThrownBy(() -> provider.check(onboarding)).hasMessageContaining("that was not asked for");

        try (StandInContext off = new StandInContext(
                instance, Clock.systemUTC(), Map.of("onboarding.servicenow.tables.connection-instance-field", ""))) {
            long before = instance.requestsTo("GET");
            assertThat(adapter(off).check(onboarding)).isEmpty();
            assertThat(instance.requestsTo("GET")).isEqualTo(before);
        }
    }

    private static String connection(String instanceId, Duration age) {
        String sysId = instance.tables()
                .insert(StandInTables.CONNECTION, Map.of("name", "Acme", "u_instance_id", instanceId), "admin")
                .get("sys_id");
        instance.tables().age(StandInTables.CONNECTION, sysId, age);
        return sysId;
    }

    private static InstanceId instanceId(OnboardingNumber onboarding) {
        return new InstanceId(
                "%032d".formatted(Integer.parseInt(onboarding.value().substring(3))));
    }

    private static void decide(OnboardingNumber onboarding, String status) {
        instance.tables()
                .decide(
                        instanceId(onboarding).value(),
                        status,
                        status.equals("denied") ? "No contract" : "",
                        "provider.admin");
    }
}
