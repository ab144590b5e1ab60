package org.serviceexchange.onboarding.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two people act on one onboarding at the same moment: each has read how things stand before either has changed them.
 * One is quicker; the other hears what that one has done, or what both wanted is done one after the other.
 */
@OnboardingTest
class ConcurrentActionsTest {

    private static final String PROVIDER = "provider-admin";

    @Autowired
    OnboardingScenario story;

    @Autowired
    Onboardings onboardings;

    @LocalServerPort
    int port;

    Person customer;

    @BeforeEach
    void somebodyAtACustomer() {
        customer = story.newCustomerAdmin();
    }

    @Test
    void concurrent_withdrawals_one_succeeds_other_answers_409() throws Exception {
        ProcessInstance instance = story.registered(customer);
        String number = story.numberOf(instance);

        List<Answer> answers = together(
                () -> post(PROVIDER, number, "withdrawal", Map.of("reason", "We changed our mind.")),
                () -> post(customer.id(), number, "withdrawal", Map.of("reason", "Not this year.")));

        assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 409);
        assertThat(sentence(answers)).isEqualTo("The onboarding has ended already. Load the page again to see how.");
        story.runJobs();
        OnboardingView ended = story.seenByProvider(instance);
        assertThat(ended.state()).isEqualTo(OnboardingState.WITHDRAWN);
        assertThat(timeline(ended).stream().filter(what -> what.startsWith("The onboarding was withdrawn")))
                .hasSize(1);
    }

    @Test
    void concurrent_extensions_to_same_day_one_succeeds_other_answers_409() throws Exception {
        ProcessInstance instance = story.registered(customer);
        String number = story.numberOf(instance);
        String due = story.seenByProvider(instance)
                .waiting()
                .due()
                .plusSeconds(86_400)
                .toString();

        List<Answer> answers = together(
                () -> post(PROVIDER, number, "deadline", Map.of("due", due, "reason", "One")),
                () -> post(PROVIDER, number, "deadline", Map.of("due", due, "reason", "Other")));

        assertThat(statuses(answers)).containsExactlyInAnyOrder(200, 409);
        assertThat(sentence(answers))
                .startsWith("provider-admin has extended this deadline already: it is due ")
                .endsWith("Enter a later date if that isn't enough.");
        OnboardingView extended = story.seenByProvider(instance);
        assertThat(extended.waiting().due()).isEqualTo(due);
        assertThat(extended.registrationCase().comments()).hasSize(1);
    }

    @Test
    void concurrent_extensions_to_different_days_later_day_holds() throws Exception {
        ProcessInstance instance = story.registered(customer);
        String number = story.numberOf(instance);
        String sooner = story.seenByProvider(instance)
                .waiting()
                .due()
                .plusSeconds(86_400)
                .toString();
        String later = story.seenByProvider(instance)
                .waiting()
                .due()
                .plusSeconds(172_800)
                .toString();

        List<Answer> answers = together(
                () -> post(PROVIDER, number, "deadline", Map.of("due", sooner, "reason", "One")),
                () -> post(PROVIDER, number, "deadline", Map.of("due", later, "reason", "Other")));

        // whoever wanted more time gets it, and the other one may be too late to shorten it
        assertThat(statuses(answers)).contains(200).isSubsetOf(200, 409);
        assertThat(answers.get(1).status()).isEqualTo(200);
        assertThat(story.seenByProvider(instance).waiting().due()).isEqualTo(later);
    }

    @Test
    void concurrent_pauses_one_succeeds_other_answers_409() throws Exception {
        ProcessInstance instance = story.established(customer);
        String number = story.numberOf(instance);

        List<Answer> answers = together(
                () -> post(PROVIDER, number, "pause", Map.of("reason", "An upgrade")),
                () -> post(customer.id(), number, "pause", Map.of("reason", "A move")));

        assertThat(statuses(answers)).containsExactlyInAnyOrder(202, 409);
        // which of them depends on how far the first one has come
        assertThat(sentence(answers))
                .isIn(
                        "The integration is paused already. To continue, ask to resume it.",
                        "A request to pause the integration is being carried out. Try again in a moment.");
        story.runJobs();
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.PAUSED);
    }

    @Test
    void concurrent_requests_to_end_one_succeeds_other_answers_409() throws Exception {
        ProcessInstance instance = story.established(customer);
        String number = story.numberOf(instance);
        Map<String, Object> ending = Map.of("reason", "It ends.", "confirmCustomerName", customer.company());

        List<Answer> answers = together(
                () -> post(PROVIDER, number, "offboarding", ending),
                () -> post(customer.id(), number, "offboarding", ending));

        assertThat(statuses(answers)).containsExactlyInAnyOrder(202, 409);
        assertThat(sentence(answers))
                .isEqualTo("The other party has asked to end the integration. Agree or refuse in Tasklist first.");
        assertThat(story.seenByProvider(instance).integration().request()).isNotNull();
    }

    @Test
    void concurrent_request_withdrawals_one_succeeds_other_answers_409() throws Exception {
        ProcessInstance instance = story.established(customer);
        String number = story.numberOf(instance);
        post(PROVIDER, number, "offboarding", Map.of("reason", "It ends.", "confirmCustomerName", customer.company()));
        story.runJobs();
        Callable<Answer> withdraw = () -> SignedInClient.withBasic(port, PROVIDER)
                .send("DELETE", "/api/onboardings/%s/offboarding".formatted(number), null);

        List<Answer> answers = together(withdraw, withdraw);

        assertThat(statuses(answers)).containsExactlyInAnyOrder(204, 409);
        assertThat(sentence(answers))
                .isEqualTo("There is no open request to end the integration, so there is nothing to withdraw.");
    }

    @Test
    void concurrent_approvals_in_tasklist_one_succeeds_other_answers_400() throws Exception {
        ProcessInstance instance = story.approvalRequested(customer);
        String taskId = story.taskOf(instance).getId();

        List<Answer> answers = together(() -> approve(taskId), () -> approve(taskId));

        assertThat(answers).extracting(answer -> answer.status()).containsExactlyInAnyOrder(204, 400);
        assertThat(answers)
                .extracting(Answer::body)
                .filteredOn(body -> !body.isEmpty())
                .singleElement()
                .asString()
                .contains("at the same moment", "try again if it is still needed");
        story.runJobs();
        assertThat(story.seenByProvider(instance).rounds()).hasSize(1);
    }

    @Test
    void approve_after_concurrent_approval_answers_400() {
        ProcessInstance instance = story.approvalRequested(customer);
        String taskId = story.taskOf(instance).getId();
        AtomicReference<Integer> other = new AtomicReference<>();
        doAnswer(find -> {
                    if (other.get() == null) {
                        other.set(100);
                        other.set(approve(taskId).status());
                    }
                    return find.callRealMethod();
                })
                .when(onboardings)
                .find(any());

        Answer answer = approve(taskId);

        assertThat(other.get()).isEqualTo(204);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("ended this step at the same moment");
    }

    @Test
    void concurrent_comments_are_both_kept() throws Exception {
        ProcessInstance instance = story.registered(customer);
        String number = story.numberOf(instance);

        List<Answer> answers = together(
                () -> post(PROVIDER, number, "comments", Map.of("text", "Hello!")),
                () -> post(customer.id(), number, "comments", Map.of("text", "Hello?")));

        assertThat(statuses(answers)).containsExactly(201, 201);
        assertThat(story.seenByProvider(instance).registrationCase().comments())
                .extracting(EntryView::text)
                .containsExactlyInAnyOrder("Hello!", "Hello?");
    }

    @Test
    void withdraw_while_a_job_runs_succeeds() throws Exception {
        ProcessInstance instance = story.register(story.registrationOf(customer));
        String number = story.numberOf(instance);

        List<Answer> answers =
                together(() -> post(PROVIDER, number, "withdrawal", Map.of("reason", "A mistake")), () -> {
                    story.runJobs();
                    return null;
                });

        assertThat(answers.get(0).status()).isEqualTo(200);
        story.runJobs();
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.WITHDRAWN);
        assertThat(story.taskOf(instance)).isNull();
    }

    private Answer approve(String taskId) {
        Map<String, Object> approval =
                Map.of("variables", Map.of("decision", Map.of("value", "approve"), "confirmed", Map.of("value", true)));
        return SignedInClient.withBasic(port, PROVIDER)
                .post("/engine-rest/task/%s/submit-form".formatted(taskId), SignedInClient.json(approval));
    }

    /** As {@link #atOnce}, and neither goes on before both have read the onboarding. */
    @SafeVarargs
    private <T> List<T> together(Callable<T>... acts) throws Exception {
        CyclicBarrier bothHaveRead = new CyclicBarrier(acts.length);
        Set<Thread> arrived = new HashSet<>();
        doAnswer(find -> {
                    Object read = find.callRealMethod();
                    boolean first;
                    synchronized (arrived) {
                        first = arrived.size() < acts.length && arrived.add(Thread.currentThread());
                    }
                    if (first) {
                        bothHaveRead.await(30, TimeUnit.SECONDS);
                    }
                    return read;
                })
                .when(onboardings)
                .find(any());
        List<T> answers = atOnce(acts);
        assertThat(arrived).hasSize(acts.length);
        return answers;
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... acts) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(acts.length);
        ExecutorService threads = Executors.newFixedThreadPool(acts.length);
        try {
            List<Future<T>> attempts = Stream.of(acts)
                    .map(act -> threads.submit(() -> {
                        ready.await(30, TimeUnit.SECONDS);
                        return act.call();
                    }))
                    .toList();
            List<T> answers = new ArrayList<>();
            for (Future<T> attempt : attempts) {
                answers.add(attempt.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Integer> statuses(List<Answer> answers) {
        return answers.stream().map(answer -> answer.status()).toList();
    }

    /** What the one who was slower reads. */
    private static String sentence(List<Answer> answers) {
        return answers.stream()
                .filter(answer -> !answer.ok())
                .findFirst()
                .orElseThrow()
                .detail();
    }

    private static List<String> timeline(OnboardingView view) {
        return view.timeline().stream().map(entry -> entry.what().toString()).toList();
    }

    private Answer post(String userId, String number, String what, Map<String, Object> body) {
        return SignedInClient.withBasic(port, userId)
                .post("/api/onboardings/%s/%s".formatted(number, what), SignedInClient.json(body));
    }
}
