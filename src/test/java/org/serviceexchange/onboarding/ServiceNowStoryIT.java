package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.servicenow.ServiceNowStandIn;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An onboarding with ServiceNow: after the registration, people click in the instance and nowhere else. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1",
            "onboarding.servicenow.poll-every=1s"
        })
@ActiveProfiles("demo")
// the instance goes with this class, and nobody else could use the application without it
@DirtiesContext
class ServiceNowStoryIT {

    private static final ServiceNowStandIn INSTANCE = new ServiceNowStandIn(0);

    private static Browser chromium;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void instance(DynamicPropertyRegistry properties) {
        INSTANCE.settingsOfAllModes().forEach((key, value) -> properties.add(key, () -> value));
    }

    @BeforeAll
    static void openBrowser() {
        INSTANCE.installServiceExchange();
        chromium = Browsers.chromium();
    }

    @AfterAll
    static void close() {
        INSTANCE.close();
    }

    @Test
    void clicks_in_servicenow_establish_the_integration() {
        BrowserSession provider = new BrowserSession(chromium, port);
        provider.signInAtTasklist("provider-admin");
        provider.page().getByText("Start process").first().click();
        provider.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Onboard a customer"))
                .click();
        provider.fill("Customer", "Acme Corporation");
        provider.fill("Contact's name", "Carla Customer");
        provider.fill("Contact's e-mail address", "admin@customer.example");
        provider.fill("Customer's instance", "stand-in");
        provider.fill("Customer's instance ID", ServiceNowStandIn.INSTANCE_ID);
        provider.button("Start").click();
        assertThat(provider.page().locator(".modal-content")).hasCount(0);

        // the case is in ServiceNow, with the work notes of the registration
        Page serviceNow = chromium.newContext(new NewContextOptions().setIgnoreHTTPSErrors(true))
                .newPage();
        provider.page().navigate("/onboardings/ONB0001001");
        provider.eventually(provider.page().locator(".pill", having("Awaiting provider record")));
        serviceNow.navigate(INSTANCE.url());
        assertThat(serviceNow.getByText("Correlation ID: ONB0001001").first()).isVisible();

        // the stand-in plays the customer's instance, too
        BrowserSession customer = new BrowserSession(chromium, port);
        customer.signIn("customer-admin");
        customer.page().navigate("/onboardings/ONB0001001");
        customer.page()
                .getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Access to this instance"))
                .click();
        customer.page().locator("summary:has-text('API key')").click();
        customer.page().locator("#apiKey").fill(ServiceNowStandIn.API_KEY);
        customer.page()
                .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save and test"))
                .last()
                .click();
        assertThat(customer.page().locator(".checks li .pill"))
                .hasText(new String[] {"OK", "OK", "OK", "OK", "OK", "OK"});

        serviceNow.getByLabel("Instance ID").fill(ServiceNowStandIn.INSTANCE_ID);
        click(serviceNow, "Create Replication Set");
        provider.eventually(provider.page().locator(".pill", having("Awaiting approval")));
        click(serviceNow, "Approve");
        provider.eventually(provider.page().locator(".pill", having("Awaiting activation")));
        click(serviceNow, "Activate");
        provider.eventually(provider.page().locator(".pill", having("Established")));

        assertThat(provider.page()
                        .getByText("admin.of.the.provider (ServiceNow)")
                        .first())
                .isVisible();
        assertThat(provider.page().locator("#subscription")).containsText("Seen in ServiceNow");
        assertThat(provider.page().locator("#subscription"))
                .containsText(Pattern.compile("Seen in ServiceNow\\s+Active", Pattern.DOTALL));
        provider.eventually(provider.page().getByText("Resolved").first());
        serviceNow.reload();
        assertThat(serviceNow.getByText("State: Resolved").first()).isVisible();
        Assertions.assertThat(provider.scriptErrors()).isEmpty();
    }

    private static void click(Page serviceNow, String button) {
        serviceNow
                .getByRole(
                        AriaRole.BUTTON, new GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
        assertThat(serviceNow.getByText(button + ": done")).isVisible();
    }

    private static LocatorOptions having(String text) {
        return new LocatorOptions().setHasText(text);
    }
}
