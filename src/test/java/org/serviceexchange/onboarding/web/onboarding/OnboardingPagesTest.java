package org.serviceexchange.onboarding.web.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.when;
import static org.serviceexchange.onboarding.web.WebSlice.ADMIN;
import static org.serviceexchange.onboarding.web.WebSlice.AGENT;
import static org.serviceexchange.onboarding.web.WebSlice.CUSTOMER;
import static org.serviceexchange.onboarding.web.WebSlice.as;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.application.instructions.ReadInstructions;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.application.notification.ReadMailbox;
import org.serviceexchange.onboarding.application.onboarding.IssueView;
import org.serviceexchange.onboarding.application.onboarding.IssueView.Kind;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.ViewIssues;
import org.serviceexchange.onboarding.application.onboarding.ViewOnboardings;
import org.serviceexchange.onboarding.application.progress.ViewProgress;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.approval.DenialReason;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.web.SampleViews;
import org.serviceexchange.onboarding.web.WebSliceTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebSliceTest
class OnboardingPagesTest {

    private static final String NUMBER = "ONB0001001";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private ViewOnboardings onboardings;

    @Autowired
    private RequestIntegrationChange change;

    @Autowired
    private AddComment comments;

    @Autowired
    private WithdrawOnboarding withdrawal;

    @Autowired
    private ReadInstructions instructions;

    @Autowired
    private ViewIssues issues;

    @Autowired
    private ReadMailbox mailbox;

    @Autowired
    private ViewProgress progress;

    @Autowired
    private ExtendDeadline deadlines;

    static Stream<Arguments> statesAndViewers() {
        return Stream.of(OnboardingState.values())
                .flatMap(state -> Stream.of(state.responsibleParty(), Party.SYSTEM)
                        .distinct()
                        .map(party -> List.of(state, party)))
                .flatMap(moment -> Stream.of(ADMIN, AGENT, CUSTOMER)
                        .map(currentUser -> Arguments.of(moment.get(0), moment.get(1), currentUser)));
    }

    @ParameterizedTest
    @MethodSource("statesAndViewers")
    void onboarding_page_renders_every_state_for_every_viewer(
            OnboardingState state, Party waitingOn, CurrentUser currentUser) {
        when(onboardings.find(NUMBER, currentUser))
                .thenReturn(Optional.of(SampleViews.full(state, waitingOn, currentUser.isStaff())));

        String page = page("/onboardings/" + NUMBER, currentUser);

        assertThat(page)
                .contains(
                        "<!DOCTYPE html>", "<html lang=\"en\">", NUMBER, "Acme &amp; Söhne", "CS0001001", "RSUB0001001")
                .contains("id=\"subscription\"", "22 Nov 2026, 14:05 UTC", "datetime=\"2026-11-22T14:05:00Z\"")
                .contains("Jürgen Groß", "admin@customer.example", "acmeprod.service-now.com")
                .doesNotContain("${", "th:", "null", "??")
                // the page's own policy forbids both
                .doesNotContain("<script", "style=");
    }

    static Stream<Arguments> integrationsAndViewers() {
        Instant later = Instant.parse("2026-12-06T14:05:00Z");
        List<OnboardingView> moments = new ArrayList<>();
        for (boolean internal : List.of(true, false)) {
            moments.add(SampleViews.integrated(OnboardingState.ESTABLISHED, Party.NOBODY, null, 14, internal));
            moments.add(SampleViews.integrated(OnboardingState.PAUSED, Party.NOBODY, null, null, internal));
            moments.add(SampleViews.integrated(OnboardingState.OFFBOARDED, Party.NOBODY, null, null, internal));
            for (RequestKind kind : RequestKind.values()) {
                for (Party asker : List.of(Party.PROVIDER, Party.CUSTOMER)) {
                    OnboardingState state =
                            kind == RequestKind.END ? OnboardingState.ESTABLISHED : OnboardingState.PAUSED;
                    Party other = asker == Party.PROVIDER ? Party.CUSTOMER : Party.PROVIDER;
                    moments.add(SampleViews.integrated(
                            state, other, SampleViews.wanted(kind, asker, null, null), null, internal));
                    moments.add(SampleViews.integrated(
                            state,
                            Party.SYSTEM,
                            SampleViews.wanted(kind, asker, null, RequestDecision.AGREED),
                            null,
                            internal));
                    moments.add(SampleViews.integrated(
                            state, Party.NOBODY, SampleViews.wanted(kind, asker, later, null), 14, internal));
                }
            }
        }
        return moments.stream()
                .flatMap(view -> Stream.of(ADMIN, AGENT, CUSTOMER).map(currentUser -> Arguments.of(view, currentUser)));
    }

