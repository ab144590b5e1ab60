package org.serviceexchange.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.ScriptedInstances;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Answer;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Finding;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationOffboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationResumeModel;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Walks the models at random: any allowed act by any party, wrong values, instances that refuse or are slow, and time that
 * passes. After each step state, process, case, subscription, access and mails of every onboarding must agree, and somebody
 * or something must be there that it goes on by. A walk can be repeated by its seed.
 */
@OnboardingTest
class RandomWalkTest {

    // in each walk; more with -Dwalk.steps=…
    private static final int STEPS = Integer.getInteger("walk.steps", 80);
    private static final int ONBOARDINGS = 4;
    private static final Set<OnboardingState> ESTABLISHED =
            EnumSet.of(OnboardingState.ESTABLISHED, OnboardingState.PAUSED);

    @Autowired
    OnboardingScenario story;

    @Autowired
    ScriptedInstances instances;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ViewOnboardings onboardings;

    @Autowired
    WithdrawOnboarding withdrawal;

    @Autowired
    RequestIntegrationChange integration;

    @Autowired
    ExtendDeadline deadlines;

    private static boolean lapsed;
    // how many onboardings ended a walk there
    private static final Map<OnboardingState, Integer> reached = new EnumMap<>(OnboardingState.class);

    private Random random;
    private boolean timePassed;
    private final List<String> walk = new ArrayList<>();
    private final List<Walked> all = new ArrayList<>();

    // the ones that have not ended; who has ended stays so, and is looked at again when somebody tries something with
    // it
    // and at the end, or each step would take longer than the one before
    private final List<Walked> going = new ArrayList<>();

    /** @param neglected whether nobody takes its steps, so that time ends it */
    private record Walked(Person customer, String number, boolean neglected) {

        String group() {
            return CustomerGroup.of(customer.company().toLowerCase(Locale.ROOT).replace(' ', '-'));
        }
    }

    @AfterEach
    void now() {
        ClockUtil.reset();
    }

    /** Other walks with {@code -Dwalk.seeds=3,4,…} */
    static LongStream seeds() {
        return Stream.of(System.getProperty("walk.seeds", "1,7,20261123").split(","))
                .mapToLong(Long::parseLong);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void random_walk_keeps_all_onboardings_consistent(long seed) {
        story.endWhatIsLeft();
        random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            if (going.size() < ONBOARDINGS) {
                register();
            }
            Walked it = random.nextInt(10) == 0 ? one(all) : one(going);
            act(it);
            story.runJobs();
            everythingAgrees(it);
            if (timePassed || step % 10 == 0) {
                // nothing else changes any other than the one that somebody acted on
                going.stream().filter(other -> other != it).forEach(this::everythingAgrees);
                timePassed = false;
            }
            going.removeIf(this::hasEnded);
        }
        all.forEach(this::everythingAgrees);
        all.forEach(one -> reached.merge(seen(one).state(), 1, Integer::sum));
    }

    /** A walk that never leaves the path would prove little. */
    @AfterAll
    static void theWalksCameFarAround() {
        LoggerFactory.getLogger(RandomWalkTest.class).info("The onboardings walked to {}", reached);
        assertThat(reached)
                .containsKeys(
                        OnboardingState.ESTABLISHED,
                        OnboardingState.DENIED,
                        OnboardingState.WITHDRAWN,
                        OnboardingState.EXPIRED,
                        OnboardingState.OFFBOARDED);
        assertThat(lapsed).isTrue();
    }

    private void register() {
        Person customer = story.newCustomerAdmin();
        if (random.nextInt(5) == 0) {
            instances.finding(customer.instanceName(), new Finding("There is no such instance.", "Ask for its name."));
        }
        if (random.nextInt(3) == 0) {
            instances.answer(
                    customer.instanceName(),
                    one(List.of(
                            new Answer.Seeding(),
                            new Answer.Silent(),
                            new Answer.Refused(new Finding("The key doesn't match.", "Create it anew.")))));
        }
        Walked walked = new Walked(customer, story.numberOf(story.registered(customer)), random.nextInt(6) == 0);
        walk.add(walked.number() + " registered" + (walked.neglected() ? ", nobody takes its steps" : ""));
        all.add(walked);
        going.add(walked);
    }

