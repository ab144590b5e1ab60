package org.serviceexchange.onboarding.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.TcpProxy;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.account.FastPasswordHash;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes on one PostgreSQL, people at work, and everything that breaks under them. Prints after each fault what does not
 * hold any more, and ends with status 1 if anything did. docs/operations.md says how to run it.
 */
public final class FaultSuite {

    private static final String DATABASE = "onboarding";
    private static final Random RANDOM = new Random(Long.getLong("faults.seed", 1));
    private static final int KILLS = Integer.getInteger("faults.kills", 6);
    private static final int STOPS = Integer.getInteger("faults.stops", 3);
    private static final int PAUSES = Integer.getInteger("faults.pauses", 2);
    private static final int HANGS = Integer.getInteger("faults.hangs", 1);
    private static final int TERMINATIONS = Integer.getInteger("faults.terminations", 1);
    private static final int DOUBLE_STARTS = Integer.getInteger("faults.double-starts", 1);
    private static final int PEOPLE = Integer.getInteger("faults.people", 4);

    /** Shorter than in production, so that a pause beyond it does not take minutes; 0 for the application's own. */
    private static final int LOCK_SECONDS = Integer.getInteger("faults.lock-seconds", 30);

    /** Further arguments of both nodes, such as properties, separated by blanks. */
    private static final String ARGUMENTS = System.getProperty("faults.arguments", "");

    private static final int MORE_THAN_THREADS = 30;
    private static final Duration SOON = Duration.ofSeconds(15);
    private static final Duration LONGEST_REST = Duration.ofMinutes(4);

    private final Path folder;
    private final FaultDatabase postgres;
    private final MailSink mails;
    private final TcpProxy wayToMails;
    private final List<FaultNode> nodes = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();
    private People people;
    private Invariants invariants;

    private FaultSuite(Path folder) {
        this.folder = folder;
        postgres = new FaultDatabase(folder);
        mails = new MailSink();
        wayToMails = new TcpProxy(mails.port());
    }

    public static void main(String[] arguments) throws IOException {
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        // of the mail server, whose clients are killed
        Thread.setDefaultUncaughtExceptionHandler((thread, killed) -> {});
        FaultSuite suite = new FaultSuite(Files.createTempDirectory("faults"));
        suite.run();
        System.exit(suite.violations.isEmpty() ? 0 : 1);
    }

    private void run() {
        say("logs and data are in " + folder);
        postgres.start();
        try {
            repeat("two nodes started at once", DOUBLE_STARTS, this::startTwoAtOnce);
            if (KILLS + STOPS + PAUSES + HANGS + TERMINATIONS > 0) {
                work();
            }
        } finally {
            nodes.stream().filter(FaultNode::isAlive).forEach(FaultNode::kill);
            postgres.close();
        }
        say("%d violations".formatted(violations.size()));
        violations.forEach(System.out::println);
    }

    private void work() {
        postgres.create(DATABASE);
        nodes.addAll(List.of(node("a", DATABASE), node("b", DATABASE)));
        nodes.forEach(FaultNode::start);
        nodes.forEach(FaultNode::awaitHealthy);
        // the real hash is dear on purpose, and people sign in again after each fault
        client().sql("update act_id_user set pwd_ = ?, salt_ = ? where id_ = 'provider-admin'")
                .params(FastPasswordHash.of(SignedInClient.PASSWORD), FastPasswordHash.SALT)
                .update();
        people = new People(nodes, this::client, PEOPLE);
        invariants = new Invariants(this::client, people, mails);
        checked("no fault", 0, () -> Wait.millis(10_000));
        repeat("kill -9 of one node, of both each third time", KILLS, this::kill);
        repeat("PostgreSQL stopped hard", STOPS, this::stopDatabase);
        repeat("node paused beyond its job lock", PAUSES, this::pause);
        repeat("mail server hangs", HANGS, this::hang);
        repeat("SIGTERM", TERMINATIONS, this::terminate);
        people.end();
    }

    private void repeat(String fault, int times, Fault run) {
        for (int n = 1; n <= times; n++) {
            int number = n;
            if (people == null) {
                say("%s, %d of %d".formatted(fault, n, times));
                run.happen(number);
            } else {
                checked("%s, %d of %d".formatted(fault, n, times), number, () -> run.happen(number));
            }
        }
    }

    private interface Fault {
        void happen(int number);
    }

    private void checked(String name, int number, Runnable fault) {
        people.goOn();
        Wait.millis(3_000 + RANDOM.nextInt(3_000));
        fault.run();
        nodes.forEach(FaultNode::awaitHealthy);
        Wait.millis(2_000);
        people.rest();
        long begun = System.nanoTime();
        while (invariants.busy() > 0 && System.nanoTime() - begun < LONGEST_REST.toNanos()) {
            Wait.millis(500);
        }
        List<String> found = lasting(invariants.violations());
        say("%s: %d violations; quiet after %d s; %s; %s"
                .formatted(
                        name,
                        found.size(),
                        (System.nanoTime() - begun) / 1_000_000_000,
                        people,
                        invariants.repeatedMails()));
        found.forEach(System.out::println);
        found.stream().map(one -> name + ": " + one).forEach(violations::add);
    }

    /**
     * A step that becomes due while the database is looked at is half done for a moment. What is lost stays lost; states
     * alone are compared with the look before.
     */
    private List<String> lasting(List<String> found) {
        if (found.isEmpty()) {
            return found;
        }
        Wait.millis(5_000);
        List<String> again = invariants.violations();
        return Stream.concat(
                        found.stream().filter(one -> again.contains(one) || one.startsWith(Invariants.STATES)),
                        again.stream().filter(one -> one.startsWith(Invariants.STATES)))
                .toList();
    }

