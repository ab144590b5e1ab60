package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Every kind of page in a real browser, which reports what the content security policy kept it from doing. */
@OnboardingTest
class PoliciesIT {

    private static Browser chromium;

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    private final List<String> violations = new ArrayList<>();
    private BrowserSession window;
    private Page page;

    @BeforeAll
    static void openBrowser() {
        chromium = Browsers.chromium();
    }

    @BeforeEach
    void open_a_window() {
        window = new BrowserSession(chromium, port);
        page = window.page();
        page.onPageError(violations::add);
        page.onConsoleMessage(message -> {
            if (message.text().matches("(?is).*(content security policy|refused to|violates the following).*")) {
                violations.add(message.text());
            }
        });
    }

    @Test
    void what_the_policy_forbids_is_noticed_here() {
        page.navigate("/");
        page.evaluate(
                "() => document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))");
        page.waitForCondition(() -> !violations.isEmpty());
    }

    @Test
    void our_pages_need_nothing_that_the_policy_forbids() {
        Person customer = story.newCustomerAdmin();
        String number = story.numberOf(story.registered(customer));
        for (String path : List.of("/", "/sign-in", "/nothing-here")) {
            page.navigate(path);
        }
        window.signIn("provider-admin");
        for (String path : List.of("/onboardings", "/onboardings/" + number, "/mailbox")) {
            page.navigate(path);
            assertThat(page.locator("main h1").first()).isVisible();
        }
        page.getByText("your steps in ServiceNow").first().click();
        assertThat(page.frameLocator("iframe").getByText("ServiceNow Store").first())
                .isVisible();
        assertNothingWasKeptBack();
    }

    @Test
    void tasklist_needs_nothing_that_its_policy_forbids() {
        story.registered(story.newCustomerAdmin());
        // customers have one tab only
        window.signInAtTasklist("provider-admin");
        page.getByText("All open tasks").first().click();
        page.locator(".tasks-list")
                .getByText("Create the provider record in your instance")
                .first()
                .click();
        assertThat(page.getByText("find the application Service Exchange")).isVisible();
        for (String tab : List.of("History", "Diagram", "Description")) {
            page.getByText(tab, new Page.GetByTextOptions().setExact(true))
                    .first()
                    .click();
            page.waitForLoadState();
        }
        assertNothingWasKeptBack();
    }

    @Test
    void the_start_form_needs_nothing_that_the_policy_forbids() {
        window.signInAtTasklist("provider-admin");
        page.getByText("Start process").first().click();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Onboard a customer"))
                .click();
        assertThat(page.getByText("Customer's instance ID").first()).isVisible();
        assertNothingWasKeptBack();
    }

    @Test
    void cockpit_and_admin_need_nothing_that_their_policy_forbids() {
        String number = story.numberOf(story.registered(story.newCustomerAdmin()));
        window.signInAt("/camunda/app/cockpit/default/#/processes", "operations");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Onboard a customer"))
                .first()
                .click();
        Locator drawn = page.locator("[data-container-id=userTask_createProviderRecord] .badge")
                .first();
        assertThat(drawn).isVisible();
        assertThat(page.getByText(number)).isVisible();
        page.context().clearCookies();
        window.signInAt("/camunda/app/admin/default/#/users", "admin");
        assertThat(page.getByText("provider-agent").first()).isVisible();
        assertNothingWasKeptBack();
    }

    private void assertNothingWasKeptBack() {
        Assertions.assertThat(violations).isEmpty();
    }
}
