package org.serviceexchange.onboarding;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page.GetByLabelOptions;
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
        Browser chromium = Browsers.chromium();
        BrowserSession admin = new BrowserSession(chromium, port).signIn("provider-admin");
        admin.page().navigate("/setup");
        assertThat(admin.page().getByText("Incidents-And-Cases").first()).isVisible();
        admin.picture("setup");

        admin.page().getByText("Change the set-up").click();
        assertThat(admin.field("Provider's name")).hasValue("Example-Provider");
        assertThat(admin.field("Provider's instance ID")).hasValue("0123456789abcdef0123456789abcdef");
        assertThat(admin.field("Group that gets the admins' mails")).hasValue("provider-admin");
        admin.field("Support contact's e-mail address").fill("help@provider.example");
        admin.button("Start").click();
        assertThat(admin.page().locator(".modal-content")).hasCount(0);

        admin.openTask("Describe the producer replication set");
        assertThat(admin.field("Name of the replication set")).hasValue("Incidents-And-Cases");
        assertThat(admin.page().getByLabel("Both ways: changes")).isChecked();
        assertThat(admin.field("Entries")).hasValue(Pattern.compile("^incident \\| active=true.*", Pattern.DOTALL));
        admin.picture("setup-set");
        admin.field("Name of the replication set").fill("Incidents-Only");
        admin.field("Entries").fill("incident | active=true | number, state | sys_id | yes");
        admin.button("Complete").click();
        assertThat(admin.page().getByText("line 1: the coalesce field “sys_id” has to be one of the fields"))
                .isVisible();
        admin.field("Entries").fill("incident | active=true | number, state | number | yes");
        admin.button("Complete").click();

        admin.openTask("Review the set-up");
        assertThat(admin.page().getByText("In force since")).isVisible();
        assertThat(admin.page().getByText("help@provider.example")).isVisible();
        admin.page()
                .getByLabel("Activate", new GetByLabelOptions().setExact(true))
                .check();
        admin.page().getByLabel("Yes, activate this record").check();
        admin.button("Complete").click();
        assertThat(admin.page().getByText("No task matching filters found").first())
                .isVisible();

        admin.page().navigate("/setup");
        admin.eventually(admin.page().getByText("Incidents-Only"));

        // the registration says which set it will be for
        admin.page().navigate("/camunda/app/tasklist/default/#/?processStart=customer-onboarding");
        assertThat(admin.page().getByText("The customer is registered for your replication set Incidents-Only."))
                .isVisible();
        Assertions.assertThat(admin.scriptErrors()).isEmpty();
    }
}
