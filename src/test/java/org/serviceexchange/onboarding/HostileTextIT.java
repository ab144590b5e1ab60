package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.application.registration.RegistrationCommand;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What somebody typed, as a real browser shows it in Tasklist and on our pages: no script, no link, no picture of it. */
@OnboardingTest
class HostileTextIT {

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    TaskService tasks;

    private final List<String> elsewhere = new ArrayList<>();

    @Test
    void hostile_text_in_browser_runs_and_loads_nothing() {
        Browser chromium = Browsers.chromium();
        Page page = signedInAtTasklist(chromium);
        List<String> names = names();
        for (int i = 0; i < names.size(); i += 2) {
            readEverywhere(page, names.get(i), names.get(i + 1));
        }
        refusedInTasklist(page, HostileStrings.FOR_BROWSERS.get(1));
        Assertions.assertThat(elsewhere).isEmpty();
    }

    /** Two in each name that has room for both; an even number of names. */
    private static List<String> names() {
        List<String> names = new ArrayList<>();
        for (String each : HostileStrings.FOR_BROWSERS) {
            String last = names.isEmpty() ? each : names.get(names.size() - 1);
            if (names.isEmpty() || last.length() + 1 + each.length() > RegistrationCommand.MAX_NAME) {
                names.add(each);
            } else {
                names.set(names.size() - 1, last + " " + each);
            }
        }
        return names.size() % 2 == 0
                ? names
                : Stream.concat(names.stream(), names.stream().limit(1)).toList();
    }

    /** One as the customer's name and as the reason, the other as the contact's name and as the note. */
    private void readEverywhere(Page page, String hostile, String another) {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.register(registration(customer, hostile, another));
        story.runJobs();
        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        String task = story.taskOf(instance).getId();
        tasks.claim(task, "provider-admin");

        // from a page of ours: a change after the # alone loads nothing
        page.navigate("/onboardings");
        page.navigate("/camunda/app/tasklist/default/#/?task=" + task);
        Locator form = page.locator(".fjs-container");
        assertThat(form).containsText("asks to replicate with your instance");
        harmless(page, form, hostile);
        harmless(page, form, another);
        harmless(page, page.locator(".task-card, .tasks-list, .task-details").first(), null);

        tasks.setAssignee(task, null);
        story.submit("provider-admin", story.taskOf(instance), Map.of("decision", "deny", "denialReason", hostile));
        story.runJobs();
        page.navigate("/onboardings/" + story.numberOf(instance));
        harmless(page, page.locator("main"), hostile);
        harmless(page, page.locator("main"), another);
        page.navigate("/onboardings");
        harmless(page, page.locator("main"), hostile);
        page.navigate("/mailbox");
        harmless(page, page.locator("main"), hostile);
        page.locator("main a[href^='/mailbox/']").first().click();
        assertThat(page.frameLocator("iframe.mail").locator("body")).containsText("THE REASON", ignoringCase());
        Locator mail = page.frameLocator("iframe.mail").locator("body");
        harmless(page, mail, hostile);
    }

    /** The sentence quotes the name of the customer whose instance it is, and Tasklist puts sentences into the page as HTML. */
    private void refusedInTasklist(Page page, String hostile) {
        Person customer = story.newCustomerAdmin();
        String name = "Again " + hostile;
        story.register(registration(customer, name, name));
        page.navigate("/camunda/app/tasklist/default/");
        page.getByText("Start process").first().click();
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Onboard a customer"))
                .click();
        Person other = story.newCustomerAdmin();
        Map<String, Object> sameInstance = registration(other, name, name);
        sameInstance.put("instanceName", customer.instanceName());
        sameInstance.forEach(
                (key, value) -> page.locator("[id$='Field_%s']".formatted(key)).fill((String) value));
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Start").setExact(true))
                .click();
        Locator sentence = page.getByText("is part of the onboarding").first();
        assertThat(sentence).containsText("Again ‹img src=x onerror=");
        harmless(page, page.locator("[notifications-panel], .notifications").first(), null);
    }

    private static void harmless(Page page, Locator where, String hostile) {
        assertThat(where).isVisible();
        if (hostile != null) {
            assertThat(where).containsText(hostile);
        }
        Assertions.assertThat(page.evaluate("window.attacked === undefined")).isEqualTo(true);
        for (String bad : List.of("script", "img", "svg[onload]", "iframe[srcdoc]", "[onerror]", "[onmouseover]")) {
            assertThat(where.locator(bad)).hasCount(0);
        }
        for (Locator link : where.locator("a[href]").all()) {
            Assertions.assertThat(link.getAttribute("href"))
                    .matches(
                            Pattern.compile(
                                    // the form's own mark leads to its makers
                                    "(|(/|#|http://localhost(:\\d+)?/|https://bpmn\\.io$|https://(customer\\d+|exampleprovider)\\.service-now\\.com).*)"));
        }
    }

    private Map<String, Object> registration(Person customer, String hostile, String another) {
        Map<String, Object> form = new HashMap<>(story.registrationOf(customer));
        form.put("customerName", hostile);
        form.put("contactName", another);
        form.put("note", another);
        return form;
    }

    private Page signedInAtTasklist(Browser chromium) {
        BrowserSession window = new BrowserSession(chromium, port);
        Page page = window.page();
        page.setViewportSize(1440, 1200);
        page.onRequest(request -> {
            if (!request.url().startsWith("http://localhost:" + port)
                    && !request.url().startsWith("data:")) {
                elsewhere.add(request.url());
            }
        });
        page.onDialog(dialog -> {
            elsewhere.add(dialog.message());
            dialog.dismiss();
        });
        window.signInAtTasklist("provider-admin");
        assertThat(page.getByText("Start process").first()).isVisible();
        return page;
    }

    private static ContainsTextOptions ignoringCase() {
        return new ContainsTextOptions().setIgnoreCase(true);
    }
}
