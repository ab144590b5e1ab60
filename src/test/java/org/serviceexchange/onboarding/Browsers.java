package org.serviceexchange.onboarding;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Headless Chromium for whatever needs a real browser: the one that the environment variable {@code CHROMIUM} names,
 * else the machine's own, else the one that Playwright downloads.
 */
final class Browsers {

    // the same browser without a window does with two thirds of the CPU time
    private static final List<String> OF_MACHINE = List.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium");

    private static Browser chromium;

    private Browsers() {}

    /** The one that all browser tests of this JVM share: a start takes seconds. Closes what earlier tests left open. */
    static Browser chromium() {
        if (chromium == null) {
            chromium = launch(playwright());
        }
        List.copyOf(chromium.contexts()).forEach(BrowserContext::close);
        return chromium;
    }

    /** Close it when done: it runs a process of its own. */
    static Playwright playwright() {
        // milliseconds; a busy machine takes its time
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        Map<String, String> environment =
                installed().isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of();
        return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    }

    static Browser launch(Playwright playwright) {
        // no calls home: a test talks to nothing but what it tests
        List<String> arguments = new ArrayList<>(List.of(
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
        if ("root".equals(System.getProperty("user.name"))) {
            // Chromium refuses to start its sandbox as root, which is what a build in a container runs as
            arguments.add("--no-sandbox");
        }
        LaunchOptions options = new LaunchOptions().setArgs(arguments);
        installed().ifPresent(options::setExecutablePath);
        return playwright.chromium().launch(options);
    }

    private static Optional<Path> installed() {
        return Stream.ofNullable(System.getenv("CHROMIUM"))
                .map(Path::of)
                .findFirst()
                .or(() -> OF_MACHINE.stream()
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst());
    }
}
