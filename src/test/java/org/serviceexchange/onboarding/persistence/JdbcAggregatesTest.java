package org.serviceexchange.onboarding.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter;
import org.serviceexchange.onboarding.application.port.search.OnboardingFilter.Lateness;
import org.serviceexchange.onboarding.application.port.search.OnboardingSearch;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.application.port.webhook.WebhookDeliveries;
import org.serviceexchange.onboarding.application.port.webhook.WebhookReceivers;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.deadline.DeadlineTerms;
import org.serviceexchange.onboarding.domain.deadline.Step;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendar;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.Registration;
import org.serviceexchange.onboarding.domain.onboarding.TestOnboardings;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Attempt;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.Outcome;
import org.serviceexchange.onboarding.domain.webhook.WebhookDelivery.State;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is stored comes back as it was: nouns within nouns, and values that are missing. No engine, and a second or two. */
class JdbcAggregatesTest {

    private static final Instant AT = Instant.parse("2026-11-23T12:00:00Z");

    private static final Onboarding REGISTERED =
            TestOnboardings.onboarding().note("for agents").registeredAt(AT);

    private static ConfigurableApplicationContext context;

    private final Onboardings onboardings = context.getBean(Onboardings.class);
    private final StepDeadlines deadlines = context.getBean(StepDeadlines.class);
    private final IntegrationRequests requests = context.getBean(IntegrationRequests.class);

    @Configuration(proxyBeanMethods = false)
    @ComponentScan
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        FlywayAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class Database {

        /** What an operator configured. */
        @Bean
        WebhookReceivers receivers() {
            WebhookReceivers receivers = mock();
            when(receivers.hosts()).thenReturn(new TreeMap<>(Map.of("erp", "erp.example")));
            return receivers;
        }
    }

