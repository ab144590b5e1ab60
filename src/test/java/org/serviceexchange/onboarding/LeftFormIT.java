package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What Tasklist keeps of forms in a browser that several people use, and how its forms look on a phone. */
@OnboardingTest
class LeftFormIT {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String KEPT = "() => Object.values(localStorage).some(value => value.includes('%s'))";

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Test
    void half_filled_form_is_kept_for_the_same_person_and_forgotten_for_the_next() {
        Person customer = story.newCustomerAdmin();
        story.registered(customer);
        Browser chromium = Browsers.chromium();
        BrowserSession window = new BrowserSession(chromium, port);
        window.signIn(customer.id());
        window.openTask("Create the provider record");
        window.fill("Provider's instance", "halffilled");
        window.button("Save").click();
        window.page().waitForFunction(KEPT.formatted("halffilled"));

        window.signIn(customer.id());
        openTaskAgain(window);
        assertThat(window.field("Provider's instance")).hasValue("halffilled");

        window.signIn("provider-admin");
        window.page().navigate(TASKLIST);
        window.page().waitForFunction("() => !(%s)()".formatted(KEPT.formatted("halffilled")));

        window.signIn(customer.id());
        openTaskAgain(window);
        assertThat(window.field("Provider's instance")).hasValue("");
    }

    @Test
    void half_filled_start_form_is_empty_for_the_next_person() {
        String other = story.newProviderAdmin();
        Browser chromium = Browsers.chromium();
        try {
            BrowserSession window = new BrowserSession(chromium, port);
            window.signIn("provider-admin");
            startForm(window);
            // as Tasklist keeps a start form, under a name that all of them share
            window.page()
                    .evaluate("() => localStorage.setItem('camunda-form:undefined',"
                            + " JSON.stringify({customerName: 'Half Filled Ltd'}))");

            window.signIn("provider-admin");
            startForm(window);
            assertThat(window.field("Customer")).hasValue("Half Filled Ltd");

            window.signIn(other);
            startForm(window);
            assertThat(window.field("Customer")).hasValue("");
        } finally {
            story.removeUser(other);
        }
    }

    @Test
    void long_label_of_a_checkbox_is_complete_on_a_phone() {
        Person customer = story.newCustomerAdmin();
        story.registered(customer);
        Browser chromium = Browsers.chromium();
        BrowserSession window = new BrowserSession(chromium, port);
        window.signIn(customer.id());
        window.openTask("Create the provider record");
        window.page().setViewportSize(390, 844);
        Locator label = window.form().locator(".fjs-form-field-checkbox label").first();
        label.scrollIntoViewIfNeeded();
        window.look("checkbox-390");
        Object cut = label.evaluate("e => [e, ...e.querySelectorAll('*')].some(one => "
                + "one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0 "
                + "&& getComputedStyle(one).overflow !== 'visible')");
        Assertions.assertThat(cut).as("part of the label is cut off").isEqualTo(false);
        Object right = label.evaluate("e => { let p = e.closest('.fjs-container').getBoundingClientRect();"
                + " let r = document.createRange(); r.selectNodeContents(e);"
                + " return r.getBoundingClientRect().right <= Math.min(p.right, innerWidth) + 1; }");
        Assertions.assertThat(right).as("the label ends inside the form").isEqualTo(true);
    }

    private static void openTaskAgain(BrowserSession window) {
        window.page().navigate(TASKLIST);
        window.page()
                .locator(".tasks-list")
                .getByText("Create the provider record")
                .first()
                .click();
        assertThat(window.field("Provider's instance")).isVisible();
    }

    private static void startForm(BrowserSession window) {
        window.page().navigate(TASKLIST);
        window.page().getByText("Start process").first().click();
        window.page().getByText("Onboard a customer").first().click();
        assertThat(window.field("Customer")).isVisible();
    }
}
