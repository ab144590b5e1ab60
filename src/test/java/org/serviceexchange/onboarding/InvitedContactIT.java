package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Somebody without an account, from the mail to the done task; a colleague; and the password forgotten. In a real browser,
 * in a window each. Screenshots are in {@code target/pictures}; with {@code -Dpictures} the README's is taken anew.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1")
@ActiveProfiles("demo")
class InvitedContactIT {

    private static final String PASSWORD = "three quiet green boats";
    private static final String NEW_PASSWORD = "four loud yellow trains";
    private static final int PORT = freePort();

    private static Playwright playwright;
    private static Browser chromium;
    private final List<String> scriptErrors = new ArrayList<>();

    @DynamicPropertySource
    static void listenWhereTheLinksPointTo(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
        properties.add("onboarding.web.base-url", () -> "http://localhost:" + PORT);
    }

    @BeforeAll
    static void openBrowser() {
        playwright = Browsers.playwright();
        chromium = Browsers.launch(playwright);
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
        playwright.close();
    }

    @Test
    void invited_contact_sets_password_and_completes_first_task() {
        // the provider's admin registers a contact whom nobody here knows
        Page provider = window();
        provider.navigate("/camunda/app/tasklist/default/");
        provider.getByPlaceholder("Username").fill("provider-admin");
        provider.getByPlaceholder("Password").fill("demo");
        button(provider, "Log in").click();
        provider.getByText("Start process").first().click();
        provider.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Onboard a customer"))
                .click();
        field(provider, "Customer").fill("Newcomer Industries");
        field(provider, "Contact's name").fill("Nina Newcomer");
        field(provider, "Contact's e-mail address").fill("Nina.Newcomer@newco.example");
        field(provider, "Customer's instance").fill("newco");
        field(provider, "Customer's instance ID").fill("a1b2c3d4e5f60718293a4b5c6d7e8f91");
        button(provider, "Start").click();
        assertThat(provider.locator(".modal-content")).hasCount(0);

        // the contact reads the mail, as the provider can here, and follows its link
        FrameLocator mail = openMail(provider, "your steps in ServiceNow");
        picture(provider, "instructions-with-link");
        String link = mail.getByText("Set your password", new FrameLocator.GetByTextOptions().setExact(true))
                .getAttribute("href");
        provider.navigate("/onboardings/ONB0001001");
        assertThat(provider.locator("#people")).containsText("Invited");
        picture(provider, "record-invited");

        Page nina = window();
        nina.navigate(link);
        assertThat(nina.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("Connect Newcomer Industries with Example-Provider");
        picture(nina, "invitation");
        setPassword(nina, "my nina.newcomer password", "something else than that");
        assertThat(nina.getByRole(AriaRole.ALERT))
                .containsText(
                        "“New password”: leave your name and e-mail address out of it.\n“Repeat the new password”: this isn't the same");
        picture(nina, "invitation-refused");
        setPassword(nina, PASSWORD, PASSWORD);

        // they are in Tasklist, and look at their task
        assertThat(nina.locator(".task-details h2").getByText("Create the provider record in your instance"))
                .isVisible();
        picture(nina, "invited-in-tasklist");
        nina.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
        field(nina, "Provider's instance").fill("exampleprovider");
        field(nina, "Provider's instance ID").fill("0123456789abcdef0123456789abcdef");
        nina.getByLabel("The Service Exchange application is installed in our instance")
                .check();
        button(nina, "Complete").click();
        assertThat(nina.getByText("No task matching filters found").first()).isVisible();

        // the link is used up
        Page late = window();
        late.navigate(link);
        assertThat(late.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("This link can't be used");
        picture(late, "link-unusable");

        // a colleague, invited by the first
        nina.navigate("/onboardings/ONB0001001");
        nina.getByText("Invite one more admin").click();
        picture(nina, "invite");
        assertThat(nina.getByLabel("Contact's name")).hasValue("");
        nina.getByLabel("Contact's name").fill("Carl Colleague");
        nina.getByLabel("Contact's e-mail address").fill("carl@newco.example");
        button(nina, "Send the invitation").click();
        assertThat(nina.getByText("A mail with a new link went to carl@newco.example"))
                .isVisible();
        assertThat(nina.getByLabel("The link, in case the mail doesn't arrive")).hasCount(0);
        picture(nina, "invited-by-customer");
        link = openMail(provider, "You are invited to act for Newcomer Industries")
                .getByText("Set your password", new FrameLocator.GetByTextOptions().setExact(true))
                .getAttribute("href");
        picture(provider, "invitation-mail");

        Page carl = window();
        carl.navigate(link);
        setPassword(carl, PASSWORD, PASSWORD);
        assertThat(carl.getByText("Carl Colleague")).isVisible();
        carl.navigate("/onboardings/ONB0001001");
        assertThat(carl.locator("#people")).containsText("carl@newco.example");
        assertThat(carl.locator("#people .pill.done")).hasCount(2);
        picture(carl, "record-people");

        // who forgets the password, sets a new one, and is signed out wherever the old one was used
        Page forgetful = window();
        forgetful.navigate("/sign-in");
        picture(forgetful, "sign-in");
        forgetful.getByText("Forgotten your password?").click();
        forgetful.getByLabel("E-mail address").fill("carl@newco.example");
        picture(forgetful, "forgotten-password");
        button(forgetful, "Send the link").click();
        assertThat(forgetful.getByRole(AriaRole.STATUS)).containsText("If there is an account with this address");
        picture(forgetful, "forgotten-password-asked");
        provider.waitForTimeout(500);
        link = openMail(provider, "Set a new password")
                .getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Set a new password"))
                .getAttribute("href");
        picture(provider, "password-mail");
        forgetful.navigate(link);
        picture(forgetful, "new-password");
        setPassword(forgetful, NEW_PASSWORD, NEW_PASSWORD);
        assertThat(forgetful.getByRole(AriaRole.STATUS)).containsText("Your new password is set");
        carl.navigate("/onboardings");
        assertThat(carl).hasURL(Pattern.compile(".*/sign-in"));
        signIn(carl, "carl@newco.example", NEW_PASSWORD);
        assertThat(carl.getByText("Newcomer Industries").first()).isVisible();

        // the link to hand over, where mail doesn't reach
        provider.navigate("/onboardings/ONB0001001/invitation");
        provider.getByLabel("Contact's name").fill("Hanna Handover");
        provider.getByLabel("Contact's e-mail address").fill("hanna@newco.example");
        button(provider, "Send the invitation").click();
        assertThat(provider.getByLabel("The link, in case the mail doesn't arrive"))
                .hasValue(Pattern.compile("http://localhost:%d/invitation/[A-Za-z0-9_-]{43}".formatted(PORT)));
        picture(provider, "invited-by-provider");
        provider.navigate("/onboardings/ONB0001001");
        picture(provider, "record-by-provider");
        button(provider, "Take back").click();
        assertThat(provider.locator("#people")).containsText("Invitation taken back");

        Assertions.assertThat(scriptErrors).isEmpty();
    }

    private static void setPassword(Page page, String password, String repeated) {
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill(password);
        page.getByLabel("Repeat the new password").fill(repeated);
        page.locator("main button[type=submit]").click();
    }

    private static void signIn(Page page, String user, String password) {
        page.getByLabel("User").fill(user);
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(password);
        button(page, "Sign in").click();
    }

    /** The mail gets here at a time of its own; people press reload until they see it. */
    private static FrameLocator openMail(Page page, String subject) {
        page.navigate("/mailbox");
        Locator mail = page.getByText(subject);
        for (int i = 0; i < 40 && mail.count() == 0; i++) {
            page.waitForTimeout(500);
            page.reload();
        }
        mail.first().click();
        FrameLocator frame = page.frameLocator("iframe");
        assertThat(frame.locator("h1")).isVisible();
        return frame;
    }

    private Page window() {
        BrowserContext context = chromium.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + PORT)
                .setViewportSize(1440, 900));
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onPageError(scriptErrors::add);
        return page;
    }

    /** A label ends in an asterisk where the field has to be filled in. */
    private static Locator field(Page page, String label) {
        return page.getByLabel(Pattern.compile("^\\s*" + label + "\\s*\\*?\\s*$"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(Path.of("target", "pictures", name + ".png"))
                .setFullPage(true));
        if (System.getProperty("pictures") != null && name.equals("invitation")) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("docs", "images", name + ".png")));
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
