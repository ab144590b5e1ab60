package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.LocatorOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.instances.CustomerConnections;
import org.serviceexchange.onboarding.servicenow.InstanceClient;
import org.serviceexchange.onboarding.servicenow.ServiceNowInstances;
import org.serviceexchange.onboarding.servicenow.ServiceNowStandIn;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An onboarding with ServiceNow: after the registration, people click in the instance and nowhere else. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1",
            "onboarding.casesystem.mode=servicenow",
            "onboarding.casesystem.create-customers=true",
            "onboarding.instances.mode=servicenow",
            "onboarding.servicenow.poll-every=1s"
        })
@ActiveProfiles("demo")
// the instance goes with this class, and nobody else could use the application without it
@DirtiesContext
class ServiceNowStoryIT {

    private static final ServiceNowStandIn INSTANCE = new ServiceNowStandIn(0);
    private static final String INSTANCE_ID = "a1b2c3d4e5f60718293a4b5c6d7e8f90";

    private static Playwright playwright;
    private static Browser chromium;

    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void instance(DynamicPropertyRegistry properties) {
        INSTANCE.settings().forEach((key, value) -> properties.add(key, () -> value));
        // the customer's instance is there
        properties.add(
                "onboarding.outgoing.instances.acme.host", () -> INSTANCE.url().substring("https://".length()));
        properties.add("onboarding.outgoing.instances.acme.networks", () -> "127.0.0.1/32,::1/128");
    }

    @TestConfiguration
    static class Access {

        /** The stand-in plays the customer's instance, too. */
        @Bean
        @Primary
        CustomerConnections connections(ServiceNowInstances instances) {
            InstanceClient instance = instances.provider("test");
            return onboarding -> Optional.of(instance);
        }
    }

    @BeforeAll
    static void openBrowser() {
        playwright = Browsers.playwright();
        chromium = Browsers.launch(playwright);
    }

    @AfterAll
    static void close() {
        chromium.close();
        playwright.close();
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
        provider.fill("Customer's instance", "acme");
        provider.fill("Customer's instance ID", INSTANCE_ID);
        provider.button("Start").click();
        assertThat(provider.page().locator(".modal-content")).hasCount(0);

        // the case is in ServiceNow, with the work notes of the registration
        Page serviceNow = chromium.newContext(new NewContextOptions().setIgnoreHTTPSErrors(true))
                .newPage();
        provider.page().navigate("/onboardings/ONB0001001");
        provider.eventually(provider.page().locator(".pill", having("Awaiting provider record")));
        serviceNow.navigate(INSTANCE.url());
        assertThat(serviceNow.getByText("Correlation ID: ONB0001001").first()).isVisible();

        serviceNow.getByLabel("Instance ID").fill(INSTANCE_ID);
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
