package org.serviceexchange.onboarding.faults;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.OnboardingApplication;

/** One node: the application in a JVM of its own, as an operator runs it, that is killed, frozen and started again. */
final class FaultNode {

    private static final Duration LONGEST_START = Duration.ofMinutes(8);

    private final String name;
    private final List<String> arguments;
    private final Path log;
    private final int port = freePort();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private volatile Process process;

    FaultNode(String name, Path folder, List<String> arguments) {
        this.name = name;
        this.arguments = List.copyOf(arguments);
        this.log = folder.resolve(name + ".log");
    }

    int port() {
        return port;
    }

    void start() {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Duser.timezone=UTC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                classpath(),
                OnboardingApplication.class.getName(),
                "--server.port=" + port));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .directory(log.getParent().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Process started = process;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
    }

    /** Without the settings of the tests. */
    private static String classpath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** @throws IllegalStateException if it ends, or takes minutes */
    void awaitHealthy() {
        long begun = System.nanoTime();
        while (!isHealthy()) {
            if (!process.isAlive() || System.nanoTime() - begun > LONGEST_START.toNanos()) {
                throw new IllegalStateException("%s did not start, see %s".formatted(name, log));
            }
            Wait.millis(250);
        }
    }

    boolean isHealthy() {
        return status("/actuator/health") == 200;
    }

    /** -1 without an answer. */
    int status(String path) {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException none) {
            return -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    void kill() {
        process.destroyForcibly();
        await(60);
    }

    /** As an operator stops it. Returns whether it ended in time. */
    boolean terminate() {
        process.destroy();
        boolean ended = await(90);
        if (!ended) {
            kill();
        }
        return ended;
    }

    void freeze() {
        Signals.send("STOP", process.pid());
    }

    void thaw() {
        Signals.send("CONT", process.pid());
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    int logLines() {
        try (var lines = Files.lines(log)) {
            return (int) lines.count();
        } catch (IOException e) {
            return 0;
        }
    }

    private boolean await(int seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
