package org.serviceexchange.onboarding.web.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static org.serviceexchange.onboarding.web.WebSlice.ADMIN;
import static org.serviceexchange.onboarding.web.WebSlice.AGENT;
import static org.serviceexchange.onboarding.web.WebSlice.CUSTOMER;
import static org.serviceexchange.onboarding.web.WebSlice.as;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.setup.ViewSetup;
import org.serviceexchange.onboarding.application.setup.ViewSetup.SetupView;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.customer.InstanceId;
import org.serviceexchange.onboarding.domain.customer.ServiceNowInstance;
import org.serviceexchange.onboarding.domain.setup.ProviderRecord;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetDefinition.Entry;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.serviceexchange.onboarding.web.WebSliceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSliceTest
class SetupPagesTest {

    private static final String START = "href=\"/camunda/app/tasklist/default/#/?processStart=provider-setup\"";
    private static final Instant AT = Instant.parse("2026-11-22T14:05:00Z");

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ViewSetup setup;

    @Test
    void setup_page_shows_active_setup_and_links_admin_to_tasklist() {
        when(setup.of(ADMIN)).thenReturn(Optional.of(new SetupView(active("active=true"), null, true, List.of())));

        assertThat(page(ADMIN))
                .hasStatusOk()
                .bodyText()
                .contains("Northwind", "northwind.service-now.com", "help@northwind.example", "provider-admin")
                .contains("Incidents", "Active", "Both ways", "incident", "active=true", "number, state", "all records")
                .contains("22 Nov 2026, 14:05 UTC", "<b>petra</b>")
                .contains(START, "Change the set-up")
                .doesNotContain("th:", "isn&#39;t set up", "style=");
    }

    @Test
    void setup_page_for_agent_is_read_only() {
        when(setup.of(AGENT)).thenReturn(Optional.of(new SetupView(active("active=true"), null, false, List.of())));

        assertThat(page(AGENT)).hasStatusOk().bodyText().contains("Northwind").doesNotContain("processStart");
    }

    @Test
    void setup_page_before_first_setup_shows_next_step() {
        when(setup.of(ADMIN)).thenReturn(Optional.of(new SetupView(null, null, true, List.of())));
        when(setup.of(AGENT)).thenReturn(Optional.of(new SetupView(null, null, false, List.of())));

        assertThat(page(ADMIN))
                .hasStatusOk()
                .bodyText()
                .contains("The provider isn&#39;t set up yet", START, "Set up the provider");
        assertThat(page(AGENT))
                .hasStatusOk()
                .bodyText()
                .contains("A provider admin sets it up in Tasklist")
                .doesNotContain("processStart");
    }

    @Test
    void open_setup_is_shown_instead_of_a_new_start() {
        Setup draft = draft("x=1");
        when(setup.of(ADMIN)).thenReturn(Optional.of(new SetupView(active("active=true"), draft, true, List.of())));

        assertThat(page(ADMIN))
                .hasStatusOk()
                .bodyText()
                .contains("PSU0001001", "is a draft", "Continue in Tasklist")
                // what isn't in force yet is for the task, not for this page
                .doesNotContain("processStart", "x=1");

        when(setup.of(ADMIN))
                .thenReturn(Optional.of(
                        new SetupView(active("active=true"), draft.confirmed("petra", AT), true, List.of())));
        assertThat(page(ADMIN))
                .hasStatusOk()
                .bodyText()
                .contains("confirmed by <b>petra</b>")
                .doesNotContain("Continue in Tasklist", "processStart");
    }

    @Test
    void entered_text_is_escaped_on_setup_page() {
        when(setup.of(ADMIN))
                .thenReturn(Optional.of(
                        new SetupView(active("<script>x</script>[[${1+1}]]\" onload=\"x"), null, true, List.of())));

        assertThat(page(ADMIN))
                .hasStatusOk()
                .bodyText()
                .contains("&lt;script&gt;x&lt;/script&gt;[[${1+1}]]&quot; onload=&quot;x")
                .doesNotContain("<script");
    }

    @Test
    void setup_page_for_customer_answers_404() {
        when(setup.of(CUSTOMER)).thenReturn(Optional.empty());

        assertThat(page(CUSTOMER)).hasStatus(HttpStatus.NOT_FOUND).bodyText().doesNotContain("et-up");
    }

    private MvcTestResult page(CurrentUser currentUser) {
        return mvc.get().uri("/setup").with(as(currentUser)).exchange();
    }

    private static Setup active(String filter) {
        return draft(filter).confirmed("petra", AT).activated(AT);
    }

    private static Setup draft(String filter) {
        return Setup.begin(
                "PSU0001001",
                new ProviderRecord(
                        "Northwind",
                        new ServiceNowInstance(InstanceHost.ofName("northwind"), new InstanceId("b".repeat(32))),
                        new EmailAddress("help@northwind.example"),
                        "provider-admin"),
                new ReplicationSetDefinition(
                        "Incidents",
                        true,
                        List.of(
                                new Entry("incident", filter, List.of("number", "state"), "number", true),
                                new Entry("sys_user", "", List.of("email"), "email", false))),
                "petra",
                AT);
    }
}
