package org.serviceexchange.onboarding.web.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.when;
import static org.serviceexchange.onboarding.web.WebSlice.ADMIN;
import static org.serviceexchange.onboarding.web.WebSlice.CUSTOMER;
import static org.serviceexchange.onboarding.web.WebSlice.DESIGNER;
import static org.serviceexchange.onboarding.web.WebSlice.as;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.instructions.ReadInstructions;
import org.serviceexchange.onboarding.application.notification.ReadMailbox;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.web.SampleViews;
import org.serviceexchange.onboarding.web.WebSliceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@WebSliceTest
class MailboxTest {

    private static final Mail MAIL = new Mail(
            7L,
            "onb0001001.case-opened@northwind",
            "Onboarding <onboarding@provider.example>",
            "admin@customer.example",
            "Case for <b>Söhne</b>",
            "<!DOCTYPE html><p>Hällo</p>",
            "Hällo <i>there</i>\n",
            SampleViews.SINCE);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ViewOnboardings onboardings;

    @Autowired
    private ReadInstructions instructions;

    @Autowired
    private ReadMailbox mailbox;

    @BeforeEach
    void keepAMail() {
        when(mailbox.newest(ADMIN)).thenReturn(List.of(MAIL));
        when(mailbox.find(7, ADMIN)).thenReturn(Optional.of(MAIL));
        when(mailbox.newest(CUSTOMER)).thenReturn(List.of());
    }

    @Test
    void mailbox_page_lists_mails() {
        assertThat(mvc.get().uri("/mailbox").with(as(ADMIN)))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "href=\"/mailbox/7\"",
                        "Case for &lt;b&gt;",
                        "admin@customer.example",
                        "22 Nov 2026, 14:05 UTC");
    }

    @Test
    void empty_mailbox_shows_no_mails() {
        when(mailbox.newest(ADMIN)).thenReturn(List.of());

        assertThat(mvc.get().uri("/mailbox").with(as(ADMIN)))
                .hasStatusOk()
                .bodyText()
                .contains("No mails.");
    }

    @Test
    void mail_is_shown_in_a_sandboxed_frame() {
        assertThat(mvc.get().uri("/mailbox/7").with(as(ADMIN)))
                .hasStatusOk()
                .bodyText()
                .contains("src=\"/mailbox/7/html\"")
                .contains("sandbox=\"allow-popups allow-popups-to-escape-sandbox\"")
                .contains("&lt;onb0001001.case-opened@northwind&gt;", "Onboarding &lt;onboarding@provider.example&gt;")
                .contains("llo &lt;i&gt;there&lt;/i&gt;")
                .doesNotContain("<i>there");
    }

    @Test
    void html_part_has_its_own_content_security_policy() {
        assertThat(mvc.get().uri("/mailbox/7/html").with(as(ADMIN)))
                .hasStatusOk()
                .hasContentType("text/html;charset=UTF-8")
                .hasHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
                                + "frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox")
                .hasBodyTextEqualTo(MAIL.html());
    }

    @Test
    void mailbox_api_returns_mails() {
        assertThat(mvc.get().uri("/api/mailbox").with(as(ADMIN)))
                .hasStatusOk()
                .bodyJson()
                .isStrictlyEqualTo(
                        """
                        [{
                          "id": 7,
                          "messageId": "onb0001001.case-opened@northwind",
                          "from": "Onboarding <onboarding@provider.example>",
                          "to": "admin@customer.example",
                          "subject": "Case for <b>Söhne</b>",
                          "html": "<!DOCTYPE html><p>Hällo</p>",
                          "text": "Hällo <i>there</i>\\n",
                          "at": "2026-11-22T14:05:00Z"
                        }]
                        """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mailbox", "/mailbox/7", "/mailbox/7/html", "/api/mailbox"})
    void mailbox_for_customer_or_designer_answers_404(String uri) {
        for (CurrentUser currentUser : List.of(CUSTOMER, DESIGNER)) {
            when(mailbox.find(7, currentUser)).thenReturn(Optional.empty());

            assertThat(mvc.get().uri(uri).with(as(currentUser))).hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mailbox/8", "/mailbox/8/html", "/mailbox/x", "/mailbox/99999999999999999999"})
    void unknown_mail_answers_404(String uri) {
        assertThat(mvc.get().uri(uri).with(as(ADMIN))).hasStatus(HttpStatus.NOT_FOUND);
    }
}
