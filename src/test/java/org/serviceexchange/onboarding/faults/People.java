package org.serviceexchange.onboarding.faults;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.domain.account.Sha256;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.serviceexchange.onboarding.security.account.FastPasswordHash;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People at work: each walks one onboarding after the other to its end, at whichever node answers, and tries again after
 * whatever goes wrong, as people do. What was acknowledged to them is remembered.
 */
final class People {

    private static final String WEB_APPS = SignedInClient.WEB_APPS;
    private static final String PROVIDER = "provider-admin";
    private static final long PATIENCE_NANOS = 300_000_000_000L;
    private static final List<Map<String, Object>> STEPS = List.of(
            Map.of(
                    "providerInstanceName",
                    OnboardingScenario.PROVIDER_INSTANCE_NAME,
                    "providerInstanceId",
                    OnboardingScenario.PROVIDER_INSTANCE_ID,
                    "appInstalled",
                    true),
            Map.of("decision", "approve", "confirmed", true),
            Map.of("confirmed", true));

    private final List<FaultNode> nodes;
    private final Supplier<JdbcClient> database;
    private final AtomicInteger counter = new AtomicInteger();
    private final AtomicInteger established = new AtomicInteger();
    private final AtomicInteger retried = new AtomicInteger();
    private final Set<String> acknowledgedStarts = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledgedTasks = ConcurrentHashMap.newKeySet();
    private volatile boolean working = true;
    private volatile boolean ended;

    People(List<FaultNode> nodes, Supplier<JdbcClient> database, int number) {
        this.nodes = nodes;
        this.database = database;
        for (int n = 0; n < number; n++) {
            Thread thread = new Thread(this::work, "person-" + n);
            thread.setDaemon(true);
            thread.start();
        }
    }

    Set<String> acknowledgedStarts() {
        return Set.copyOf(acknowledgedStarts);
    }

    Set<String> acknowledgedTasks() {
        return Set.copyOf(acknowledgedTasks);
    }

    /** Nobody begins a further onboarding or step until {@link #goOn}. */
    void rest() {
        working = false;
    }

    void goOn() {
        working = true;
    }

    void end() {
        ended = true;
        working = true;
    }

    /** Begins onboardings that nobody goes on with. */
    List<String> start(String company, int number) {
        Map<String, SignedInClient> sessions = new HashMap<>();
        List<String> numbers = new ArrayList<>();
        for (int n = 0; n < number; n++) {
            Walk walk = new Walk(company + n + "0000", sessions);
            walk.again(walk::hasAccount);
            walk.again(walk::isRegistered);
            numbers.add(walk.number);
        }
        return numbers;
    }

    @Override
    public String toString() {
        return "%d onboardings begun, %d walked to their end, %d starts and %d forms acknowledged, %d tries again"
                .formatted(
                        counter.get(),
                        established.get(),
                        acknowledgedStarts.size(),
                        acknowledgedTasks.size(),
                        retried.get());
    }

    private void work() {
        Map<String, SignedInClient> sessions = new HashMap<>();
        while (!ended) {
            try {
                new Walk("company%dx".formatted(counter.incrementAndGet()), sessions).walk();
            } catch (RuntimeException | Error unexpected) {
                System.out.println("A person gave up: " + unexpected);
            }
        }
    }

    private final class Walk {

        private final String company;
        private final String email;
        private final Map<String, SignedInClient> sessions;
        private final long begun = System.nanoTime();
        private String number;

        private Walk(String company, Map<String, SignedInClient> sessions) {
            this.company = company;
            this.email = "admin@%s.example".formatted(company);
            this.sessions = sessions;
        }

        private void walk() {
            again(this::hasAccount);
            again(this::isRegistered);
            for (int step = 0; step < STEPS.size(); step++) {
                int current = step;
                again(() -> hasCompleted(current));
            }
            if (!isLate()) {
                established.incrementAndGet();
            }
        }

        private boolean isLate() {
            return ended || System.nanoTime() - begun > PATIENCE_NANOS;
        }

        private void again(Supplier<Boolean> attempt) {
            while (!isLate()) {
                if (working) {
                    try {
                        if (attempt.get()) {
                            return;
                        }
                    } catch (RuntimeException | Error failed) {
                        // another node, another session
                        retried.incrementAndGet();
                        sessions.clear();
                    }
                }
                Wait.millis(100);
            }
        }

        private boolean hasAccount() {
            database.get()
                    .sql("insert into act_id_user (id_, rev_, first_, last_, email_, pwd_, salt_) "
                            + "values (?, 1, 'Carla', 'Customer', ?, ?, ?) on conflict do nothing")
                    .params(email, email, FastPasswordHash.of(SignedInClient.PASSWORD), FastPasswordHash.SALT)
                    .update();
            database.get()
                    .sql("insert into account_address (user_id, address) values (?, ?) on conflict do nothing")
                    .params(email, email)
                    .update();
            return true;
        }

        private boolean isRegistered() {
            number = database.get()
                    .sql("select number from onboarding where instance_host = ? || '.service-now.com'")
                    .param(company)
                    .query(String.class)
                    .optional()
                    .orElse(null);
            if (number != null) {
                // stored, although nobody was told
                return true;
            }
            Answer answer = session(PROVIDER)
                    .post(
                            WEB_APPS + "/process-definition/key/customer-onboarding/submit-form",
                            SignedInClient.variables(Map.of(
                                    "customerName",
                                    "The %s Ltd".formatted(company),
                                    "contactName",
                                    "Carla Customer",
                                    "contactEmail",
                                    email,
                                    "instanceName",
                                    company,
                                    "instanceId",
                                    Sha256.hex(company).substring(0, 32),
                                    "note",
                                    "Call before noon")));
            if (!answer.ok()) {
                throw new IllegalStateException(answer.toString());
            }
            number = answer.json().get("businessKey").asText();
            acknowledgedStarts.add(number);
            return true;
        }

        private boolean hasCompleted(int step) {
            String person = step == 1 ? PROVIDER : email;
            String task = openTask(step);
            if (task == null) {
                return isBeyond(step);
            }
            SignedInClient client = session(person);
            client.post(WEB_APPS + "/task/" + task + "/claim", SignedInClient.json(Map.of("userId", person)));
            Answer answer =
                    client.post(WEB_APPS + "/task/" + task + "/submit-form", SignedInClient.variables(STEPS.get(step)));
            if (answer.ok()) {
                acknowledgedTasks.add(task);
                return true;
            }
            throw new IllegalStateException(answer.toString());
        }

        /** Asks the node, as Tasklist does; null while there is none. */
        private String openTask(int step) {
            JsonNode tasks = session(step == 1 ? PROVIDER : email)
                    .get(WEB_APPS + "/task?maxResults=15&processInstanceBusinessKey=" + number)
                    .json();
            if (!tasks.isArray()) {
                throw new IllegalStateException(tasks.toString());
            }
            return tasks.isEmpty() ? null : tasks.get(0).get("id").asText();
        }

        /** Stored, although nobody was told. */
        private boolean isBeyond(int step) {
            String state = database.get()
                    .sql("select state from onboarding where number = ?")
                    .param(number)
                    .query(String.class)
                    .single();
            return List.of("AWAITING_APPROVAL", "AWAITING_ACTIVATION", "ESTABLISHED")
                            .indexOf(state)
                    >= step;
        }

        private SignedInClient session(String person) {
            return sessions.computeIfAbsent(person, id -> {
                FaultNode node = nodes.get(ThreadLocalRandom.current().nextInt(nodes.size()));
                return SignedInClient.atWebApp(node.port(), id, "tasklist");
            });
        }
    }
}