    @BeforeAll
    static void start() {
        context = new SpringApplicationBuilder(Database.class)
                .web(WebApplicationType.NONE)
                .properties("spring.config.name=none", "spring.datasource.url=jdbc:h2:mem:aggregates")
                .run();
        context.getBean(Customers.class).add(REGISTERED.customer().name());
        context.getBean(Onboardings.class).save(REGISTERED);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @Test
    void an_onboarding_is_found_by_its_number_its_customer_and_its_instance() {
        Onboarding stored = onboardings.find(TestOnboardings.NUMBER).orElseThrow();

        assertThat(stored)
                .usingRecursiveComparison()
                .ignoringFields("version", "newEntries")
                .isEqualTo(REGISTERED);
        assertThat(onboardings.timelinesOf(List.of(stored.number())).get(stored.number()))
                .isEqualTo(REGISTERED.newEntries());
        assertThat(onboardings.activeOf("acme")).containsExactly(stored);
        assertThat(onboardings.activeWith(stored.instance())).containsExactly(stored);
        assertThat(onboardings.all(List.of(stored.number()))).containsExactly(stored);

        Onboarding noted = stored.noted("petra", Sentence.stored("Something happened"), AT);
        onboardings.save(noted);
        assertThat(onboardings.timelinesOf(List.of(stored.number())).get(stored.number()))
                .extracting(TimelineEntry::what)
                .containsExactly(REGISTERED.newEntries().get(0).what(), "Something happened");
    }

    @Test
    void a_deadline_is_found_while_it_is_open_with_and_without_an_extension() {
        WorkingCalendar calendar =
                new WorkingCalendar(ZoneId.of("UTC"), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());
        // of other tests
        int before = deadlines.stepsOf(TestOnboardings.NUMBER).size();
        StepDeadline fresh = deadlines.save(StepDeadline.begin(
                TestOnboardings.NUMBER,
                null,
                new Step("createProviderRecord", "Create the provider record", Party.CUSTOMER, "task-1", AT, null),
                new DeadlineTerms(4, 2, 5, 10),
                calendar));
        StepDeadline later = deadlines.save(StepDeadline.begin(
                TestOnboardings.NUMBER,
                null,
                new Step("approveSubscription", "Approve", Party.PROVIDER, "task-2", AT, "security-team"),
                new DeadlineTerms(6, 2, 7, 10),
                calendar));
        assertThat(deadlines.openOf("task-1")).contains(fresh);
        assertThat(deadlines.openOf(List.of(TestOnboardings.NUMBER))).containsExactly(fresh, later);

        StepDeadline extended = deadlines.save(
                fresh.escalated(AT).extended(later.due().plusSeconds(1), "petra", "Holidays", calendar, AT));
        assertThat(deadlines.get(fresh.id())).isEqualTo(extended);
        assertThat(deadlines.openOf(List.of(TestOnboardings.NUMBER))).containsExactly(later, extended);

        deadlines.save(later.ended(AT.plusSeconds(7)));
        assertThat(deadlines.openOf("task-2")).isEmpty();
        assertThat(deadlines.stepsOf(TestOnboardings.NUMBER))
                .extracting(StepDeadline::id)
                .hasSize(before + 2)
                .contains(fresh.id(), later.id());
        assertThat(deadlines.lastDurations("approveSubscription", 5)).containsExactly(Duration.ofSeconds(7));
        assertThat(deadlines.lastDurations("createProviderRecord", 5)).isEmpty();
    }

    @Test
    void an_onboarding_is_found_by_each_filter_in_each_order() {
        OnboardingSearch search = context.getBean(OnboardingSearch.class);
        for (String wildcard : List.of("%", "acm_", "!")) {
            assertThat(found(
                            search,
                            new OnboardingFilter(
                                    wildcard,
                                    Set.of(),
                                    Set.of(),
                                    null,
                                    Set.of(),
                                    false,
                                    OnboardingFilter.Order.NUMBER,
                                    true)))
                    .as(wildcard)
                    .isEmpty();
        }
        for (String part : List.of(
                "ONB0001001", "0001001", "ACM", REGISTERED.contact().email().value())) {
            for (OnboardingFilter.Order order : OnboardingFilter.Order.values()) {
                OnboardingFilter filter = new OnboardingFilter(
                        part,
                        Set.of(OnboardingState.REGISTERED, OnboardingState.DENIED),
                        Set.of(Party.SYSTEM),
                        null,
                        Set.of(Environment.PRODUCTION),
                        false,
                        order,
                        order == OnboardingFilter.Order.DUE);
                assertThat(found(search, filter)).containsExactly(TestOnboardings.NUMBER);
                assertThat(search.count(filter, Optional.of(Set.of("acme")), AT))
                        .isOne();
                assertThat(search.count(filter, Optional.of(Set.of("other")), AT))
                        .isZero();
            }
        }
        assertThat(search.groups())
                .containsExactly(new OnboardingSearch.Group("REGISTERED", "SYSTEM", "PRODUCTION", 1));
        assertThat(search.lines(OnboardingFilter.NONE, AT, "", 10))
                .extracting(OnboardingSearch.Line::number)
                .containsExactly("ONB0001001");
        assertThat(search.lines(OnboardingFilter.NONE, AT, "ONB0001001", 10)).isEmpty();
    }

    @Test
    void an_onboarding_is_late_while_a_step_is_open() {
        OnboardingSearch search = context.getBean(OnboardingSearch.class);
        StepDeadline step = deadlines.save(StepDeadline.begin(
                TestOnboardings.NUMBER,
                null,
                new Step("late", "Late", Party.CUSTOMER, "task-late", AT, null),
                new DeadlineTerms(1, 2, 3, 4),
                new WorkingCalendar(ZoneId.of("UTC"), EnumSet.allOf(DayOfWeek.class), Set.of())));
        Instant before = step.due().minus(OnboardingSearch.SOON);
        Instant expiring = step.schedule().expireAt().minus(OnboardingSearch.NEAR_EXPIRY);
        for (boolean descending : List.of(true, false)) {
            OnboardingFilter byDue = new OnboardingFilter(
                    "", Set.of(), Set.of(), null, Set.of(), false, OnboardingFilter.Order.DUE, descending);
            assertThat(found(search, byDue)).containsExactly(TestOnboardings.NUMBER);
            assertThat(search.find(byDue, Optional.empty(), AT, 1, 10)).isEmpty();
        }

        for (Lateness lateness : Lateness.values()) {
            OnboardingFilter filter = new OnboardingFilter(
                    "", Set.of(), Set.of(), lateness, Set.of(), false, OnboardingFilter.Order.NUMBER, true);
            for (Instant now : List.of(
                    before.minusMillis(1),
                    before,
                    step.due(),
                    step.due().plusMillis(1),
                    expiring.minusMillis(1),
                    expiring)) {
                boolean late =
                        switch (lateness) {
                            case OVERDUE -> !now.isBefore(step.due());
                            case DUE_SOON -> !now.isBefore(before) && now.isBefore(step.due());
                            case EXPIRING -> !now.isBefore(expiring);
                        };
                assertThat(search.late(now).get(lateness)).isEqualTo(late ? 1 : 0);
                assertThat(search.count(filter, Optional.empty(), now)).isEqualTo(late ? 1 : 0);
            }
            deadlines.save(deadlines.get(step.id()).ended(AT));
            assertThat(search.late(before).get(lateness)).isZero();
            deadlines.save(deadlines.get(step.id()).ended(null));
        }
        deadlines.save(deadlines.get(step.id()).ended(AT));
    }

    private static List<OnboardingNumber> found(OnboardingSearch search, OnboardingFilter filter) {
        return search.find(filter, Optional.empty(), AT, 0, 10);
    }

    @Test
    void a_setup_is_open_until_it_is_active() {
        ProviderSetups setups = context.getBean(ProviderSetups.class);
        ProviderRecord record = new ProviderRecord(
                "Northwind",
                TestOnboardings.instance("northwind"),
                new EmailAddress("support@northwind.example"),
                "provider-admin");
        ReplicationSetDefinition.Entry entry =
                new ReplicationSetDefinition.Entry("incident", "", List.of("number", "state"), "number", true);
        setups.save(Setup.begin("PSU0001001", record, null, "petra", AT));
        Setup draft = setups.open().orElseThrow();
        assertThat(draft.record()).isEqualTo(record);
        assertThat(draft.set()).isNull();

        setups.save(draft.withSet(new ReplicationSetDefinition("Incidents", true, List.of(entry))));
        Setup described = setups.open().orElseThrow();
        assertThat(described.set().entries()).containsExactly(entry);

        setups.save(described.confirmed("paul", AT));
        setups.save(setups.open().orElseThrow().activated(AT.plusSeconds(1)));
        assertThat(setups.open()).isEmpty();
        assertThat(setups.active().orElseThrow().progress())
                .isEqualTo(described
                        .confirmed("paul", AT)
                        .activated(AT.plusSeconds(1))
                        .progress());
    }

    @Test
    void a_request_is_open_until_it_is_settled() {
        IntegrationRequest open =
                requests.add(IntegrationRequest.resume(TestOnboardings.NUMBER, Party.PROVIDER, "petra", "Done", AT));
        assertThat(requests.openOf(TestOnboardings.NUMBER)).contains(open);

        requests.save(open.refuse("carla", "Not yet", AT));
        assertThat(requests.openOf(TestOnboardings.NUMBER)).isEmpty();
        assertThat(requests.get(open.id()).settlement())
                .isEqualTo(open.refuse("carla", "Not yet", AT).settlement());

        IntegrationRequest end =
                requests.add(IntegrationRequest.end(TestOnboardings.NUMBER, Party.CUSTOMER, "carla", "Over", AT, AT));
        assertThat(requests.get(end.id())).isEqualTo(end);
    }

    @Test
    void webhook_is_written_for_each_change_of_the_state_and_sent_by_one_node() {
        // the other tests count onboardings
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            status.setRollbackOnly();
            WebhookDeliveries webhooks = context.getBean(WebhookDeliveries.class);
            Registration acme = REGISTERED.registration();
            Onboarding onboarding = Onboarding.register(
                    OnboardingNumber.of(7001),
                    new Registration(
                            context.getBean(Customers.class).add("Hooked"),
                            acme.contact(),
                            new ServiceNowInstance(InstanceHost.ofName("hooked"), new InstanceId("f".repeat(32))),
                            acme.details()));
            onboardings.save(onboarding);
            onboardings.save(
                    onboardings.get(onboarding.number()).noted("somebody", Sentence.of("timeline.activated"), AT));
            onboardings.save(onboardings
                    .get(onboarding.number())
                    .awaiting(OnboardingState.AWAITING_PROVIDER_RECORD, AT.plusSeconds(60)));

            List<WebhookDelivery> written = webhooks.due("erp", AT.plusSeconds(60), 100).stream()
                    .filter(each -> each.message().onboarding().equals(onboarding.number()))
                    .toList();
            assertThat(written)
                    .extracting(each -> each.message().body())
                    .containsExactly(
                            body("2026-11-23T12:00:00Z", "REGISTERED", "system"),
                            body("2026-11-23T12:01:00Z", "AWAITING_PROVIDER_RECORD", "customer"));
            WebhookDelivery first = written.get(0);
            assertThat(webhooks.claim(first, AT.plusSeconds(600))).isTrue();
            assertThat(webhooks.claim(first, AT.plusSeconds(600))).isFalse();
            assertThat(webhooks.due("erp", AT.plusSeconds(599), 100))
                    .extracting(WebhookDelivery::id)
                    .doesNotContain(first.id());
            // after the lease of a node that died
            WebhookDelivery left = webhooks.due("erp", AT.plusSeconds(600), 100).stream()
                    .filter(each -> each.id() == first.id())
                    .findFirst()
                    .orElseThrow();
            assertThat(webhooks.claim(left, AT.plusSeconds(1200))).isTrue();

            WebhookDelivery sent = first.attempted(new Attempt(AT.plusSeconds(1), Outcome.DELIVERED, 204));
            webhooks.save(sent);
            assertThat(webhooks.find(first.id())).contains(sent);
            assertThat(webhooks.page(State.DELIVERED, 0, 10)).containsExactly(sent);
            assertThat(webhooks.page(State.FAILED, 0, 10)).isEmpty();

            webhooks.removeSettledBefore(AT.plusSeconds(3600));
            assertThat(webhooks.page(null, 0, 100)).contains(written.get(1)).doesNotContain(sent);
        });
    }

    private static String body(String at, String state, String waitingOn) {
        return "{\"type\":\"onboarding.state-changed\",\"timestamp\":\"%s\",\"data\":{\"number\":\"ONB0007001\","
                        .formatted(at)
                + "\"state\":\"%s\",\"waitingOn\":\"%s\",\"waitingSince\":\"%s\"}}".formatted(state, waitingOn, at);
    }
}
