package org.serviceexchange.onboarding.benchmark;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

    private static final List<String> PARTS = List.of("people", "file");

    /** @param arguments the parts to measure; none for all */
    public static void main(String[] arguments) throws Exception {
        // the engine beside ours logs as the application does: only what matters
        ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
        List<String> parts = arguments.length == 0 ? PARTS : List.of(arguments);
        if (parts.contains("people")) {
            people();
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