    private void kill(int number) {
        List<FaultNode> killed = number % 3 == 0 ? nodes : List.of(nodes.get(RANDOM.nextInt(2)));
        killed.forEach(FaultNode::kill);
        List<String> locked = client().sql(
                        "select id_ from act_ru_job where lock_exp_time_ is not null and handler_type_ <>"
                                + " 'history-cleanup'")
                .query(String.class)
                .list();
        long begun = System.nanoTime();
        if (number % 3 == 1 && !locked.isEmpty()) {
            // the other node alone takes the jobs over
            while (isAnyLeft(locked) && System.nanoTime() - begun < LONGEST_REST.toNanos()) {
                Wait.millis(250);
            }
            say("the other node took %d jobs over within %d s"
                    .formatted(locked.size(), (System.nanoTime() - begun) / 1_000_000_000));
        }
        killed.forEach(FaultNode::start);
    }

    private boolean isAnyLeft(List<String> jobs) {
        return client().sql("select count(*) from act_ru_job where id_ in (:jobs)")
                        .param("jobs", jobs)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void stopDatabase(int number) {
        postgres.stopHard();
        long begun = System.nanoTime();
        List<Integer> statuses =
                nodes.stream().map(node -> node.status("/actuator/health")).toList();
        say("without the database /actuator/health of both nodes answers %s after %d ms"
                .formatted(statuses, (System.nanoTime() - begun) / 1_000_000));
        Wait.millis(3_000);
        postgres.start();
        begun = System.nanoTime();
        nodes.forEach(FaultNode::awaitHealthy);
        say("both nodes are well %d ms after the database".formatted((System.nanoTime() - begun) / 1_000_000));
    }

    private void pause(int number) {
        FaultNode node = nodes.get(RANDOM.nextInt(2));
        node.freeze();
        Wait.millis(((LOCK_SECONDS == 0 ? 80 : LOCK_SECONDS) + 15) * 1000L);
        node.thaw();
    }

    /** More mails wait than there are threads, and what needs no mail goes on. */
    private void hang(int number) {
        wayToMails.silence();
        List<String> started = people.start("hang%dx".formatted(number), MORE_THAN_THREADS);
        Wait.millis(3_000);
        started.addAll(people.start("meanwhile%dx".formatted(number), 1));
        long begun = System.nanoTime();
        while (withoutCase(started) > 0 && System.nanoTime() - begun < SOON.toNanos()) {
            Wait.millis(100);
        }
        int waiting = withoutCase(started);
        if (waiting > 0) {
            violations.add("mail server hangs: %d of %d cases were not opened".formatted(waiting, started.size()));
        }
        say("%d of %d cases were opened beside the mails that hang, within %d ms"
                .formatted(started.size() - waiting, started.size(), (System.nanoTime() - begun) / 1_000_000));
        wayToMails.open();
    }

    private int withoutCase(List<String> numbers) {
        return client().sql("select count(*) from onboarding where number in (:numbers) "
                        + "and number not in (select onboarding from registration_case)")
                .param("numbers", numbers)
                .query(Integer.class)
                .single();
    }

    private void terminate(int number) {
        FaultNode node = nodes.get(RANDOM.nextInt(2));
        long begun = System.nanoTime();
        boolean inTime = node.terminate();
        say("%s ended after SIGTERM %s %d ms"
                .formatted(node, inTime ? "within" : "NOT within", (System.nanoTime() - begun) / 1_000_000));
        node.start();
    }

    /** On an empty database, and again on the one that exists then. */
    private void startTwoAtOnce(int number) {
        String database = "started" + number;
        postgres.create(database);
        for (String kind : List.of("an empty", "an existing")) {
            List<FaultNode> both = IntStream.range(0, 2)
                    .mapToObj(n -> node("started%d-%s".formatted(number, n == 0 ? "a" : "b"), database))
                    .toList();
            both.forEach(FaultNode::start);
            for (FaultNode node : both) {
                try {
                    node.awaitHealthy();
                } catch (IllegalStateException ended) {
                    violations.add("start on %s database: %s".formatted(kind, ended.getMessage()));
                }
            }
            say("start on %s database: %d of 2 nodes are well"
                    .formatted(kind, both.stream().filter(FaultNode::isHealthy).count()));
            both.forEach(FaultNode::kill);
        }
    }

    private FaultNode node(String name, String database) {
        List<String> arguments = new ArrayList<>(List.of(
                "--spring.profiles.active=demo,postgres",
                "--spring.datasource.url=" + postgres.url(database),
                "--spring.datasource.username=postgres",
                "--onboarding.mail.mode=smtp",
                "--spring.mail.host=localhost",
                "--spring.mail.port=" + wayToMails.port()));
        if (LOCK_SECONDS > 0) {
            arguments.add("--camunda.bpm.job-execution.lock-time-in-millis=" + LOCK_SECONDS * 1000);
            arguments.add("--onboarding.mail.deadline=%ds".formatted(Math.max(1, LOCK_SECONDS / 3)));
        }
        Stream.of(ARGUMENTS.split(" ")).filter(argument -> !argument.isEmpty()).forEach(arguments::add);
        return new FaultNode(name, folder, arguments);
    }

    private JdbcClient client() {
        return postgres.client(DATABASE);
    }

    private static void say(String text) {
        System.out.printf("%tT %s%n", LocalTime.now(), text);
    }
}
