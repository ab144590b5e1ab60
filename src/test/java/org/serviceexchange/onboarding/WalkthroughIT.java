package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
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
    void onboarding_in_browser_is_established() {
        BrowserSession provider = window();
        provider.page().navigate("/");
        assertThat(provider.page()
                        .getByText("customer-admin", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        provider.picture("home");

        // the provider's admin registers the customer
        provider.signInAtTasklist("provider-admin");
        assertThat(provider.page().getByText("All open tasks")).isVisible();
        provider.page().getByText("Start process").first().click();
        provider.page().getByRole(AriaRole.LINK, named("Onboard a customer")).click();
        provider.fill("Customer", "Acme Corporation");
        provider.fill("Contact's name", "Carla Customer");
        provider.fill("Contact's e-mail address", "admin@customer.example");
        provider.fill("Customer's instance", "exampleprovider");
        provider.fill("Customer's instance ID", "a1b2c3d4e5f60718293a4b5c6d7e8f90");
        provider.fill("Note for your agents", "Pilot customer, goes live in spring");
        provider.button("Start").click();
        // bad input: the sentence is seen, and nothing that was typed is lost
        assertThat(provider.page().getByText("“Customer's instance”: this is your own instance; enter the customer's."))
                .isInViewport();
        assertThat(provider.button("Start")).isInViewport();
        assertThat(provider.field("Customer")).hasValue("Acme Corporation");
        provider.picture("bad-input");
        provider.fill("Customer's instance", "acme");
        provider.closeAlerts();
        provider.field("Customer").scrollIntoViewIfNeeded();
        provider.picture("register");
        provider.button("Start").click();
        assertThat(provider.page().locator(".modal-content")).hasCount(0);
        provider.page().getByText("See what comes next").click();
        assertThat(provider.page()).hasURL(Pattern.compile(".*/onboardings/ONB0001001"));

        // everything else happens by itself: the provider reads the mails as the contact got them
        provider.page().navigate("/onboardings");
        provider.eventually(provider.page().getByText("Acme Corporation"));
        provider.eventually(provider.page().getByText("CS0001001"));
        provider.page().navigate("/mailbox");
        provider.eventually(provider.page().getByText("Case CS0001001"));
        provider.page().getByText("your steps in ServiceNow").click();
        assertThat(provider.page()
                        .frameLocator("iframe")
                        .getByText("ServiceNow Store")
                        .first())
                .isVisible();
        provider.picture("mail");

        // the customer's admin creates the provider record
        BrowserSession customer = window();
        customer.signInAtTasklist("customer-admin");
        customer.openTask("Create the provider record in your instance");
        assertThat(customer.page().getByText("find the application Service Exchange"))
                .isVisible();
        customer.fill("Provider's instance", "exampleprovider");
        customer.fill("Provider's instance ID", "0123456789abcdef0123456789abcdee");
        customer.page()
                .getByLabel("The Service Exchange application is installed in our instance")
                .check();
        customer.button("Complete").click();
        assertThat(customer.page().getByText("this is not the provider's instance ID"))
                .isVisible();
        customer.fill("Provider's instance ID", "0123456789abcdef0123456789abcdef");
        customer.closeAlerts();
        customer.picture("provider-record");
        customer.button("Complete").click();
        assertThat(customer.page().getByText("No task matching filters found").first())
                .isVisible();

        // the link in the work notes leads the provider's admin to the subscription
        provider.page().navigate("/onboardings/ONB0001001");
        Locator link = provider.page()
                .locator("a[href$='/onboardings/ONB0001001#subscription']")
                .first();
        provider.eventually(link);
        provider.eventually(
                provider.page().locator(".pill", new Page.LocatorOptions().setHasText("Awaiting approval")));
        assertThat(provider.page()
                        .getByText("Approve the replication subscription")
                        .first())
                .isVisible();
        provider.picture("record");
        link.click();
        assertThat(provider.page().locator("#subscription")).containsText("Pending Approval");

        // operations see in Cockpit where the onboarding stands
        BrowserSession operations = window();
        operations.signInAt("/camunda/app/cockpit/default/#/processes", "operations");
        operations
                .page()
                .getByRole(AriaRole.LINK, named("Onboard a customer"))
                .first()
                .click();
        assertThat(operations.page().getByText("ONB0001001")).isVisible();
        assertThat(operations
                        .page()
                        .locator("[data-container-id=userTask_approveSubscription] .badge")
                        .first())
                .hasText("1");
        operations.picture("cockpit");

        // the provider's admin approves
        provider.openTask("Approve the replication subscription");
        // the decision comes first, the work notes are folded
        assertThat(provider.page().getByText("Pilot customer, goes live in spring"))
                .hasCount(0);
        provider.page().getByLabel("Show the work notes on the case").check();
        assertThat(provider.page().getByText("Pilot customer, goes live in spring"))
                .isVisible();
        provider.page()
                .getByLabel("Approve", new GetByLabelOptions().setExact(true))
                .check();
        provider.page().getByLabel("Yes, approve this subscription").check();
        provider.picture("approve");
        provider.button("Complete").click();
        assertThat(provider.page().getByText("No task matching filters found").first())
                .isVisible();

        // the customer's admin activates
        customer.openTask("Activate the replication set");
        customer.page()
                .getByLabel("Yes, the replication set is activated in our instance")
                .check();
        customer.picture("activate");
        customer.button("Complete").click();
        assertThat(customer.page().getByText("No task matching filters found").first())
                .isVisible();

        // established, for both to see; work notes for the provider alone
        customer.page().navigate("/onboardings/ONB0001001");
        customer.eventually(customer.page().locator(".pill", new Page.LocatorOptions().setHasText("Established")));
        assertThat(customer.page().getByText("Pilot customer, goes live in spring"))
                .hasCount(0);
        provider.page().navigate("/onboardings/ONB0001001");
        assertThat(provider.page()
                        .getByText("Pilot customer, goes live in spring")
                        .first())
                .isVisible();
        provider.eventually(provider.page().getByText("Resolved").first());
        provider.picture("established");

        // another customer's admin sees nothing of it
        BrowserSession other = window();
        other.signInAtTasklist("other-customer-admin");
        assertThat(other.page().getByText("No task matching filters")).isVisible();
        Assertions.assertThat(other.page().navigate("/onboardings/ONB0001001").status())
                .isEqualTo(404);
        Assertions.assertThat(windows).allMatch(window -> window.scriptErrors().isEmpty());
    }

    private BrowserSession window() {
        BrowserSession window = new BrowserSession(chromium, PORT);
        windows.add(window);
        return window;
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
