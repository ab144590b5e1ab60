package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
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
 * The README's walk-through, done by people in a real browser, in a window each. With {@code -Dpictures} it also takes
 * the README's screenshots anew.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.DEFINED_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1")
@ActiveProfiles("demo")
class WalkthroughIT {

    private static final Path PICTURES = Path.of("docs", "images");
    private static final boolean TAKING_PICTURES = System.getProperty("pictures") != null;
    // pictures show the links that a newcomer will see
    private static final int PORT = TAKING_PICTURES ? 8080 : freePort();

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
    void onboarding_in_browser_is_established() {
        Page provider = window();
        provider.navigate("/");
        assertThat(provider.getByText("customer-admin", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        picture(provider, "home");

        // the provider's admin registers the customer
        signInAtTasklist(provider, "provider-admin");
        assertThat(provider.getByText("All open tasks")).isVisible();
        provider.getByText("Start process").first().click();
        provider.getByRole(AriaRole.LINK, named("Onboard a customer")).click();
        fill(provider, "Customer", "Acme Corporation");
        fill(provider, "Contact's name", "Carla Customer");
        fill(provider, "Contact's e-mail address", "admin@customer.example");
        fill(provider, "Customer's instance", "exampleprovider");
        fill(provider, "Customer's instance ID", "a1b2c3d4e5f60718293a4b5c6d7e8f90");
        fill(provider, "Note for your agents", "Pilot customer, goes live in spring");
        button(provider, "Start").click();
        // bad input: the sentence is seen, and nothing that was typed is lost
        assertThat(provider.getByText("“Customer's instance”: this is your own instance; enter the customer's."))
                .isInViewport();
        assertThat(button(provider, "Start")).isInViewport();
        assertThat(field(provider, "Customer")).hasValue("Acme Corporation");
        picture(provider, "bad-input");
        fill(provider, "Customer's instance", "acme");
        picture(provider, "register");
        button(provider, "Start").click();
        assertThat(provider.locator(".modal-content")).hasCount(0);
        provider.getByText("See what comes next").click();
        assertThat(provider).hasURL(Pattern.compile(".*/onboardings/ONB0001001"));

        // everything else happens by itself: the provider reads the mails as the contact got them
        provider.navigate("/onboardings");
        eventually(provider, provider.getByText("Acme Corporation"));
        eventually(provider, provider.getByText("CS0001001"));
        provider.navigate("/mailbox");
        eventually(provider, provider.getByText("Case CS0001001"));
        provider.getByText("your steps in ServiceNow").click();
        assertThat(provider.frameLocator("iframe").getByText("ServiceNow Store").first())
                .isVisible();
        picture(provider, "mail");

        // the customer's admin creates the provider record
        Page customer = window();
        signInAtTasklist(customer, "customer-admin");
        openTask(customer, "Create the provider record in your instance");
        assertThat(customer.getByText("find the application Service Exchange")).isVisible();
        fill(customer, "Provider's instance", "exampleprovider");
        fill(customer, "Provider's instance ID", "0123456789abcdef0123456789abcdee");
        customer.getByLabel("The Service Exchange application is installed in our instance")
                .check();
        button(customer, "Complete").click();
        assertThat(customer.getByText("this is not the provider's instance ID")).isVisible();
        fill(customer, "Provider's instance ID", "0123456789abcdef0123456789abcdef");
        picture(customer, "provider-record");
        button(customer, "Complete").click();
        assertThat(customer.getByText("No task matching filters found").first()).isVisible();

        // the link in the work notes leads the provider's admin to the subscription
        provider.navigate("/onboardings/ONB0001001");
        Locator link = provider.locator("a[href$='/onboardings/ONB0001001#subscription']")
                .first();
        eventually(provider, link);
        eventually(provider, provider.locator(".pill", new Page.LocatorOptions().setHasText("Awaiting approval")));
        assertThat(provider.getByText("Approve the replication subscription").first())
                .isVisible();
        picture(provider, "record");
        link.click();
        assertThat(provider.locator("#subscription")).containsText("Pending Approval");

        // operations see in Cockpit where the onboarding stands
        Page operations = window();
        signIn(operations, "/camunda/app/cockpit/default/#/processes", "operations");
        operations.getByRole(AriaRole.LINK, named("Onboard a customer")).first().click();
        assertThat(operations.getByText("ONB0001001")).isVisible();
        assertThat(operations
                        .locator("[data-container-id=userTask_approveSubscription] .badge")
                        .first())
                .hasText("1");
        picture(operations, "cockpit");

        // the provider's admin approves
        provider.navigate("/camunda/app/tasklist/default/");
        openTask(provider, "Approve the replication subscription");
        assertThat(provider.getByText("Pilot customer, goes live in spring")).isVisible();
        provider.getByLabel("Approve", new GetByLabelOptions().setExact(true)).check();
        provider.getByLabel("Yes, approve this subscription").check();
        picture(provider, "approve");
        button(provider, "Complete").click();
        assertThat(provider.getByText("No task matching filters found").first()).isVisible();

        // the customer's admin activates
        customer.navigate("/camunda/app/tasklist/default/");
        openTask(customer, "Activate the replication set");
        customer.getByLabel("Yes, the replication set is activated in our instance")
                .check();
        picture(customer, "activate");
        button(customer, "Complete").click();
        assertThat(customer.getByText("No task matching filters found").first()).isVisible();

        // established, for both to see; work notes for the provider alone
        customer.navigate("/onboardings/ONB0001001");
        eventually(customer, customer.locator(".pill", new Page.LocatorOptions().setHasText("Established")));
        assertThat(customer.getByText("Pilot customer, goes live in spring")).hasCount(0);
        provider.navigate("/onboardings/ONB0001001");
        assertThat(provider.getByText("Pilot customer, goes live in spring").first())
                .isVisible();
        eventually(provider, provider.getByText("Resolved").first());
        picture(provider, "established");

        // another customer's admin sees nothing of it
        Page other = window();
        signInAtTasklist(other, "other-customer-admin");
        assertThat(other.getByText("No task matching filters")).isVisible();
        Assertions.assertThat(other.navigate("/onboardings/ONB0001001").status())
                .isEqualTo(404);
        Assertions.assertThat(scriptErrors).isEmpty();
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

    private static void signInAtTasklist(Page page, String user) {
        signIn(page, "/camunda/app/tasklist/default/", user);
    }

    private static void signIn(Page page, String path, String user) {
        page.navigate(path);
        page.getByPlaceholder("Username").fill(user);
        page.getByPlaceholder("Password").fill("demo");
        button(page, "Log in").click();
        assertThat(page.getByPlaceholder("Password")).hasCount(0);
    }

    private static void openTask(Page page, String name) {
        Locator task = page.locator(".tasks-list").getByText(name).first();
        eventually(page, task);
        task.click();
        page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(button(page, "Complete")).isVisible();
    }

    /** The system does its part at a time of its own; people press reload until they see it. */
    private static void eventually(Page page, Locator expected) {
        for (int i = 0; i < 40 && expected.count() == 0; i++) {
            page.waitForTimeout(500);
            if (expected.count() == 0) {
                page.reload();
                page.waitForTimeout(500);
            }
        }
        assertThat(expected.first()).isVisible();
    }

    private static void fill(Page page, String label, String value) {
        field(page, label).fill(value);
    }

    /** A label ends in an asterisk where the field has to be filled in. */
    private static Locator field(Page page, String label) {
        return page.getByLabel(Pattern.compile("^\\s*" + label + "\\s*\\*?\\s*$"));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private static void picture(Page page, String name) {
        if (TAKING_PICTURES) {
            page.waitForTimeout(300);
            page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
