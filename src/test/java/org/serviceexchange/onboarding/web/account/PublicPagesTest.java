package org.serviceexchange.onboarding.web.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.serviceexchange.onboarding.web.WebSlice.ADMIN;
import static org.serviceexchange.onboarding.web.WebSlice.CUSTOMER;
import static org.serviceexchange.onboarding.web.WebSlice.DESIGNER;
import static org.serviceexchange.onboarding.web.WebSlice.as;

import jakarta.servlet.RequestDispatcher;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.customerrequest.ConfirmCustomerRequest;
import org.serviceexchange.onboarding.application.customerrequest.SubmitCustomerRequest;
import org.serviceexchange.onboarding.application.instructions.ReadInstructions;
import org.serviceexchange.onboarding.application.notification.ReadMailbox;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.port.account.DemoAccounts;
import org.serviceexchange.onboarding.application.port.account.DemoAccounts.Account;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.web.WebSliceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebSliceTest
class PublicPagesTest {

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ViewOnboardings onboardings;

    @Autowired
    private ReadInstructions instructions;

    @Autowired
    private ReadMailbox mailbox;

    @Autowired
    private DemoAccounts demo;

    @Autowired
    private SubmitCustomerRequest connections;

    @Autowired
    private ConfirmCustomerRequest confirmations;

    @Test
    void the_start_page_lists_the_demos_accounts() {
        when(demo.all())
                .thenReturn(List.of(new Account(
                        "customer-admin", "demo", "admin@customer.example", Sentence.stored("Acts <b>for</b> Acme"))));

        assertThat(mvc.get().uri("/"))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"/camunda/app/tasklist/default/\"", "href=\"/camunda/app/cockpit/default/\"")
                .contains("href=\"/onboardings\"", "href=\"/mailbox\"", "href=\"/sign-in\"")
                .contains("<code>customer-admin</code>", "<code>demo</code>", "Acts &lt;b&gt;for")
                .doesNotContain("<script", "style=", "th:", "Sign out");
    }

    /** Off by default, as in this test. */
    @Test
    void page_for_requests_of_customers_does_not_exist_until_the_operator_switches_it_on() {
        when(connections.provider()).thenReturn(Optional.of("Example-Provider"));

        assertThat(mvc.get().uri("/request")).hasStatus(404);
        assertThat(mvc.post().uri("/request").param("customerName", "Acme")).hasStatus(404);
        assertThat(mvc.get().uri("/request/" + "A".repeat(43))).hasStatus(404);
        assertThat(mvc.post().uri("/request/" + "A".repeat(43))).hasStatus(404);
        verify(connections, never()).request(any(), any(), any());
        verify(confirmations, never()).confirm(any());
        assertThat(mvc.get().uri("/")).bodyText().doesNotContain("/request");
        assertThat(mvc.get().uri("/sign-in")).bodyText().doesNotContain("/request");
    }

    @Test
    void the_start_page_lists_no_accounts_outside_the_demo() {
        when(demo.all()).thenReturn(List.of());

        assertThat(mvc.get().uri("/")).hasStatusOk().bodyText().doesNotContain("demo", "Password");
    }

    @Test
    void header_shows_only_permitted_links() {
        assertThat(mvc.get().uri("/").with(as(ADMIN)))
                .bodyText()
                .contains("<b>provider-admin</b>", "action=\"/sign-out\"", ">Cockpit</a>", ">Mailbox</a>");
        assertThat(mvc.get().uri("/").with(as(DESIGNER)))
                .bodyText()
                .contains(">Cockpit</a>")
                .doesNotContain(">Mailbox</a>", ">Tasklist</a>", "class=\"app-link\" href=\"/camunda/app/tasklist");
        assertThat(mvc.get().uri("/").with(as(CUSTOMER)))
                .bodyText()
                .contains(">Tasklist</a>")
                .doesNotContain(">Cockpit</a>", ">Mailbox</a>");
    }

    @Test
    void sign_in_page_shows_form_and_outcome() {
        assertThat(mvc.get().uri("/sign-in"))
                .hasStatusOk()
                .bodyText()
                .contains("action=\"/sign-in\" method=\"post\"", "name=\"username\"", "name=\"password\"")
                .doesNotContain("is wrong", "You are signed out");
        assertThat(mvc.get().uri("/sign-in?error")).bodyText().contains("User or password is wrong.");
        assertThat(mvc.get().uri("/sign-in?signed-out")).bodyText().contains("You are signed out.");
        assertThat(mvc.get().uri("/sign-in").with(as(ADMIN))).hasRedirectedUrl("/");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 500, 503, 599})
    void html_error_page_shows_no_details(int status) {
        int shown = status == 599 ? 500 : status;
        assertThat(mvc.get()
                        .uri("/error")
                        .accept(MediaType.TEXT_HTML)
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                        .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("secret detail")))
                .hasStatus(shown)
                .bodyText()
                .contains("Error " + shown, "Go to the start page")
                .doesNotContain("secret detail", "Exception", "th:", "null");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 500})
    void json_error_is_a_problem_detail_without_exception(int status) {
        assertThat(mvc.get()
                        .uri("/error")
                        .accept(MediaType.APPLICATION_JSON)
                        .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, status)
                        .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, "/api/what%20ever")
                        .requestAttr(RequestDispatcher.ERROR_EXCEPTION, new IllegalStateException("secret detail")))
                .hasStatus(status)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyText()
                .contains("\"status\":" + status, "\"instance\":\"/api/what%20ever\"")
                .doesNotContain("secret detail");
    }

    @Test
    void error_page_opened_directly_answers_404() {
        assertThat(mvc.get().uri("/error").accept(MediaType.TEXT_HTML)).hasStatus(404);
    }
}
