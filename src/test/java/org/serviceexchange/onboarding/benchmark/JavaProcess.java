package org.serviceexchange.onboarding.benchmark;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.serviceexchange.onboarding.OnboardingApplication;

/** A Spring Boot application in a JVM and a folder of its own, as an operator starts it. */
final class JavaProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final String TASKLIST = "/camunda/app/tasklist/default/";

    private final Process process;
    private final Path folder;
    private final String address;
    private final Duration start;

    private JavaProcess(String classpath, String mainClass, String... arguments) {
        try {
            folder = Files.createTempDirectory("benchmark");
            int port = freePort();
            address = "http://localhost:" + port;
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Duser.timezone=UTC",
                    "-cp",
                    classpath,
                    mainClass,
                    "--server.port=" + port));
            command.addAll(
                    1,
                    Arrays.stream(System.getProperty("benchmark.jvm", "").split(" "))
                            .filter(option -> !option.isEmpty())
                            .toList());
            command.addAll(List.of(arguments));
            long began = System.nanoTime();
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            awaitTasklist(began);
            start = Duration.ofNanos(System.nanoTime() - began);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** This application, from what is compiled; without the tests' own settings. */
    static JavaProcess application(String... arguments) {
        return new JavaProcess(
                classpath(entry -> !entry.endsWith("test-classes")), OnboardingApplication.class.getName(), arguments);
    }

    /** Camunda's starters alone, with a new database in the process's folder. */
    static JavaProcess bareStarter() {
        try {
            String file = BareStarter.class.getName().replace('.', '/') + ".class";
            Path classes = Files.createTempDirectory("bare-starter");
            Files.createDirectories(classes.resolve(file).getParent());
            try (InputStream compiled = BareStarter.class.getResourceAsStream("/" + file)) {
                Files.copy(compiled, classes.resolve(file));
            }
            return new JavaProcess(
                    classes
                            + File.pathSeparator
                            + classpath(entry -> entry.endsWith(".jar")
                                    && !BareStarter.NOT_NEEDED.matcher(entry).matches()),
                    BareStarter.class.getName(),
                    "--spring.datasource.url=jdbc:h2:file:./data",
                    "--logging.level.root=warn");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classpath(Predicate<String> entries) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entries)
                // the process has a folder of its own
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    String address() {
        return address;
    }

    /** From the start of the JVM to the first page of Tasklist. */
    Duration start() {
        return start;
    }

    Path folder() {
        return folder;
    }

    long pid() {
        return process.pid();
    }

    private void awaitTasklist(long began) throws IOException {
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "The application did not start:\n" + Files.readString(folder.resolve("log")));
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean answers() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(address + TASKLIST).toURL().openConnection();
            connection.setReadTimeout(60_000);
            return connection.getResponseCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** As an operator stops it. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
