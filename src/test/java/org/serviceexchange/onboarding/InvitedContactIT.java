package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Somebody without an account, from the mail to the done task; a colleague; and the password forgotten. In a real browser,
 * in a window each. With {@code -Dpictures} its screenshots are in
 * {@code target/pictures}.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1")
@ActiveProfiles("demo")
class InvitedContactIT {

    private static final String PASSWORD = "three quiet green boats";
    private static final String NEW_PASSWORD = "four loud yellow trains";
    private static final int PORT = freePort();

    private static Browser chromium;
    private final List<BrowserSession> windows = new ArrayList<>();

    @DynamicPropertySource
    static void listenWhereTheLinksPointTo(DynamicPropertyRegistry properties) {
        properties.add("server.port", () -> PORT);
        properties.add("onboarding.web.base-url", () -> "http://localhost:" + PORT);
    }

    @BeforeAll
    static void openBrowser() {
        chromium = Browsers.chromium();
    }

    @Test
    void invited_contact_sets_password_and_completes_first_task() {
        // the provider's admin registers a contact whom nobody here knows
        BrowserSession provider = window();
        provider.signInAtTasklist("provider-admin");
        provider.page().getByText("Start process").first().click();
        provider.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Onboard a customer"))
                .click();
        provider.field("Customer").fill("Newcomer Industries");
        provider.field("Contact's name").fill("Nina Newcomer");
        provider.field("Contact's e-mail address").fill("Nina.Newcomer@newco.example");
        provider.field("Customer's instance").fill("newco");
        provider.field("Customer's instance ID").fill("a1b2c3d4e5f60718293a4b5c6d7e8f91");
        provider.button("Start").click();
        assertThat(provider.page().locator(".modal-content")).hasCount(0);

        // the contact reads the mail, as the provider can here, and follows its link
        FrameLocator mail = provider.openMail("your steps in ServiceNow");
        provider.look("instructions-with-link");
        String link = mail.getByText("Set your password", new FrameLocator.GetByTextOptions().setExact(true))
                .getAttribute("href");
        provider.page().navigate("/onboardings/ONB0001001");
        assertThat(provider.page().locator("#people")).containsText("Invited");
        provider.look("record-invited");

        BrowserSession nina = window();
        nina.page().navigate(link);
        assertThat(nina.page().getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("Connect Newcomer Industries with Example-Provider");
        nina.picture("invitation");
        setPassword(nina.page(), "my nina.newcomer password", "something else than that");
        assertThat(nina.page().getByRole(AriaRole.ALERT))
                .containsText("“New password”: leave your name and e-mail address out of it.\n"
                        + "“Repeat the new password”: this isn't the same");
        nina.look("invitation-refused");
        setPassword(nina.page(), PASSWORD, PASSWORD);

        // they are in Tasklist, and look at their task
        assertThat(nina.page().locator(".task-details h2").getByText("Create the provider record in your instance"))
                .isVisible();
        nina.look("invited-in-tasklist");
        nina.page()
                .getByText("Claim", new Page.GetByTextOptions().setExact(true))
                .click();
        nina.field("Provider's instance").fill("exampleprovider");
        nina.field("Provider's instance ID").fill("0123456789abcdef0123456789abcdef");
        nina.page()
                .getByLabel("The Service Exchange application is installed in our instance")
                .check();
        nina.button("Complete").click();
        assertThat(nina.page().getByText("No task matching filters found").first())
                .isVisible();

        // the link is used up
        BrowserSession late = window();
        late.page().navigate(link);
        assertThat(late.page().getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
                .hasText("This link can't be used");
        late.look("link-unusable");

        // a colleague, invited by the first
        nina.page().navigate("/onboardings/ONB0001001");
        nina.page().getByText("Invite one more admin").click();
        nina.look("invite");
        assertThat(nina.page().getByLabel("Contact's name")).hasValue("");
        nina.page().getByLabel("Contact's name").fill("Carl Colleague");
        nina.page().getByLabel("Contact's e-mail address").fill("carl@newco.example");
        nina.button("Send the invitation").click();
        assertThat(nina.page().getByText("A mail with a new link went to carl@newco.example"))
                .isVisible();
        assertThat(nina.page().getByLabel("The link, in case the mail doesn't arrive"))
                .hasCount(0);
        nina.look("invited-by-customer");
        link = provider.openMail("You are invited to act for Newcomer Industries")
                .getByText("Set your password", new FrameLocator.GetByTextOptions().setExact(true))
                .getAttribute("href");
        provider.look("invitation-mail");

        BrowserSession carl = window();
        carl.page().navigate(link);
        setPassword(carl.page(), PASSWORD, PASSWORD);
        assertThat(carl.page().getByText("Carl Colleague")).isVisible();
        carl.page().navigate("/onboardings/ONB0001001");
        assertThat(carl.page().locator("#people")).containsText("carl@newco.example");
        assertThat(carl.page().locator("#people .pill.done")).hasCount(2);
        carl.look("record-people");

        // who forgets the password, sets a new one, and is signed out wherever the old one was used
        BrowserSession forgetful = window();
        forgetful.page().navigate("/sign-in");
        forgetful.look("sign-in");
        forgetful.page().getByText("Forgotten your password?").click();
        forgetful.page().getByLabel("E-mail address").fill("carl@newco.example");
        forgetful.look("forgotten-password");
        forgetful.button("Send the link").click();
        assertThat(forgetful.page().getByRole(AriaRole.STATUS))
                .containsText("If there is an account with this address");
        forgetful.look("forgotten-password-asked");
        provider.page().waitForTimeout(500);
        link = provider.openMail("Set a new password")
                .getByRole(AriaRole.LINK, new FrameLocator.GetByRoleOptions().setName("Set a new password"))
                .getAttribute("href");
        provider.look("password-mail");
        forgetful.page().navigate(link);
        forgetful.look("new-password");
        setPassword(forgetful.page(), NEW_PASSWORD, NEW_PASSWORD);
        assertThat(forgetful.page().getByRole(AriaRole.STATUS)).containsText("Your new password is set");
        carl.page().navigate("/onboardings");
        assertThat(carl.page()).hasURL(Pattern.compile(".*/sign-in"));
        signIn(carl.page(), "carl@newco.example", NEW_PASSWORD);
        assertThat(carl.page().getByText("Newcomer Industries").first()).isVisible();

        // the link to hand over, where mail doesn't reach
        provider.page().navigate("/onboardings/ONB0001001/invitation");
        provider.page().getByLabel("Contact's name").fill("Hanna Handover");
        provider.page().getByLabel("Contact's e-mail address").fill("hanna@newco.example");
        provider.button("Send the invitation").click();
        assertThat(provider.page().getByLabel("The link, in case the mail doesn't arrive"))
                .hasValue(Pattern.compile("http://localhost:%d/invitation/[A-Za-z0-9_-]{43}".formatted(PORT)));
        provider.look("invited-by-provider");
        provider.page().navigate("/onboardings/ONB0001001");
        provider.look("record-by-provider");
        provider.button("Revoke").click();
        assertThat(provider.page().locator("#people")).containsText("Invitation revoked");

        Assertions.assertThat(windows).allMatch(window -> window.scriptErrors().isEmpty());
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
        page.locator("main button[type=submit]").click();
    }

    private BrowserSession window() {
        BrowserSession window = new BrowserSession(chromium, PORT);
        windows.add(window);
        return window;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
