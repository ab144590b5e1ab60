package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByTextOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The web apps as a customer sees them: Tasklist with all that it offers and without a single error, and of the others a
 * friendly no.
 */
@OnboardingTest
class CustomersWebAppsIT {

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    /** Whatever a page shows as an alert, however short. */
    private static final String WATCH_ALERTS =
            """
            new MutationObserver(() => document
                .querySelectorAll('[notifications-panel] .alert, .page-notifications .alert, .alert-danger')
                .forEach(alert => alert.offsetParent && window.alertShown(alert.textContent)))
              .observe(document, {childList: true, subtree: true, attributes: true, attributeFilter: ['class']})
            """;

    private final List<String> refused = new ArrayList<>();
    private final List<String> alerts = new CopyOnWriteArrayList<>();
    private BrowserSession window;
    private Page page;

    @Test
    void customer_can_use_tasklist_but_not_cockpit_or_admin() {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.registered(customer);
        Browser chromium = Browsers.chromium();
        window = window(chromium);
        page = window.page();
        window.signInAtTasklist(customer.id());

        // what there is to do, and what there is to see of it
        page.locator(".tasks-list")
                .getByText("Create the provider record")
                .first()
                .click();
        assertThat(page.getByText("find the application Service Exchange")).isVisible();
        // the form does not send people to the form
        assertThat(page.locator(".fjs-container")).not().containsText("open the task");
        String number = story.numberOf(instance);
        assertThat(page.locator(".tasks-list .onboarding-of"))
                .hasText(customer.company() + " (Production) · " + number);
        assertThat(page.locator(".task-card .onboarding-of")).hasText(customer.company() + " (Production) · " + number);
        look("task");
        // nobody here may do these
        for (String hidden : List.of(
                ".createCommentLink",
                ".create-task-action",
                ".followup-date",
                ".reset-due-date",
                ".reset-assignee",
                // the id of a group, tabs that show a customer nothing, a list of processes that is empty, the same
                // 50 for all tasks
                ".task-card .groups",
                ".task-card .nav-tabs > li:nth-child(3)",
                ".start-process-action",
                ".tasks-list .priority")) {
            assertThat(page.locator(hidden).first()).not().isVisible();
        }

        // who waits for whom, beside the form
        page.getByText("Progress", exactly()).click();
        assertThat(page.locator(".onboarding-progress"))
                .containsText("You have to create the provider record in your instance");
        assertThat(page.locator(".onboarding-progress")).containsText("Waiting for you since");
        look("progress");
        page.getByText("Form", exactly()).click();

        // claim, give back, claim again
        assertThat(page.locator(".onboarding-claim")).containsText("Choose “Claim” first");
        page.getByText("Claim", exactly()).click();
        page.locator("button.unclaim").click();
        assertThat(page.locator(".onboarding-claim")).isVisible();
        page.getByText("Claim", exactly()).click();
        assertThat(page.locator("button.unclaim")).isVisible();
        assertThat(page.locator(".onboarding-claim")).hasCount(0);
        look("claimed");

        // the filters, the order, the search
        for (String filter : List.of("Overdue", "My tasks", "My group's tasks")) {
            page.locator(".task-filter").getByText(filter).click();
            look("filter");
        }
        page.locator(".sorting-choice .dropdown-toggle, .sort-by, [cam-sorting-choices] a")
                .first()
                .click();
        page.getByText("Priority", exactly()).first().click();
        look("sorted");

        // the onboarding page leads to the open task, Tasklist to the onboarding pages
        page.getByText("Onboardings", exactly()).click();
        page.getByText(number, exactly()).click();
        page.getByText("Do it in Tasklist").click();
        assertThat(page.locator(".task-card h2")).hasText("Create the provider record in your instance");

        // the task itself
        window.field("Provider's instance").fill(OnboardingScenario.PROVIDER_INSTANCE_NAME);
        window.field("Provider's instance ID").fill(OnboardingScenario.PROVIDER_INSTANCE_ID);
        page.getByLabel("The Service Exchange application is installed in our instance")
                .check();
        look("filled-in");
        window.button("Complete").click();
        assertThat(page.getByText("No task matching filters found").first()).isVisible();
        look("completed");
        story.runJobs();
        Assertions.assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.AWAITING_APPROVAL);

        // what comes next, and the comments, are on the onboarding page
        page.getByText("See what comes next", exactly()).click();
        assertThat(page).hasURL(Pattern.compile(".*/onboardings/" + number));
        page.getByLabel("New comment").fill("When can we start?\nIn spring?");
        window.button("Add comment").click();
        assertThat(page.locator("#case .entries")).containsText("When can we start?");
        assertThat(page.getByLabel("New work note")).hasCount(0);
        look("comment");

        // Cockpit and Admin are not for customers, and say so; the page of all web apps leads to Tasklist
        for (String app : List.of("cockpit", "admin")) {
            Assertions.assertThat(page.navigate("/camunda/app/%s/default/".formatted(app))
                            .status())
                    .isEqualTo(403);
            assertThat(page.getByText("You may not do this")).isVisible();
            window.look("customer-at-" + app);
        }
        page.navigate("/camunda/app/welcome/default/");
        assertThat(page).hasURL(Pattern.compile(".*/camunda/app/tasklist/.*"));
        Assertions.assertThat(window.scriptErrors()).isEmpty();
        Assertions.assertThat(alerts).isEmpty();
        page.evaluate("() => document.body.append(Object.assign(document.createElement('div'),"
                + " {className: 'alert-danger', textContent: 'an alert is noticed here'}))");
        page.waitForCondition(() -> alerts.contains("an alert is noticed here"));
        // Tasklist asks for the engine's comments by itself, and takes a no for an answer
        Assertions.assertThat(refused).allMatch(call -> call.matches("404 GET .*/task/[^/]+/comment"));
    }

    private BrowserSession window(Browser chromium) {
        BrowserSession opened = new BrowserSession(chromium, port);
        opened.page().exposeFunction("alertShown", texts -> alerts.add(String.valueOf(texts[0])));
        opened.page().addInitScript(WATCH_ALERTS);
        opened.page().onResponse(answer -> {
            if (answer.status() >= 400 && answer.url().contains("/camunda/api/engine/")) {
                refused.add(
                        "%d %s %s".formatted(answer.status(), answer.request().method(), answer.url()));
            }
        });
        return opened;
    }

    private void look(String name) {
        // away from what was clicked, whose tooltip would lie over what comes next
        page.mouse().move(720, 860);
        window.look("customer-" + name);
    }

    private static GetByTextOptions exactly() {
        return new GetByTextOptions().setExact(true);
    }
}
