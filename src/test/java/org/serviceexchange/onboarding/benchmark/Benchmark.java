package org.serviceexchange.onboarding.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.serviceexchange.onboarding.benchmark.Database.Counts;
import org.slf4j.LoggerFactory;

/**
 * Measures this application beside a bare engine, on one PostgreSQL, in turn. Prints tables; docs/performance.md says how to read
 * them. Machines differ and so do hours: compare ratios and counts.
 */
public final class Benchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 5);
    private static final int WORKERS = Integer.getInteger("benchmark.workers", 4);
    private static final int WARM_UP = Integer.getInteger("benchmark.warm-up", 60);
    private static final int SECONDS = Integer.getInteger("benchmark.seconds", 20);
    private static final int HAND_OFFS = Integer.getInteger("benchmark.hand-offs", 10);

    private static final int ON_H2 = Integer.getInteger("benchmark.on-h2", 50);

    private static final int STEPS = 3;
    private static final long SETTLE = 5000;

    private Benchmark() {}

    private static final int[] OPEN = {100, 1000, 10_000};
    private static final int PAGES = Integer.getInteger("benchmark.pages", 30);
    private static final int STARTS = Integer.getInteger("benchmark.starts", 3);

    private static final List<String> PARTS = List.of("people", "pages", "start", "file");

    /** @param arguments the parts to measure; none for all */
    public static void main(String[] arguments) throws Exception {
        // the engine beside ours logs as the application does: only what matters
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        List<String> parts = arguments.length == 0 ? PARTS : List.of(arguments);
        if (parts.contains("people")) {
            people();
        }
        if (parts.contains("pages")) {
            pages();
        }
        if (parts.contains("start")) {
            start();
        }
        if (parts.contains("file")) {
            file();
        }
        System.exit(0);
    }

    private static void people() throws Exception {
        try (EmbeddedServer server = new EmbeddedServer()) {
            Database ofApplication = server.create("application");
            Database ofEngine = server.create("engine");
            try (Application application = Application.on(ofApplication, server.url(ofApplication));
                    BareEngine engine = new BareEngine(ofEngine, server.url(ofEngine))) {
                compare(application, engine);
            }
        }
    }

    /** What pages cost with ever more open onboardings. */
    private static void pages() throws Exception {
        try (EmbeddedServer server = new EmbeddedServer()) {
            Database database = server.create("application");
            try (Application application = Application.on(database, server.url(database))) {
                OnboardingCopies copies = OnboardingCopies.of(database, () -> register(application, database));
                Map<String, Callable<?>> requests = application.pages();
                requests.put("a registration", () -> {
                    register(application, database);
                    return null;
                });
                // the first hundreds of requests are slower
                for (int n = 0; n < 5; n++) {
                    timesOf(requests);
                }
                List<Map<String, Sample>> times = new ArrayList<>();
                for (int open : OPEN) {
                    copies.make(open - (int) database.number("select count(*) from act_ru_task"));
                    times.add(timesOf(requests));
                }
                System.out.printf(
                        "| milliseconds, median (spread), with open onboardings | %d | %d | %d | last ÷ first |%n"
                                + "|---|---|---|---|---|%n",
                        OPEN[0], OPEN[1], OPEN[2]);
                for (String request : requests.keySet()) {
                    List<Sample> row =
                            times.stream().map(each -> each.get(request)).toList();
                    System.out.printf(
                            "| %s | %s | %s | %s | %s |%n",
                            request,
                            row.get(0),
                            row.get(1),
                            row.get(2),
                            Sample.rounded(row.get(2).median() / row.get(0).median()));
                }
                System.out.println();
            }
        }
    }

    private static Map<String, Sample> timesOf(Map<String, Callable<?>> requests) throws Exception {
        Map<String, Sample> times = new LinkedHashMap<>();
        requests.keySet().forEach(request -> times.put(request, new Sample()));
        for (int n = 0; n < PAGES; n++) {
            for (Map.Entry<String, Callable<?>> request : requests.entrySet()) {
                long began = System.nanoTime();
                request.getValue().call();
                times.get(request.getKey()).add((System.nanoTime() - began) / 1e6);
            }
        }
        return times;
    }

    /** Returns when the customer's task is there and nothing is left to do for the system. */
    private static void register(Application application, Database database) {
        Application.Onboarding onboarding = application.next();
        onboarding.start();
        try (Database.Watch watch = database.new Watch(5)) {
            watch.awaitTask(onboarding.processInstanceId());
            watch.awaitNoJob();
        }
    }

    /** From the start of the JVM to the first page of Tasklist, in a new folder, in turn. */
    private static void start() {
        Sample ours = new Sample();
        Sample theirs = new Sample();
        Sample ratio = new Sample();
        for (int n = 0; n < STARTS; n++) {
            double a;
            double b;
            try (JavaProcess application = JavaProcess.application("--spring.profiles.active=demo")) {
                a = application.start().toMillis();
            }
            try (JavaProcess starter = JavaProcess.bareStarter()) {
                b = starter.start().toMillis();
            }
            ours.add(a);
            theirs.add(b);
            ratio.add(a / b);
        }
        System.out.printf(
                "| %d starts: median (spread) | application | bare starter | ratio |%n|---|---|---|---|%n", STARTS);
        System.out.printf("| start to Tasklist in a new folder, ms | %s | %s | %s |%n%n", ours, theirs, ratio);
    }

    /** What H2's file has grown by. */
    private static void file() throws Exception {
        Path folder = Files.createTempDirectory("benchmark-h2");
        Path file = folder.resolve("data.mv.db");
        long empty;
        try (Application application = Application.onH2(folder.resolve("data"))) {
            once(application);
            Thread.sleep(SETTLE);
            empty = Files.size(file);
            whole(application, ON_H2, Integer.MAX_VALUE);
            long grown = Files.size(file) - empty;
            Thread.sleep(SETTLE);
            System.out.println("| H2's file, KB an onboarding | |\n|---|---|");
            System.out.printf("| after %d onboardings | %d |%n", ON_H2, grown / ON_H2 / 1024);
            System.out.printf("| %d s later | %d |%n", SETTLE / 1000, (Files.size(file) - empty) / ON_H2 / 1024);
        }
        System.out.printf("| after a stop | %d |%n%n", (Files.size(file) - empty) / ON_H2 / 1024);
    }

    private static void compare(Application application, BareEngine engine) throws Exception {
        double first = once(application).get(0);
        once(engine);
        System.out.printf(Locale.ROOT, "First click after the start to the customer's task: %.0f ms%n%n", first);
        whole(application, WARM_UP, Integer.MAX_VALUE);
        whole(engine, WARM_UP, Integer.MAX_VALUE);
        counts(application, engine);

        Sample ours = new Sample();
        Sample theirs = new Sample();
        Sample throughput = new Sample();
        Sample handOff = new Sample();
        Sample ourHandOff = new Sample();
        Sample theirHandOff = new Sample();
        for (int round = 0; round < ROUNDS; round++) {
            double a = whole(application, Integer.MAX_VALUE, SECONDS);
            double b = whole(engine, Integer.MAX_VALUE, SECONDS);
            ours.add(a);
            theirs.add(b);
            throughput.add(a / b);
            Sample click = new Sample();
            Sample bareClick = new Sample();
            for (int n = 0; n < HAND_OFFS; n++) {
                once(application).forEach(click::add);
                once(engine).forEach(bareClick::add);
            }
            ourHandOff.add(click.median());
            theirHandOff.add(bareClick.median());
            handOff.add(click.median() / bareClick.median());
        }
        System.out.printf(
                "| %d rounds: median (spread) | application | bare engine | ratio |%n|---|---|---|---|%n", ROUNDS);
        System.out.printf(
                "| whole onboardings a second, %d people at work | %s | %s | %s |%n",
                WORKERS, ours, theirs, throughput);
        System.out.printf(
                "| hand-off, click to the next task, ms | %s | %s | %s |%n%n", ourHandOff, theirHandOff, handOff);
    }

    private static void counts(Application application, BareEngine engine) {
        int onboardings = 5;
        Counts ours = counted(application, onboardings);
        Counts theirs = counted(engine, onboardings);
        System.out.println("| one straight onboarding | application | bare engine |\n|---|---|---|");
        row("statements", ours.statements(), theirs.statements(), onboardings);
        row("statements that the server adds (foreign keys)", ours.nested(), theirs.nested(), onboardings);
        row("transactions", ours.transactions(), theirs.transactions(), onboardings);
        row("rows inserted", ours.inserted(), theirs.inserted(), onboardings);
        row("rows kept", ours.rows(), theirs.rows(), onboardings);
        row("time of the database, ms", ours.millis(), theirs.millis(), onboardings);
        System.out.println();
    }

    private static void row(String what, double ours, double theirs, int divisor) {
        System.out.printf("| %s | %s | %s |%n", what, Sample.rounded(ours / divisor), Sample.rounded(theirs / divisor));
    }

    private static Counts counted(Shape shape, int onboardings) {
        Counts before = shape.database().counts();
        for (int n = 0; n < onboardings; n++) {
            once(shape);
        }
        return shape.database().counts().since(before);
    }

    /** One onboarding with nothing else running. Returns the milliseconds from each click to the next task. */
    private static List<Double> once(Shape shape) {
        Shape.Run run = shape.next();
        List<Double> handOffs = new ArrayList<>();
        try (Database.Watch watch = shape.database().new Watch(2)) {
            for (int step = 0; step <= STEPS; step++) {
                if (step > 0) {
                    run.claimTask();
                }
                long clicked = System.nanoTime();
                if (step == 0) {
                    run.start();
                } else {
                    run.completeTask();
                }
                if (step == STEPS) {
                    watch.awaitEnd(run.processInstanceId());
                } else {
                    watch.awaitTask(run.processInstanceId());
                    handOffs.add((System.nanoTime() - clicked) / 1e6);
                }
            }
        }
        return handOffs;
    }

    /** Returns whole onboardings a second. Each worker begins the next one as soon as its last has ended. */
    private static double whole(Shape shape, int most, int seconds) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        long start = System.nanoTime();
        long stop = start + TimeUnit.SECONDS.toNanos(seconds);
        List<Future<?>> all = new ArrayList<>();
        for (int n = 0; n < WORKERS; n++) {
            all.add(workers.submit(() -> {
                try (Database.Watch watch = shape.database().new Watch(5)) {
                    while (begun.incrementAndGet() <= most && System.nanoTime() < stop) {
                        walk(shape.next(), watch);
                        if (System.nanoTime() < stop) {
                            ended.incrementAndGet();
                        }
                    }
                }
                return null;
            }));
        }
        for (Future<?> worker : all) {
            worker.get();
        }
        workers.shutdown();
        double took = Math.min(System.nanoTime() - start, TimeUnit.SECONDS.toNanos(seconds)) / 1e9;
        return ended.get() / took;
    }

    private static void walk(Shape.Run run, Database.Watch watch) {
        run.start();
        for (int step = 0; step < STEPS; step++) {
            watch.awaitTask(run.processInstanceId());
            run.claimTask();
            run.completeTask();
        }
        watch.awaitEnd(run.processInstanceId());
    }
}