    @ParameterizedTest
    @MethodSource("integrationsAndViewers")
    void onboarding_page_renders_every_integration_state_for_every_viewer(
            OnboardingView view, CurrentUser currentUser) {
        when(onboardings.find(NUMBER, currentUser)).thenReturn(Optional.of(view));

        String page = page("/onboardings/" + NUMBER, currentUser);

        // a pause needs no agreement
        assertThat(page).doesNotContain("agree to pause");
        assertThat(page)
                .contains("id=\"integration\"")
                .doesNotContain("th:", "null", "??", "<script", "style=", "<b>We move")
                .doesNotContainPattern("\\b49\\b");
        boolean open = view.integration().request() != null;
        boolean may = !open && currentUser != AGENT && view.state() != OnboardingState.OFFBOARDED;
        assertThat(page.contains("/onboardings/ONB0001001/offboarding\"")).isEqualTo(may);
        assertThat(page.contains("/onboardings/ONB0001001/pause\""))
                .isEqualTo(may && view.state() == OnboardingState.ESTABLISHED);
        assertThat(page.contains("/onboardings/ONB0001001/resume\""))
                .isEqualTo(may && view.state() == OnboardingState.PAUSED);
        if (open) {
            assertThat(page).contains("&lt;b&gt;We move&lt;/b&gt;");
        }
        if (view.state() == OnboardingState.PAUSED) {
            assertThat(page).contains("Paused since", "more than 7 days");
        }
        if (view.state() == OnboardingState.OFFBOARDED) {
            assertThat(page).contains("CS0001009", "Who and why", "Ended");
            boolean own = currentUser == CUSTOMER;
            assertThat(page.replaceAll("<[^>]*>", ""))
                    .contains("Earlier requests (5)")
                    .contains("%s asked to end the integration on 22 Nov 2026, 14:05 UTC:"
                            .formatted(currentUser == ADMIN ? "Your side" : "The provider"))
                    .contains("&lt;b&gt;We move&lt;/b&gt;", "&lt;b&gt;Stay&lt;/b&gt;")
                    .contains((own ? "Your side" : "The customer") + " agreed on 22 Nov 2026, 14:06 UTC")
                    .contains((own ? "Your side" : "The customer") + " refused on 22 Nov 2026, 14:06 UTC:")
                    .contains((currentUser == ADMIN ? "Your side" : "The provider") + " withdrew it on 22 Nov")
                    .contains("The notice period was over on 22 Nov 2026, 14:06 UTC")
                    .contains("It expired: %s didn't answer by 22 Nov 2026, 14:06 UTC"
                            .formatted(own ? "your side" : "the customer"));
        }
    }

    @Test
    void open_request_shows_withdrawal_to_asking_party_and_task_to_other() {
        for (CurrentUser currentUser : List.of(ADMIN, AGENT, CUSTOMER)) {
            when(onboardings.find(NUMBER, currentUser))
                    .thenReturn(Optional.of(SampleViews.integrated(
                            OnboardingState.ESTABLISHED,
                            Party.CUSTOMER,
                            SampleViews.wanted(RequestKind.END, Party.PROVIDER, null, null),
                            null,
                            currentUser.isStaff())));
        }
        assertThat(page("/onboardings/" + NUMBER, ADMIN))
                .contains("Your side</b> asked to", "The customer</b> has to agree")
                .contains("/onboardings/ONB0001001/offboarding/take-back", "The customer has to agree to end");
        assertThat(page("/onboardings/" + NUMBER, AGENT))
                .contains("The provider</b> asked to", "The customer has to agree to end")
                .doesNotContain("take-back");
        assertThat(page("/onboardings/" + NUMBER, CUSTOMER))
                .contains("The provider</b> asked to", "Your side</b> has to agree")
                .contains("It&#39;s your turn: agree to end", "Task: “The name of the &lt;task&gt;”")
                .doesNotContain("take-back");
    }

