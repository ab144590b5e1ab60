package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A window of a browser, with what people do in it: on our pages, in Tasklist and in the mailbox. */
final class BrowserSession {

    private static final boolean TAKING_PICTURES = System.getProperty("pictures") != null;
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final BrowserContext context;
    private final Page page;
    private final List<String> scriptErrors = new ArrayList<>();

    BrowserSession(Browser browser, int port) {
        context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(WIDTH, HEIGHT));
        page = context.newPage();
        // milliseconds
        page.setDefaultTimeout(20_000);
        page.onPageError(scriptErrors::add);
    }

    /** At Tasklist itself, as people do who come from a bookmark. */
    void signInAtTasklist(String user) {
        signInAt("/camunda/app/tasklist/default/", user);
    }

    /** At the web app of this path. */
    void signInAt(String path, String user) {
        page.navigate(path);
        // people type when the page is complete
        page.waitForLoadState(LoadState.NETWORKIDLE);
        page.getByPlaceholder("Username").fill(user);
        page.getByPlaceholder("Password").fill("demo");
        button("Log in").click();
        assertThat(page.getByPlaceholder("Password")).hasCount(0);
    }

    /** On our own sign-in page; signs out who was there. */
    BrowserSession signIn(String user) {
        // a request that the page before still waits for would bring a session of its own
        page.navigate("about:blank");
        context.clearCookies();
        page.navigate("/sign-in");
        page.getByLabel("User").fill(user);
        page.getByLabel("Password").fill("demo");
        button("Sign in").click();
        assertThat(page.locator(".account")).containsText(user);
        return this;
    }

    /** The onboarding page, and its part that says who has to do what. */
    Locator record(String number) {
        page.navigate("/onboardings/" + number);
        return turn();
    }

    Locator turn() {
        return page.locator(".turn");
    }

    Locator card(String id) {
        return page.locator("#" + id);
    }

    /** Opens what is folded up on the onboarding page, and answers the form in it. */
    Locator unfold(String summary) {
        Locator details = page.locator("details")
                .filter(new FilterOptions().setHas(page.locator("summary").getByText(summary, exactly())));
        if (details.getAttribute("open") == null) {
            details.locator("summary").click();
        }
        return details;
    }

    /** From the onboarding page to the onboarding's one open task, and claims it; answers its form. */
    Locator take(String number, String task) {
        assertThat(record(number)).containsText("It's your turn");
        assertThat(turn()).containsText("Task: “%s”".formatted(task));
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Do it in Tasklist"))
                .click();
        page.locator(".tasks-list").getByText(task, exactly()).click();
        page.getByText("Claim", new GetByTextOptions().setExact(true)).click();
        assertThat(button("Complete")).isEnabled();
        return form();
    }

    /** Opens a task as soon as it is there, and claims it. */
    void openTask(String name) {
        page.navigate("/camunda/app/tasklist/default/");
        Locator task = page.locator(".tasks-list").getByText(name).first();
        // Tasklist takes its time before it shows the first list
        if (!appears(task, 5_000)) {
            eventually(task);
        }
        task.click();
        page.getByText("Claim", new GetByTextOptions().setExact(true)).click();
        assertThat(button("Complete")).isVisible();
    }

    /** Opens a mail in the mailbox as soon as it is there. */
    FrameLocator openMail(String subject) {
        page.navigate("/mailbox");
        Locator mail = page.getByText(subject);
        eventually(mail);
        mail.first().click();
        FrameLocator frame = page.frameLocator("iframe");
        assertThat(frame.locator("h1")).isVisible();
        return frame;
    }

    /** The system does its part at a time of its own; people press reload until they see it. */
    void eventually(Locator expected) {
        for (int i = 0; i < 40 && !appears(expected.first(), 500); i++) {
            page.reload();
        }
        assertThat(expected.first()).isVisible();
    }

    /** @param milliseconds at most */
    private static boolean appears(Locator expected, double milliseconds) {
        try {
            expected.waitFor(new Locator.WaitForOptions().setTimeout(milliseconds));
            return true;
        } catch (TimeoutError stillMissing) {
            return false;
        }
    }

    Locator form() {
        return page.locator(".fjs-container");
    }

    /** Submits Tasklist's form, which isn't taken: what was typed is still there beside what this answers. */
    Locator refused() {
        button("Complete").click();
        return page.locator(".page-notifications .alert").last();
    }

    /** Closes what a refusal left beside the form. */
    void closeAlerts() {
        Locator close = page.locator(".alert .close:visible");
        while (close.count() > 0) {
            close.first().click();
        }
    }

    /** Submits Tasklist's form, which is taken. */
    void complete() {
        button("Complete").click();
        assertThat(page.getByText("No task matching filters found").first()).isVisible();
    }

    /** A label ends in an asterisk where the field has to be filled in. */
    Locator field(String label) {
        return page.getByLabel(Pattern.compile("^\\s*" + label.replaceAll("[^\\w ]", "\\\\$0") + "\\s*\\*?\\s*$"));
    }

    void fill(String label, String value) {
        field(label).fill(value);
    }

    /** A radio button or a checkbox. */
    void check(String label) {
        page.getByLabel(label, new GetByLabelOptions().setExact(true)).check();
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    Page page() {
        return page;
    }

    /** On a phone nothing of our page sticks out to the side. */
    void fitsIntoANarrowWindow(String name) {
        page.setViewportSize(390, 844);
        look(name + "-narrow");
        assertThat(page.locator("main")).isVisible();
        Object tooWide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        org.assertj.core.api.Assertions.assertThat(tooWide)
                .as("pixels too wide")
                .isEqualTo(0);
        page.setViewportSize(WIDTH, HEIGHT);
    }

    /** On our page axe finds nothing to object to, in the light and, where all that differs are the colours, in the dark. */
    void isAccessible() {
        shownIn(ColorScheme.LIGHT);
        List<String> objections = new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getHelp() + ": " + node.getHtml() + " " + node.getFailureSummary()))
                        .toList();
        org.assertj.core.api.Assertions.assertThat(objections).as(page.url()).isEmpty();

        shownIn(ColorScheme.DARK);
        // the axe that is in the page already
        Object inTheDark = page.evaluate("async () => (await axe.run({runOnly: ['color-contrast'],"
                + " resultTypes: ['violations']})).violations"
                + ".flatMap(rule => rule.nodes.map(node => node.html + ' ' + node.failureSummary))");
        org.assertj.core.api.Assertions.assertThat(inTheDark)
                .as("%s, in the dark", page.url())
                .isEqualTo(List.of());
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void shownIn(ColorScheme scheme) {
        // a transition would show colours in between
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        look(page.url().replaceAll("\\W+", "-") + "-" + scheme.name().toLowerCase(Locale.ROOT));
    }

    /** With {@code -Dpictures}, a picture to be looked at. */
    void look(String name) {
        picture(Path.of("target", "pictures", name + ".png"));
    }

    /** With {@code -Dpictures}, a picture for the README. */
    void picture(String name) {
        picture(Path.of("docs", "images", name + ".png"));
    }

    private void picture(Path file) {
        if (TAKING_PICTURES) {
            page.waitForTimeout(400);
            page.screenshot(new Page.ScreenshotOptions().setPath(file));
        }
    }

    /** Of all pages that were shown in it. */
    List<String> scriptErrors() {
        return scriptErrors;
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }
}
