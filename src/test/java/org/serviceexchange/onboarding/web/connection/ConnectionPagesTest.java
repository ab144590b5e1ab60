package org.serviceexchange.onboarding.web.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.serviceexchange.onboarding.web.WebSlice.ADMIN;
import static org.serviceexchange.onboarding.web.WebSlice.AGENT;
import static org.serviceexchange.onboarding.web.WebSlice.CUSTOMER;
import static org.serviceexchange.onboarding.web.WebSlice.NOW;
import static org.serviceexchange.onboarding.web.WebSlice.as;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.connection.CheckConnection;
import org.serviceexchange.onboarding.application.connection.CheckConnection.ConnectionView;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection.Finding;
import org.serviceexchange.onboarding.application.port.connection.ProviderConnection.Verdict;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.web.WebSliceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSliceTest
class ConnectionPagesTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private CheckConnection checkConnection;

    @Test
    void the_page_says_what_holds_what_is_wrong_and_what_to_do() {
        when(checkConnection.of(ADMIN))
                .thenReturn(Optional.of(new ConnectionView(
                        "https://provider.service-now.com",
                        List.of(
                                Finding.holds(Sentence.of("connection.what.signIn")),
                                new Finding(
                                        Verdict.WRONG,
                                        Sentence.of("connection.what.table", "customer_account"),
                                        Sentence.of("connection.fields.cause", "customer_account", "<b>name</b>"),
                                        Sentence.of("connection.fields.solution"))),
                        NOW,
                        Sentence.stored("No calls until noon."))));

        assertThat(page(ADMIN))
                .hasStatusOk()
                .bodyText()
                .contains("https://provider.service-now.com", "25 Nov 2026, 14:05 UTC")
                .contains("The integration user can sign in", ">Yes<", ">No<")
                .contains("read these fields of customer_account: &lt;b&gt;name&lt;/b&gt;", "Check the spelling")
                .contains("No calls are made at the moment", "No calls until noon.", "Check again")
                .doesNotContain("th:", "style=");
    }

    @Test
    void without_an_instance_the_page_says_where_to_read_how_to_connect_one() {
        when(checkConnection.of(ADMIN)).thenReturn(Optional.of(new ConnectionView(null, List.of(), null, null)));

        assertThat(page(ADMIN))
                .hasStatusOk()
                .bodyText()
                .contains("No ServiceNow instance is connected", "docs/servicenow.md")
                .doesNotContain("Check again");
    }

    @Test
    void the_button_checks_and_comes_back() {
        MvcTestResult answer =
                mvc.post().uri("/operations/servicenow").with(as(ADMIN)).exchange();

        assertThat(answer).hasStatus(HttpStatus.FOUND).hasRedirectedUrl("/operations/servicenow");
        verify(checkConnection).check();
    }

    @Test
    void others_have_no_such_page_and_start_no_check() {
        for (CurrentUser other : List.of(AGENT, CUSTOMER)) {
            when(checkConnection.of(other)).thenReturn(Optional.empty());
            assertThat(page(other)).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(mvc.post().uri("/operations/servicenow").with(as(other)).exchange())
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        verify(checkConnection, never()).check();
    }

    private MvcTestResult page(CurrentUser currentUser) {
        return mvc.get().uri("/operations/servicenow").with(as(currentUser)).exchange();
    }
}