    @Test
    void integration_change_form_redirects_or_shows_the_error() {
        when(onboardings.find(NUMBER, ADMIN))
                .thenReturn(
                        Optional.of(SampleViews.integrated(OnboardingState.ESTABLISHED, Party.NOBODY, null, 14, true)));
        when(change.pause(NUMBER, ADMIN, "Why"))
                .thenReturn(new Result.Success<>(SampleViews.wanted(RequestKind.PAUSE, Party.PROVIDER, null, null)));
        assertThat(mvc.post()
                        .uri("/onboardings/ONB0001001/pause")
                        .param("reason", "Why")
                        .with(as(ADMIN)))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/onboardings/ONB0001001#integration");

        when(change.resume(NUMBER, ADMIN, "Why")).thenReturn(new Result.Conflict<>(Sentence.of("request.notPaused")));
        assertThat(mvc.post()
                        .uri("/onboardings/ONB0001001/resume")
                        .param("reason", "Why")
                        .with(as(ADMIN)))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .containsOnlyOnce("The integration isn&#39;t paused, so there is nothing to resume.");

        when(change.end(NUMBER, ADMIN, "Kept", "Wrong & name"))
                .thenReturn(new Result.Invalid<>(Sentence.of("request.confirm", "Acme")));
        assertThat(mvc.post()
                        .uri("/onboardings/ONB0001001/offboarding")
                        .param("reason", "Kept")
                        .param("confirmCustomerName", "Wrong & name")
                        .with(as(ADMIN)))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("Kept</textarea>", "value=\"Wrong &amp; name\"", "open=\"open\"")
                .containsOnlyOnce("type Acme, so that you don&#39;t end");

        when(change.withdraw(NUMBER, CUSTOMER, RequestKind.END)).thenReturn(Result.noSuchOnboarding());
        assertThat(mvc.post()
                        .uri("/onboardings/ONB0001001/offboarding/take-back")
                        .with(as(CUSTOMER)))
                .hasStatus(HttpStatus.NOT_FOUND);
        when(change.withdraw(NUMBER, ADMIN, RequestKind.RESUME)).thenReturn(new Result.Success<>(null));
        assertThat(mvc.post().uri("/onboardings/ONB0001001/resume/take-back").with(as(ADMIN)))
                .hasStatus(HttpStatus.FOUND);
    }

