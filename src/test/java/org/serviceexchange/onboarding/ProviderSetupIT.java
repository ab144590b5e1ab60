package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/** A provider's admin changes the set-up in a real browser: from our page through Tasklist's forms and back. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:setup-in-browser;DB_CLOSE_DELAY=-1")
@ActiveProfiles("demo")
class ProviderSetupIT {

    @LocalServerPort
    int port;

    @Test
    void setup_forms_show_active_setup_and_report_wrong_entries() {
        List<String> scriptErrors = new ArrayList<>();
        try (Playwright playwright = Browsers.playwright();
                Browser chromium = Browsers.launch(playwright)) {
            Page admin = chromium.newContext(new Browser.NewContextOptions()
                            .setBaseURL("http://localhost:" + port)
                            .setViewportSize(1440, 900))
                    .newPage();
            admin.setDefaultTimeout(20_000);
            admin.onPageError(scriptErrors::add);

            admin.navigate("/sign-in");
            admin.getByLabel("User").fill("provider-admin");
            admin.getByLabel("Password").fill("demo");
            button(admin, "Sign in").click();
            admin.navigate("/setup");
            assertThat(admin.getByText("Incidents-And-Cases").first()).isVisible();
            picture(admin, "setup");

            admin.getByText("Change the set-up").click();
            assertThat(field(admin, "Provider's name")).hasValue("Example-Provider");
            assertThat(field(admin, "Provider's instance ID")).hasValue("0123456789abcdef0123456789abcdef");
            assertThat(field(admin, "Group that gets the admins' mails")).hasValue("provider-admin");
            field(admin, "Support contact's e-mail address").fill("help@provider.example");
            button(admin, "Start").click();
            assertThat(admin.locator(".modal-content")).hasCount(0);

            openTask(admin, "Describe the producer replication set");
            assertThat(field(admin, "Name of the replication set")).hasValue("Incidents-And-Cases");
            assertThat(admin.getByLabel("Both ways: changes")).isChecked();
            assertThat(field(admin, "Entries"))
                    .hasValue(Pattern.compile("^incident \\| active=true.*", Pattern.DOTALL));
            picture(admin, "setup-set");
            field(admin, "Name of the replication set").fill("Incidents-Only");
            field(admin, "Entries").fill("incident | active=true | number, state | sys_id | yes");
            button(admin, "Complete").click();
            assertThat(admin.getByText("line 1: the coalesce field “sys_id” has to be one of the fields"))
                    .isVisible();
            field(admin, "Entries").fill("incident | active=true | number, state | number | yes");
            button(admin, "Complete").click();

            openTask(admin, "Review the set-up");
            assertThat(admin.getByText("In force since")).isVisible();
            assertThat(admin.getByText("help@provider.example")).isVisible();
            admin.getByLabel("Activate", new GetByLabelOptions().setExact(true)).check();
            admin.getByLabel("Yes, activate this record").check();
            button(admin, "Complete").click();
            assertThat(admin.getByText("No task matching filters found").first())
                    .isVisible();

            admin.navigate("/setup");
            for (int i = 0; i < 40 && admin.getByText("Incidents-Only").count() == 0; i++) {
                admin.waitForTimeout(500);
                admin.reload();
            }
            assertThat(admin.getByText("Incidents-Only").first()).isVisible();

            // the registration says which set it will be for
            admin.navigate("/camunda/app/tasklist/default/#/?processStart=customer-onboarding");
            assertThat(admin.getByText("The customer is registered for your replication set Incidents-Only."))
                    .isVisible();
        }
        Assertions.assertThat(scriptErrors).isEmpty();
    }

    private static void openTask(Page page, String name) {
        Locator task = page.locator(".tasks-list").getByText(name).first();
        for (int i = 0; i < 40 && task.count() == 0; i++) {
            page.navigate("/camunda/app/tasklist/default/");
            page.waitForTimeout(1000);
        }
        task.click();
        page.getByText("Claim", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(button(page, "Complete")).isVisible();
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
        if (System.getProperty("pictures") != null) {
            page.waitForTimeout(300);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("docs", "images", name + ".png")));
        }
    }
}
