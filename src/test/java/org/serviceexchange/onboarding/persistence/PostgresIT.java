package org.serviceexchange.onboarding.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.util.Throwables;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.PostgresTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.deadline.WatchDeadlines;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.registration.CustomerPeople;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.model.WatchDeadlineModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The same application on a real PostgreSQL, by the profile that an operator uses. */
@PostgresTest
class PostgresIT {

    @Autowired
    OnboardingScenario story;

    @Autowired
    WatchDeadlines watchDeadlines;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RequestIntegrationChange change;

    @Autowired
    WithdrawOnboarding withdrawal;

    @Autowired
    CustomerPeople people;

    @Autowired
    Onboardings onboardings;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void onboarding_on_postgresql_is_established() {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.approved(customer);
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();

        OnboardingView established = story.seenByProvider(instance);
        assertThat(established.state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(established.registrationCase().state()).isEqualTo(CaseState.RESOLVED);
        assertThat(established.notifications()).hasSize(6);
        assertThat(jdbc.sql("select version()").query(String.class).single()).startsWith("PostgreSQL");
    }

    @Test
    void search_for_a_part_of_a_text_has_an_index() {
        assertThat(jdbc.sql("select indexdef from pg_indexes where indexname = 'onboarding_search'")
                        .query(String.class)
                        .single())
                .contains("gin_trgm_ops");
    }

    @Test
    void address_as_an_administrator_typed_it_is_found() {
        Person customer = story.newCustomerAdmin();
        String own = "olga@provider.example";
        IdentityService identity = engine.getIdentityService();
        User staff = identity.newUser("olga");
        staff.setEmail("  " + own.toUpperCase());
        identity.saveUser(staff);
        identity.createMembership("olga", "operations");
        User user = identity.createUserQuery().userId(customer.id()).singleResult();
        user.setEmail("\t " + customer.id().toUpperCase() + " ");
        identity.saveUser(user);

        story.registered(customer);
        assertThat(identity.createGroupQuery().groupMember(customer.id()).list())
                .extracting(Group::getId)
                .contains("customer");
        Map<String, Object> form = story.registrationOf(story.newCustomerAdmin());
        form.put("contactEmail", own);
        assertThatThrownBy(() -> story.register(form)).hasMessageContaining("this is one of your own people");
    }

    @Test
    void concurrent_registrations_of_one_instance_one_succeeds() throws Exception {
        Person customer = story.newCustomerAdmin();
        int people = 4;
        CyclicBarrier together = new CyclicBarrier(people);
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            var attempts = IntStream.range(0, people)
                    .mapToObj(i -> threads.submit(() -> {
                        Map<String, Object> form = story.registrationOf(customer);
                        together.await();
                        return story.register(form);
                    }))
                    .toList();
            int won = 0;
            for (Future<ProcessInstance> attempt : attempts) {
                try {
                    attempt.get();
                    won++;
                } catch (java.util.concurrent.ExecutionException lost) {
                    assertThat(lost.getCause())
                            .hasMessageMatching("(?s).*(another user registered|is part of the onboarding).*");
                }
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from onboarding where instance_host = ? || '.service-now.com'")
                        .param(customer.instanceName())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** One node ends the access of a customer's people while another node registers one more instance with them. */
    @Test
    void registration_waits_for_the_end_of_the_customers_access_and_gives_it_again() throws Exception {
        Person customer = story.newCustomerAdmin();
        String number = story.numberOf(story.registered(customer));
        Map<String, Object> another = story.registrationOf(story.newCustomerAdmin());
        another.put("customerName", customer.company());
        another.put("contactEmail", customer.id());
        CurrentUser admin = new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()));
        withdrawal.withdraw(number, admin, "Enough.");
        ExecutorService otherNode = Executors.newSingleThreadExecutor();
        try {
            Future<ProcessInstance> registered = transaction.execute(status -> {
                people.dismissAll(onboardings.get(new OnboardingNumber(number)));
                Future<ProcessInstance> attempt = otherNode.submit(() -> story.register(another));
                Awaitility.await().until(() -> attempt.isDone() || waitsForALock());
                return attempt;
            });

            registered.get();
        } finally {
            otherNode.shutdownNow();
        }
        assertThat(engine.getIdentityService()
                        .createGroupQuery()
                        .groupMember(customer.id())
                        .list())
                .extracting(Group::getName)
                .contains("Customer: " + customer.company());
    }

    private boolean waitsForALock() {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Test
    void concurrent_provider_setups_one_succeeds() throws Exception {
        Map<String, Object> set = story.replicationSet();
        set.put("replicationSetName", "On-Postgres");
        story.setUpProvider(story.providerRecordOfProvider(), set);
        assertThat(story.seenByProvider(story.registered(story.newCustomerAdmin()))
                        .registration()
                        .details()
                        .replicationSet())
                .isEqualTo("On-Postgres");

        int people = 4;
        CyclicBarrier together = new CyclicBarrier(people);
        ExecutorService threads = Executors.newFixedThreadPool(people);
        try {
            var attempts = IntStream.range(0, people)
                    .mapToObj(i -> threads.submit(() -> {
                        together.await();
                        return story.beginSetup("provider-admin", story.providerRecordOfProvider());
                    }))
                    .toList();
            int won = 0;
            for (Future<ProcessInstance> attempt : attempts) {
                try {
                    attempt.get();
                    won++;
                } catch (java.util.concurrent.ExecutionException lost) {
                    assertThat(lost.getCause())
                            .hasMessageMatching("(?s).*(another user began to set up|has begun a set-up already).*");
                }
            }
            assertThat(won).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
        story.dropSetup();
    }

    /** Somebody's yes is on its way while the request lapses on another node; neither stands in the other's way for ever. */
    @Test
    void concurrent_agreement_and_expiry_one_succeeds() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 6; round++) {
                Person customer = story.newCustomerAdmin();
                ProcessInstance instance = story.established(customer);
                String number = story.numberOf(instance);
                CurrentUser provider = new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()));
                change.pause(number, provider, "An upgrade.");
                story.runJobs();
                change.resume(number, provider, "It is done.");
                story.runJobs();
                Task task = story.taskOf(number);
                ClockUtil.offset(Duration.ofDays(60).toMillis());
                watchDeadlines.due().forEach(watchDeadlines::begin);
                assertThat(jobOfTheWatch(number).getRetries()).isPositive();

                CyclicBarrier together = new CyclicBarrier(2);
                Future<?> yes = threads.submit(() -> {
                    together.await();
                    story.submit(customer.id(), task, Map.of("decision", "agree"));
                    return null;
                });
                Future<?> lapse = threads.submit(() -> {
                    Job job = jobOfTheWatch(number);
                    together.await();
                    engine.getManagementService().executeJob(job.getId());
                    return null;
                });
                // a task that has just gone is nobody's any more
                boolean agreed = hasWon(
                        yes,
                        "(settled this request at the same moment|ended this step at the same moment|The task ended"
                                + " while|Cannot find task|does not have one of the following permissions)");
                // a job, which nobody hears of: it may also find that the watch it belongs to has just gone
                boolean lapsed = hasWon(
                        lapse, "(settled this request at the same moment|No job found|list of executions is empty)");
                assertThat(agreed).isNotEqualTo(lapsed);
                story.runJobs();

                OnboardingView seen = story.seenByProvider(instance);
                assertThat(seen.state()).isEqualTo(agreed ? OnboardingState.ESTABLISHED : OnboardingState.PAUSED);
                assertThat(seen.integration().earlier().get(0).decision())
                        .isEqualTo(agreed ? RequestDecision.AGREED : RequestDecision.LAPSED);
                assertThat(seen.waiting().due()).isNull();
                assertThat(engine.getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(number)
                                .count())
                        .isZero();
                ClockUtil.reset();
            }
        } finally {
            ClockUtil.reset();
            threads.shutdownNow();
        }
    }

    /** @param otherwise what who lost hears */
    private static boolean hasWon(Future<?> attempt, String otherwise) throws InterruptedException {
        try {
            attempt.get();
            return true;
        } catch (ExecutionException lost) {
            assertThat(Throwables.getStackTrace(lost.getCause())).containsPattern(otherwise);
            return false;
        }
    }

    private Job jobOfTheWatch(String number) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(WatchDeadlineModel.KEY)
                        .processInstanceBusinessKey(number)
                        .singleResult()
                        .getId())
                .singleResult();
    }
}