    @Test
    void refused_form_shows_error_and_typed_text() {
        find(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, ADMIN);
        when(comments.write(NUMBER, ADMIN, "<b>Hello</b>"))
                .thenReturn(new Result.Conflict<>(Sentence.of("caseEntry.closed", "CS0001001")));
        assertThat(send("comments", "text", "<b>Hello</b>"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .containsOnlyOnce("The case CS0001001 is closed")
                .containsOnlyOnce("&lt;b&gt;Hello&lt;/b&gt;</textarea>");

        when(withdrawal.withdraw(NUMBER, ADMIN, " ")).thenReturn(new Result.Invalid<>(Sentence.of("input.missing")));
        assertThat(send("withdrawal", "reason", " "))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .containsOnlyOnce("fill it in.")
                .containsOnlyOnce("open=\"open\"");
    }

    @Test
    void forbidden_action_answers_403_with_next_step() {
        find(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, ADMIN);
        when(withdrawal.withdraw(NUMBER, ADMIN, "x"))
                .thenReturn(new Result.Forbidden<>(Sentence.of("withdrawal.forbidden")));
        assertThat(send("withdrawal", "reason", "x"))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("You may not do this", "Ask a provider admin.", "provider-admin", "Sign out");
    }

    private MvcTestResult send(String what, String field, String value) {
        return mvc.post()
                .uri("/onboardings/" + NUMBER + "/" + what)
                .with(as(ADMIN))
                .param(field, value)
                .exchange();
    }

    @Test
    void new_onboarding_shows_what_is_pending() {
        when(onboardings.find("ONB0001002", ADMIN)).thenReturn(Optional.of(SampleViews.fresh()));

        assertThat(page("/onboardings/ONB0001002", ADMIN))
                .contains("The case is being opened.", "Not requested yet.", "No mail has been written yet.")
                .contains("Waiting for <b>the system</b>");
    }

    @Test
    void onboarding_page_shows_next_step_to_provider_admin() {
        find(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, ADMIN);

        assertThat(page("/onboardings/" + NUMBER, ADMIN))
                .contains("Waiting for <b>the provider</b> since", "(3 days)")
                .contains("It&#39;s your turn: approve or deny")
                .contains("Task: “The name of the &lt;task&gt;”")
                .contains("href=\"/camunda/app/tasklist/default/#/?searchQuery=%5B%7B%22type%22", "ONB0001001%22")
                .contains("Approve or deny in Tasklist");
    }

    @Test
    void onboarding_page_shows_instructions_to_customer() {
        find(OnboardingState.AWAITING_PROVIDER_RECORD, Party.CUSTOMER, CUSTOMER);
        when(instructions.now(NUMBER, CUSTOMER))
                .thenReturn(List.of(
                        Sentence.stored("Choose Create Replication Set."),
                        Sentence.stored("Sign in at http://localhost:8080/camunda/app/tasklist/default/, do it.")));

        assertThat(page("/onboardings/" + NUMBER, CUSTOMER))
                .contains("Waiting for <b>you</b> since", "<li>Choose Create Replication Set.</li>")
                .contains("<a href=\"http://localhost:8080/camunda/app/tasklist/default/\">"
                        + "http://localhost:8080/camunda/app/tasklist/default/</a>, do it.")
                .doesNotContain("Approve or deny in Tasklist");
    }

    @Test
    void due_date_is_shown_and_only_provider_admin_can_extend_it() {
        find(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, ADMIN);
        find(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, AGENT);
        find(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, CUSTOMER);

        for (CurrentUser currentUser : List.of(ADMIN, AGENT, CUSTOMER)) {
            assertThat(page("/onboardings/" + NUMBER, currentUser))
                    .contains("Due <time datetime=\"2026-11-27T17:00:00Z\">27 Nov 2026, 17:00 UTC</time>, in 2 days")
                    .doesNotContain("Overdue");
        }
        assertThat(page("/onboardings/" + NUMBER, ADMIN))
                .contains("action=\"/onboardings/ONB0001001/deadline\"", "name=\"due\"", "name=\"reason\"");
        assertThat(page("/onboardings/" + NUMBER, AGENT)).doesNotContain("/deadline", "Extend");
        assertThat(page("/onboardings/" + NUMBER, CUSTOMER)).doesNotContain("/deadline", "Extend");
    }

    @Test
    void established_onboarding_shows_no_deadline() {
        find(OnboardingState.ESTABLISHED, Party.NOBODY, ADMIN);

        assertThat(page("/onboardings/" + NUMBER, ADMIN)).doesNotContain("class=\"due", "/deadline");
    }

    @Test
    void refused_extension_shows_error_and_typed_values() {
        find(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, ADMIN);
        when(deadlines.extend(NUMBER, ADMIN, "2020-01-01", "<b>Because</b>"))
                .thenReturn(new Result.Invalid<>(Sentence.of("extension.past")));
        when(deadlines.extend(NUMBER, ADMIN, "2026-12-04", "x"))
                .thenReturn(new Result.Conflict<>(Sentence.of("extension.noDeadline", NUMBER)));

        MvcTestResult refused = extend("2020-01-01", "<b>Because</b>");
        assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(refused)
                .bodyText()
                .contains("enter a date in the future.", "value=\"2020-01-01\"", "&lt;b&gt;Because&lt;/b&gt;");
        MvcTestResult wrongMoment = extend("2026-12-04", "x");
        assertThat(wrongMoment)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("No person has to act in ONB0001001");

        when(onboardings.find(NUMBER, ADMIN))
                .thenReturn(Optional.of(SampleViews.full(OnboardingState.ESTABLISHED, Party.NOBODY, true)));
        assertThat(extend("2026-12-04", "x"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("No person has to act in ONB0001001")
                .doesNotContain("name=\"due\"");
    }

    @Test
    void successful_extension_redirects_to_onboarding_page() {
        when(deadlines.extend(NUMBER, ADMIN, "2026-12-04", "x")).thenReturn(new Result.Success<>(SampleViews.DUE));

        assertThat(extend("2026-12-04", "x"))
                .hasStatus(HttpStatus.FOUND)
                .hasRedirectedUrl("/onboardings/ONB0001001#turn");
    }

    private MvcTestResult extend(String due, String reason) {
        return mvc.post()
                .uri("/onboardings/" + NUMBER + "/deadline")
                .with(as(ADMIN))
                .param("due", due)
                .param("reason", reason)
                .exchange();
    }

    @Test
    void steps_are_told_to_each_party_in_its_words_with_a_forecast() {
        for (CurrentUser currentUser : List.of(ADMIN, CUSTOMER)) {
            find(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, currentUser);
            when(progress.of(NUMBER, currentUser)).thenReturn(Optional.of(SampleViews.progress()));
        }

        assertThat(page("/onboardings/" + NUMBER, ADMIN))
                .contains("The customer created the provider record in its instance", "in 2 days")
                .contains("The provider has to approve, send back or deny", "The customer activates")
                .contains("Established about 27 Nov 2026, if each step takes as long as usual.");
        assertThat(page("/onboardings/" + NUMBER, CUSTOMER))
                .contains("You created the provider record", "The provider has to decide", "You activate");
        assertThat(page("/onboardings/ONB0001001/progress", CUSTOMER))
                .contains("class=\"onboarding-progress\"", "Waiting for <b>the provider</b>", "You activate")
                .doesNotContain("<html", "th:");
        assertThat(mvc.get().uri("/api/onboardings/ONB0001001/progress").with(as(CUSTOMER)))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.steps[1]")
                .asMap()
                .containsEntry("party", "provider")
                .containsEntry("phase", "CURRENT")
                .doesNotContainKey("ended");
    }

    @Test
    void milestones_show_done_denied_and_not_reached() {
        find(OnboardingState.DENIED, Party.NOBODY, CUSTOMER);

        assertThat(page("/onboardings/" + NUMBER, CUSTOMER))
                .containsSubsequence("Registration", ": done", "Provider record", ": done", "Approval", ": denied")
                .containsSubsequence("Activation", ": not reached", "Established", ": not reached");
    }

    @Test
    void work_notes_are_shown_to_staff_newest_first() {
        find(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, ADMIN);

        assertThat(page("/onboardings/" + NUMBER, ADMIN))
                .containsSubsequence(
                        "Work notes",
                        "Approve the replication subscription: <a href=\"%s\">%s</a>"
                                .formatted(SampleViews.LINK, SampleViews.LINK),
                        "The first note\nin two lines.",
                        "Comments",
                        "A comment.");
    }

    @Test
    void work_notes_are_hidden_from_customers() {
        find(OnboardingState.AWAITING_APPROVAL, Party.PROVIDER, CUSTOMER);

        assertThat(page("/onboardings/" + NUMBER, CUSTOMER))
                .contains("A comment.")
                .doesNotContainIgnoringCase("work note")
                .doesNotContain("The first note", "class=\"entries internal\"", "Cockpit", "Mailbox");
    }

    @Test
    void issues_show_cause_and_next_step() {
        String hostile = "<script>alert(1)</script> [[${7*7}]]";
        find(OnboardingState.AWAITING_PROVIDER_RECORD, Party.CUSTOMER, CUSTOMER);
        when(issues.now(NUMBER, CUSTOMER))
                .thenReturn(List.of(
                        new IssueView(Kind.SENT_BACK, DenialReason.NOT_NOW.label(), hostile, ""),
                        new IssueView(Kind.ADVICE, null, "What the customer entered", "Take ours.")));
        assertThat(page("/onboardings/" + NUMBER, CUSTOMER))
                .contains("turn: correct the provider record in your instance")
                .contains(
                        "Sent back to be corrected: Not at this time",
                        "&lt;script&gt;alert(1)&lt;/script&gt; [[${7*7}]]")
                .contains("Your provider&#39;s advice, after three wrong tries", "Take ours.")
                .doesNotContain("<script", "What the customer entered");

        find(OnboardingState.NEEDS_CORRECTION, Party.PROVIDER, ADMIN);
        when(issues.now(NUMBER, ADMIN))
                .thenReturn(List.of(new IssueView(Kind.MISMATCH, null, "It entered something else.", "")));
        assertThat(page("/onboardings/" + NUMBER, ADMIN))
                .contains("turn: help the customer with the provider record", "It entered something else.")
                .contains("Task: “The name of the &lt;task&gt;”");
        when(issues.now(NUMBER, ADMIN))
                .thenReturn(List.of(new IssueView(
                        Kind.REGISTRATION,
                        null,
                        "There is none: https://sn.example/1?a=b (https://evil.example).",
                        "Ask for it.",
                        List.of("https://sn.example/1?a=b"))));
        assertThat(page("/onboardings/" + NUMBER, ADMIN))
                .contains("turn: correct the registration, or withdraw it", "There is none", "Ask for it.")
                .contains("<a href=\"https://sn.example/1?a=b\">https://sn.example/1?a=b</a>")
                .doesNotContain("href=\"https://evil.example")
                .contains("Task: “The name of the &lt;task&gt;”");

        find(OnboardingState.WITHDRAWN, Party.NOBODY, ADMIN);
        when(issues.now(NUMBER, ADMIN))
                .thenReturn(List.of(new IssueView(Kind.WITHDRAWN_BY_CUSTOMER, null, "Not this year.", "")));
        assertThat(page("/onboardings/" + NUMBER, ADMIN)).contains("Withdrawn by the customer", "Not this year.");
    }

    @Test
    void entered_text_is_escaped_on_pages() {
        String hostile = "<script>alert(1)</script> [[${7*7}]] ${7*7} __${7*7}__ \" onmouseover=\"alert(1) "
                + "http://evil.example/ http://localhost:8080.evil.example/x javascript:alert(1)";
        OnboardingView view = SampleViews.full(OnboardingState.DENIED, Party.NOBODY, true, hostile, hostile);
        when(onboardings.find(NUMBER, ADMIN)).thenReturn(Optional.of(view));
        when(onboardings.list(any(), any(), anyInt(), anyInt())).thenReturn(List.of(view));
        when(instructions.now(NUMBER, ADMIN)).thenReturn(List.of(Sentence.stored(hostile)));

        for (String page : List.of(page("/onboardings/" + NUMBER, ADMIN), page("/onboardings", ADMIN))) {
            assertThat(page)
                    .contains("&lt;script&gt;alert(1)&lt;/script&gt; [[${7*7}]] ${7*7} __${7*7}__ &quot; onmouseover")
                    .doesNotContain("<script", "\" onmouseover=\"alert", "href=\"http://evil", "href=\"javascript")
                    .doesNotContain("href=\"http://localhost:8080.evil")
                    .doesNotContainPattern("\\b49\\b");
        }
    }

    @Test
    void onboarding_not_visible_answers_404_with_friendly_page() {
        when(onboardings.find(any(), any())).thenReturn(Optional.empty());

        MvcTestResult result =
                mvc.get().uri("/onboardings/ONB0009999").with(as(CUSTOMER)).exchange();

        assertThat(result).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(result).bodyText().contains("There is nothing here for you", "customer-admin", "Sign out");
    }

    private void find(OnboardingState state, Party waitingOn, CurrentUser currentUser) {
        when(onboardings.find(NUMBER, currentUser))
                .thenReturn(Optional.of(SampleViews.full(state, waitingOn, currentUser.isStaff())));
    }

    private String page(String uri, CurrentUser currentUser) {
        MvcTestResult result = mvc.get().uri(uri).with(as(currentUser)).exchange();
        assertThat(result).hasStatusOk().hasContentTypeCompatibleWith("text/html");
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