    /** What somebody may do about it now; or time passes. */
    private void act(Walked it) {
        CurrentUser currentUser = random.nextBoolean()
                ? new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()))
                : new CurrentUser(it.customer().id(), Set.of(Role.CUSTOMER.group(), it.group()));
        act(it, currentUser, random.nextInt(20));
    }

    private void act(Walked it, CurrentUser currentUser, int what) {
        walk.add("%s %s %d".formatted(it.number(), currentUser.userId(), what));
        switch (what) {
            case 0 -> withdrawal.withdraw(it.number(), currentUser, "A change of plans.");
            case 1 -> integration.pause(it.number(), currentUser, "An upgrade.");
            case 2 -> integration.resume(it.number(), currentUser, "The upgrade is done.");
            case 3 ->
                integration.end(
                        it.number(),
                        currentUser,
                        "The contract ends.",
                        it.customer().company());
            case 4 ->
                deadlines.extend(
                        it.number(),
                        new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group())),
                        ClockUtil.getCurrentTime()
                                .toInstant()
                                .plus(Duration.ofDays(20))
                                .toString(),
                        "Holidays.");
            case 5, 6 -> later(Duration.ofHours(1 + random.nextInt(60)));
            case 7 -> later(Duration.ofDays(1 + random.nextInt(14)));
            default -> {
                if (!takeTheStep(it)) {
                    // who has nothing to do wants something
                    act(it, currentUser, random.nextInt(4));
                }
            }
        }
    }

    private boolean takeTheStep(Walked it) {
        List<Task> open = tasks(it);
        if (open.isEmpty()) {
            return false;
        }
        if (it.neglected()) {
            return true;
        }
        Task task = one(open);
        boolean answer = List.of(IntegrationResumeModel.AGREE, IntegrationOffboardingModel.AGREE)
                .contains(task.getTaskDefinitionKey());
        if (answer && random.nextInt(3) == 0) {
            // nobody answers
            later(Duration.ofDays(30));
            return true;
        }
        Map<String, Object> form = new HashMap<>(form(it, task.getTaskDefinitionKey()));
        walk.add("  %s %s".formatted(task.getTaskDefinitionKey(), form));
        boolean provider = engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .anyMatch(link -> Role.PROVIDER_ADMIN.group().equals(link.getGroupId()));
        try {
            story.submit(provider ? "provider-admin" : it.customer().id(), task, form);
        } catch (FormFieldValidationException refused) {
            walk.add("  refused: " + refused.getMessage());
        }
        return true;
    }

    private Map<String, Object> form(Walked it, String task) {
        return switch (task) {
            case CustomerOnboardingModel.CORRECT_REGISTRATION -> {
                Map<String, Object> corrected = new HashMap<>(story.registrationOf(it.customer()));
                corrected.keySet().removeAll(List.of("customerName", "note"));
                corrected.put("instanceName", it.customer().instanceName() + one(List.of("", "real")));
                yield corrected;
            }
            case CustomerOnboardingModel.CREATE_PROVIDER_RECORD -> {
                Map<String, Object> form = new HashMap<>(story.providerRecord());
                if (random.nextInt(3) == 0) {
                    form.put("providerInstanceName", "another");
                }
                yield form;
            }
            case CustomerOnboardingModel.RESOLVE_MISMATCH -> Map.of("advice", "Take the name from the mail.");
            case CustomerOnboardingModel.APPROVE_SUBSCRIPTION ->
                one(List.of(
                        story.approval(),
                        story.approval(),
                        Map.of("decision", "send-back", "denialReason", "Another instance, please."),
                        Map.of("decision", "deny", "denialReason", "No agreement."),
                        Map.of("decision", "perhaps")));
            case CustomerOnboardingModel.ACTIVATE_REPLICATION_SET -> Map.of("confirmed", random.nextInt(5) > 0);
            default ->
                one(List.of(
                        task.equals(IntegrationResumeModel.AGREE)
                                ? Map.of("decision", "agree")
                                : Map.of("decision", "agree", "confirmed", true),
                        Map.of("decision", "refuse", "refusalReason", "Not now.")));
        };
    }

    private void everythingAgrees(Walked it) {
        OnboardingView seen = seen(it);
        Supplier<String> told = () -> String.join("\n", walk) + "\n" + it.number() + " " + seen.state();
        OnboardingState state = seen.state();

        long running = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(CustomerOnboardingModel.KEY)
                .processInstanceBusinessKey(it.number())
                .count();
        assertThat(running).as(told).isEqualTo(state.isOpen() ? 1 : 0);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(it.number())
                        .withIncident()
                        .count())
                .as(told)
                .isZero();

        if (seen.subscription() != null) {
            assertThat(seen.subscription().state()).as(told).isIn(subscriptionsOf(state));
        }
        if (seen.registrationCase() != null) {
            assertThat(seen.registrationCase().state()).as(told).isEqualTo(caseOf(state));
        } else {
            assertThat(state)
                    .as(told)
                    .isIn(OnboardingState.NEEDS_CORRECTION, OnboardingState.WITHDRAWN, OnboardingState.EXPIRED);
        }
        boolean inTheGroup = engine.getIdentityService()
                        .createGroupQuery()
                        .groupMember(it.customer().id())
                        .groupId(it.group())
                        .count()
                == 1;
        boolean accessEnded = EnumSet.of(OnboardingState.WITHDRAWN, OnboardingState.EXPIRED, OnboardingState.OFFBOARDED)
                .contains(state);
        assertThat(inTheGroup).as(told).isEqualTo(!accessEnded);
        assertThat(seen.notifications()).as(told).allSatisfy(mail -> assertThat(mail.status())
                .isEqualTo(NotificationStatus.SENT));
        if (state.isOpen()) {
            // a person has a task, or a timer will look again
            long timers = engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(runningInstance(it))
                    .timers()
                    .count();
            assertThat(tasks(it).size() + timers).as(told).isPositive();
        } else {
            // the one who is asked for an answer has a task, until it is given or the request lapses; else nobody has
            boolean asked = seen.integration() != null && seen.integration().request() != null;
            assertThat(tasks(it)).as(told).hasSize(asked ? 1 : 0);
            assertThat(seen.waiting().due() != null).as(told).isEqualTo(asked);
            lapsed |= seen.integration() != null
                    && seen.integration().earlier().stream().anyMatch(one -> one.decision() == RequestDecision.LAPSED);
        }
    }

    private static Set<SubscriptionState> subscriptionsOf(OnboardingState state) {
        return switch (state) {
            case REGISTERED -> Set.of();
            // sent back, it is denied until it is asked for again
            case NEEDS_CORRECTION, AWAITING_PROVIDER_RECORD, DENIED -> Set.of(SubscriptionState.DENIED);
            case AWAITING_APPROVAL -> Set.of(SubscriptionState.PENDING_APPROVAL);
            case AWAITING_ACTIVATION, ACTIVATING -> Set.of(SubscriptionState.APPROVED);
            case ESTABLISHED, PAUSED -> Set.of(SubscriptionState.ACTIVE);
            case WITHDRAWN, EXPIRED -> Set.of(SubscriptionState.CANCELLED, SubscriptionState.DENIED);
            case OFFBOARDED -> Set.of(SubscriptionState.REVOKED);
        };
    }

    private static CaseState caseOf(OnboardingState state) {
        return switch (state) {
            case ESTABLISHED, PAUSED -> CaseState.RESOLVED;
            case DENIED, WITHDRAWN, EXPIRED, OFFBOARDED -> CaseState.CLOSED;
            case AWAITING_PROVIDER_RECORD, AWAITING_ACTIVATION -> CaseState.AWAITING_INFO;
            case REGISTERED, NEEDS_CORRECTION, AWAITING_APPROVAL, ACTIVATING -> CaseState.OPEN;
        };
    }

    private String runningInstance(Walked it) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(CustomerOnboardingModel.KEY)
                .processInstanceBusinessKey(it.number())
                .singleResult()
                .getId();
    }

    private List<Task> tasks(Walked it) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(it.number())
                .list();
    }

    private boolean hasEnded(Walked it) {
        OnboardingState state = seen(it).state();
        return !state.isOpen() && !ESTABLISHED.contains(state);
    }

    private OnboardingView seen(Walked it) {
        return onboardings
                .find(it.number(), new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group())))
                .orElseThrow();
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private void later(Duration duration) {
        timePassed = true;
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + duration.toMillis()));
    }
}
