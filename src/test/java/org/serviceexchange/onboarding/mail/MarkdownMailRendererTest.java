package org.serviceexchange.onboarding.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.application.port.notification.DeadlineMailModel;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.Line;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.Listing;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.OfCustomer;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.OfProvider;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.Outcome;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.Pages;
import org.serviceexchange.onboarding.application.port.notification.DigestMailModel.StateCount;
import org.serviceexchange.onboarding.application.port.notification.InvitationMailModel;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel.Explanation;
import org.serviceexchange.onboarding.application.port.notification.OnboardingMailModel.Topic;
import org.serviceexchange.onboarding.application.port.notification.OneTimeLink;
import org.serviceexchange.onboarding.application.port.notification.PasswordResetMailModel;
import org.serviceexchange.onboarding.application.port.notification.RemindersMailModel;
import org.serviceexchange.onboarding.application.port.notification.RemindersMailModel.Reminder;
import org.serviceexchange.onboarding.application.port.notification.SecretLink;
import org.serviceexchange.onboarding.domain.Languages;
import org.serviceexchange.onboarding.domain.Reader;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.web.util.HtmlUtils;

class MarkdownMailRendererTest {

    private static final OneTimeLink LINK =
            new OneTimeLink(SampleMailModels.BASE + "/invitation/the-token", Instant.parse("2026-11-25T14:05:00Z"));

    private static final NotificationKey INSTRUCTIONS =
            SampleMailModels.mail(NotificationKind.INSTRUCTIONS, Party.CUSTOMER);

    private final MarkdownMailRenderer renderer = new MarkdownMailRenderer();

    private RenderedMail write(NotificationKey mail, OnboardingMailModel model) {
        return renderer.render(mail.kind(), mail.receiver(), model, SampleMailModels.READER);
    }

    static Stream<NotificationKey> mails() {
        return SampleMailModels.mails();
    }

    @ParameterizedTest
    @MethodSource("mails")
    void rendered_mail_contains_no_template_syntax(NotificationKey mail) {
        for (Locale language : Languages.all()) {
            rendered_mail_contains_no_template_syntax(renderer.render(
                    mail.kind(), mail.receiver(), SampleMailModels.of(mail), new Reader(language, Reader.UTC)));
        }
    }

    private static void rendered_mail_contains_no_template_syntax(RenderedMail rendered) {
        assertThat(rendered.subject()).isNotBlank().doesNotContain("\r", "\n", "null");
        for (String body : List.of(rendered.html(), rendered.text())) {
            assertThat(body)
                    .doesNotContain("${", "[(", "[[", "[#", "[/", "**", "](", "\uE000", "null", " th:", "…", "Subject");
        }
        assertThat(rendered.html())
                .startsWith("<!DOCTYPE html>")
                .contains("<title>" + HtmlUtils.htmlEscape(rendered.subject(), "UTF-8"));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void html_and_text_contain_the_same_facts(NotificationKey mail) {
        OnboardingMailModel model = SampleMailModels.of(mail);
        RenderedMail rendered = write(mail, model);
        String seen = HtmlUtils.htmlUnescape(rendered.html());

        List<String> told = new ArrayList<>(List.of(
                model.onboarding().customer().name(),
                model.onboarding().number().value(),
                model.onboarding().instance().host().url(),
                model.provider().name(),
                model.caseNumber()));
        if (model.pages().record() != null) {
            told.add(model.pages().record());
        }
        if (model.pages().status() != null) {
            told.add(model.pages().status().address());
        }
        if (mail.receiver() == Party.CUSTOMER) {
            told.add(model.onboarding().contact().name());
        }
        told.addAll(
                switch (mail.name()) {
                    case "INSTRUCTIONS" ->
                        List.of(
                                model.provider().instance().host().url(),
                                model.provider().instance().id().value(),
                                model.pages().tasklist());
                    case "CASE_OPENED" ->
                        List.of("Service Exchange registration of Müller & Söhne", "admin@customer.example");
                    case "APPROVAL_REQUESTED" ->
                        List.of(
                                model.pages().subscription(),
                                model.pages().tasklist(),
                                model.onboarding().instance().id().value(),
                                "admin@customer.example",
                                "“Approve the replication subscription”");
                    case "SUBSCRIPTION_APPROVED" -> List.of(model.pages().tasklist());
                    case "CORRECTION_NEEDED" ->
                        List.of(
                                "The instance <b>refused</b> it.",
                                "Ask for a new key.",
                                "“Correct the registration”",
                                model.pages().tasklist());
                    case "PROVIDER_RECORD_MISMATCHED" ->
                        List.of(
                                "Its key has expired.",
                                "“Resolve the provider record mismatch”",
                                model.pages().tasklist());
                    case "ADVICE" ->
                        List.of(
                                "Ask for a new key.",
                                "Then try again.",
                                model.pages().tasklist());
                    case "SENT_BACK" ->
                        List.of(
                                "The instance isn't the one that was agreed on",
                                "The instance is a copy.",
                                "Register the real one.",
                                model.pages().tasklist());
                    case "ACTIVATION_FAILED" ->
                        List.of(
                                "Its key has expired.",
                                "Ask for a new key.",
                                "Then try again.",
                                model.pages().tasklist());
                    case "REPLICATION_NOTICE", "REPLICATION_NOTICE_PROVIDER" ->
                        List.of("Its key has expired.", "Ask for a new key.", "Then try again.");
                    case "REGISTRATION_DENIED" -> List.of("The instance is a copy.", "Register the real one.");
                    case "ONBOARDING_ENDED", "ONBOARDING_ENDED_PROVIDER" ->
                        List.of("was withdrawn before", "The instance is a copy.", "Register the real one.");
                    case "INTEGRATION_ESTABLISHED" ->
                        List.of(model.provider().instance().host().url());
                    case "INTEGRATION_ESTABLISHED_PROVIDER" ->
                        List.of(model.onboarding().instance().id().value());
                    case "STEP_STARTED_PROVIDER" ->
                        List.of("The group security-team has to complete it.", "is due on", SampleMailModels.TASK);
                    case "STEP_STARTED" ->
                        List.of(
                                "Create the provider record in your instance",
                                "is due on",
                                "27 Nov 2026, 17:00 UTC",
                                SampleMailModels.TASK);
                    case "REMINDER", "REMINDER_PROVIDER" ->
                        List.of(
                                "Create the provider record in your instance",
                                "is due",
                                "27 Nov 2026, 17:00 UTC",
                                "21 Dec 2026, 17:00 UTC",
                                SampleMailModels.TASK);
                    case "COMMENT_WRITTEN" ->
                        List.of("The instance is a copy.", "Register the real one.", SampleMailModels.CASE);
                    case "COMMENT_WRITTEN_PROVIDER" ->
                        List.of("somebody of Müller & Söhne", "The instance is a copy.", SampleMailModels.CASE);
                    case "ESCALATION" ->
                        List.of(
                                "was due",
                                "27 Nov 2026, 17:00 UTC",
                                "21 Dec 2026, 17:00 UTC",
                                "You can complete it as well.",
                                SampleMailModels.TASK);
                    case "ESCALATION_PROVIDER" ->
                        List.of(
                                "was due",
                                "27 Nov 2026, 17:00 UTC",
                                "21 Dec 2026, 17:00 UTC",
                                "The customer has not completed it.",
                                "admin@customer.example");
                    case "DEADLINE_EXTENDED" ->
                        List.of(
                                "27 Nov 2026, 17:00 UTC",
                                "The instance is a copy.",
                                "Register the real one.",
                                "It is still your turn",
                                SampleMailModels.TASK);
                    case "INTEGRATION_PAUSED", "INTEGRATION_PAUSED_PROVIDER" ->
                        List.of("The instance is a copy.", "Register the real one.", "more than 7 days");
                    case "RESUME_REQUESTED", "RESUME_REQUESTED_PROVIDER" ->
                        List.of(
                                "The instance is a copy.",
                                "“Agree to resume the integration”",
                                "more than 7 days",
                                model.pages().tasklist());
                    case "INTEGRATION_RESUMED", "INTEGRATION_RESUMED_PROVIDER" -> List.of("has agreed");
                    case "END_REQUESTED", "END_REQUESTED_PROVIDER" ->
                        List.of(
                                "The instance is a copy.",
                                "“Agree to end the integration”",
                                "“Yes, end the integration”",
                                model.pages().tasklist());
                    case "REQUEST_REFUSED", "REQUEST_REFUSED_PROVIDER" ->
                        List.of("The instance is a copy.", "has refused. The integration stays as it is.");
                    case "REQUEST_TAKEN_BACK", "REQUEST_TAKEN_BACK_PROVIDER" ->
                        List.of("withdrawn that request. The integration stays as it is.");
                    case "REQUEST_LAPSED", "REQUEST_LAPSED_PROVIDER" ->
                        List.of(
                                "did not answer by 27 Nov 2026, 17:00 UTC, so the request has expired. The integration"
                                        + " stays as it is.",
                                "The instance is a copy.",
                                "Both parties can ask again at any time");
                    case "INTEGRATION_ENDED" -> List.of("The instance is a copy.", "keep this mail for your records");
                    case "INTEGRATION_ENDED_PROVIDER" ->
                        List.of("The instance is a copy.", "You can register the customer again");
                    default -> List.<String>of();
                });
        // what is set in bold is one sentence with the rest all the same
        assertThat(seen.replaceAll("</?strong>", "")).contains(told);
        assertThat(rendered.text()).contains(told);
    }

    static Stream<NotificationKey> aboutDeadlines() {
        return mails().filter(mail -> SampleMailModels.DEADLINE_KINDS.contains(mail.kind()))
                // a step of a designer answers no request
                .filter(mail -> mail.kind() != NotificationKind.STEP_STARTED);
    }

    @ParameterizedTest
    @MethodSource("aboutDeadlines")
    void deadline_mail_of_a_request_names_request_and_not_onboarding(NotificationKey mail) {
        RenderedMail rendered = write(mail, SampleMailModels.ofAnAnswer(mail, "Müller & Söhne"));

        String seen = HtmlUtils.htmlUnescape(rendered.html())
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ");
        for (String body : List.of(seen, rendered.text())) {
            assertThat(body)
                    .contains("request of Northwind to end the integration between Müller & Söhne and Northwind")
                    .containsPattern("Request expires:? *21 Dec 2026, 17:00 UTC")
                    .contains("integration")
                    .doesNotContain(
                            "The onboarding of",
                            "the onboarding of",
                            "the onboarding expires",
                            "Onboarding expires",
                            "null",
                            "[#");
        }
        // a company whose name means no all the same
        assertThat(write(mail, SampleMailModels.ofAnAnswer(mail, "No")).text()).contains("Request expires:");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void mail_never_contains_note_for_agents(NotificationKey mail) {
        RenderedMail rendered = write(mail, SampleMailModels.of(mail));

        assertThat(rendered.html() + rendered.text()).doesNotContain("for agents only");
    }

    @Test
    void instructions_number_their_steps() {
        RenderedMail rendered = write(INSTRUCTIONS, SampleMailModels.of(INSTRUCTIONS));

        assertThat(rendered.text())
                .containsSubsequence("\n1. Sign in to your ServiceNow", "\n2. Create", "\n3. Sign in to Tasklist");
        assertThat(rendered.html())
                .containsSubsequence(">1</div>", "Sign in to your ServiceNow", ">2</div>", ">3</div>", "Tasklist");
    }

    @Test
    void only_known_addresses_become_links() {
        OnboardingMailModel withForeignAddresses = SampleMailModels.with(
                SampleMailModels.of(INSTRUCTIONS),
                SampleMailModels.sentences(
                        "Go to https://muellerprod.service-now.com.",
                        "Not to https://muellerprod.service-now.com.evil.example/ or https://evil.example"),
                new Topic(null, null, null, null, null));

        String html = write(INSTRUCTIONS, withForeignAddresses).html();

        assertThat(html)
                .contains(">https://muellerprod.service-now.com</a>.")
                .contains("https://muellerprod.service-now.com.evil.example/ or https://evil.example")
                .doesNotContain("href=\"https://muellerprod.service-now.com.evil")
                .doesNotContain("href=\"https://evil.example");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void entered_text_is_escaped_in_mails(NotificationKey mail) {
        String hostile = "<script>alert(1)</script> [[${7*7}]] [(${7*7})] ${7*7} __${7*7}__ *{7*7} #{x} @{y} "
                + "<b th:text=\"${7*7}\">b</b> [# th:text=\"${7*7}\"/] \"'`";
        RenderedMail rendered = write(mail, SampleMailModels.of(mail, hostile, hostile, hostile));

        String html = rendered.html();
        assertThat(html).doesNotContain("<script", "<b ").doesNotMatch(containing("\\b49\\b"));
        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "[[${7*7}]]", "__${7*7}__");
        assertThat(rendered.text()).contains(hostile).doesNotMatch(containing("\\b49\\b"));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void subject_with_line_break_stays_one_line(NotificationKey mail) {
        for (String lineEnd : List.of("\r\n", "\n", "\r", "\u2028", "\u0085")) {
            String hostile = "Acme" + lineEnd + "Bcc: x@y.example";
            RenderedMail rendered = write(mail, SampleMailModels.of(mail, hostile, hostile, hostile));

            assertThat(rendered.subject()).doesNotContain(lineEnd);
        }
    }

    @Test
    void instructions_for_contact_without_account_contain_link() {
        RenderedMail rendered = write(INSTRUCTIONS, withLink(SampleMailModels.of(INSTRUCTIONS)));

        assertThat(rendered.html())
                .contains("href=\"" + LINK.address() + "\"", "25 Nov 2026, 14:05 UTC", "First, set your password")
                .doesNotContain("forward this mail", "null", " th:");
        assertThat(rendered.text())
                .contains(LINK.address(), "25 Nov 2026, 14:05 UTC", "FIRST, SET YOUR PASSWORD")
                .doesNotContain("forward this mail", "null", "[#", "[/");
        assertThat(write(INSTRUCTIONS, SampleMailModels.of(INSTRUCTIONS)).text())
                .contains("forward this mail")
                .doesNotContain("PASSWORD", "null");
    }

    @Test
    void invitation_mail_contains_link_and_escapes_names() {
        String hostile = "<script>alert(1)</script> [[${7*7}]] [(${7*7})]\r\nBcc: x@y.example";
        for (boolean byProvider : new boolean[] {true, false}) {
            OnboardingMailModel model = SampleMailModels.of(INSTRUCTIONS, hostile, hostile, hostile);
            RenderedMail rendered = renderer.invite(
                    new InvitationMailModel(
                            model.onboarding(),
                            model.provider(),
                            model.onboarding().contact(),
                            byProvider,
                            LINK,
                            model.pages().record()),
                    SampleMailModels.READER);

            assertThat(rendered.subject())
                    .startsWith("You are invited to act for")
                    .doesNotContain("\r", "\n");
            assertThat(rendered.html())
                    .contains("href=\"" + LINK.address() + "\"", "25 Nov 2026, 14:05 UTC", "ONB0001001")
                    .doesNotContain("<script", " th:", ">null", "for agents only")
                    .doesNotMatch(containing("\\b49\\b"));
            assertThat(rendered.text())
                    .contains(
                            LINK.address(),
                            "25 Nov 2026, 14:05 UTC",
                            model.pages().record(),
                            "admin@customer.example")
                    .contains(byProvider ? "Northwind invites you" : "A colleague invites you")
                    .doesNotContain("[#", "[/", "null", "for agents only");
        }
    }

    @Test
    void password_reset_mail_contains_link_and_address() {
        RenderedMail rendered = renderer.resetPassword(
                new PasswordResetMailModel(
                        SampleMailModels.of(INSTRUCTIONS).provider(), "admin@customer.example", LINK),
                SampleMailModels.READER);

        assertThat(rendered.subject()).isEqualTo("Set a new password");
        for (String body : List.of(rendered.html(), rendered.text())) {
            assertThat(body)
                    .contains(
                            LINK.address(),
                            "25 Nov 2026, 14:05 UTC",
                            "admin@customer.example",
                            "because your address was entered")
                    .doesNotContain("null", "[#", "[/", " th:", "registered you", "ONB");
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "CORRECTION_NEEDED",
                "INSTRUCTIONS",
                "PROVIDER_RECORD_MISMATCHED",
                "ADVICE",
                "APPROVAL_REQUESTED",
                "SENT_BACK",
                "SUBSCRIPTION_APPROVED",
                "ACTIVATION_FAILED",
                "RESUME_REQUESTED",
                "END_REQUESTED",
                "CONTACT_CHANGED"
            })
    void mail_that_asks_for_a_task_names_due_date_and_expiry(NotificationKind kind) {
        NotificationKey mail = SampleMailModels.mail(kind, kind.receivers().get(0));
        OnboardingMailModel model = SampleMailModels.of(mail);
        Topic topic = model.topic();
        DeadlineMailModel deadline = new DeadlineMailModel(
                "Do it",
                mail.receiver(),
                Instant.parse("2026-11-27T17:00:00Z"),
                false,
                Instant.parse("2026-12-21T17:00:00Z"),
                DeadlineMailModel.Begun.NOT_YET);

        RenderedMail rendered = write(
                mail,
                SampleMailModels.with(
                        model,
                        kind == NotificationKind.CONTACT_CHANGED
                                ? List.of(Sentence.stored("Install it."))
                                : model.steps(),
                        new Topic(null, deadline, topic.request(), null, topic.contactChange())));

        assertThat(rendered.text())
                .contains("27 Nov 2026, 17:00 UTC", "21 Dec 2026, 17:00 UTC", "expires")
                .doesNotContain("null");
        if (topic.request() != null || model.explanation().reason() != null) {
            assertThat(rendered.text()).as("the reason of the mail itself").contains("The instance is a copy.");
        }
    }

    /** Outlook for Windows renders mails with Word, which ignores the padding of a link. */
    @Test
    void button_is_a_cell_with_padding_and_fixed_width() {
        RenderedMail rendered = write(INSTRUCTIONS, SampleMailModels.of(INSTRUCTIONS));

        Element button = Jsoup.parse(rendered.html()).select("td[bgcolor] > a").last();
        assertThat(button.parent().attr("width")).matches("\\d+");
        assertThat(button.parent().attr("bgcolor")).isNotEmpty();
        assertThat(button.parent().attr("style")).contains("padding:12px");
        assertThat(button.attr("style")).doesNotContain("padding");
    }

    @Test
    void address_of_one_time_link_stands_below_its_button_as_text() {
        OnboardingMailModel model = SampleMailModels.of(INSTRUCTIONS);
        List<RenderedMail> mails = List.of(
                write(INSTRUCTIONS, withLink(model)),
                renderer.invite(
                        new InvitationMailModel(
                                model.onboarding(),
                                model.provider(),
                                model.onboarding().contact(),
                                true,
                                LINK,
                                "x"),
                        SampleMailModels.READER),
                renderer.resetPassword(
                        new PasswordResetMailModel(model.provider(), "petra", LINK), SampleMailModels.READER));

        assertThat(mails).allSatisfy(mail -> assertThat(Jsoup.parse(mail.html()).text())
                .contains("Or copy this address into your browser: " + LINK.address()));
    }

    @Test
    void password_reset_mail_before_provider_setup_contains_link() {
        RenderedMail rendered =
                renderer.resetPassword(new PasswordResetMailModel(null, "petra", LINK), SampleMailModels.READER);

        for (String body : List.of(rendered.html(), rendered.text())) {
            assertThat(body).contains(LINK.address(), "petra").doesNotContain("null", " th:");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INSTRUCTIONS", "CASE_OPENED", "SUBSCRIPTION_APPROVED"})
    void customer_mail_names_support_contact(NotificationKind kind) {
        NotificationKey mail = SampleMailModels.mail(kind, Party.CUSTOMER);
        RenderedMail rendered = write(mail, SampleMailModels.of(mail));

        assertThat(rendered.html()).contains("support@northwind.example");
        assertThat(rendered.text()).contains("support@northwind.example");
    }

    @Test
    void reminder_of_several_steps_names_each_of_them_and_counts_the_others() {
        NotificationKey mail = SampleMailModels.mail(NotificationKind.REMINDER, Party.PROVIDER);
        OnboardingMailModel model = SampleMailModels.of(mail, "A [b](http://evil.example) **c**", "Jürgen", "No key");
        Reminder reminder = new Reminder(model.onboarding(), model.topic().deadline());
        RenderedMail provider = renderer.remind(
                new RemindersMailModel(
                        model.provider(), Party.PROVIDER, List.of(reminder, reminder), 39, SampleMailModels.TASKLIST),
                SampleMailModels.READER);

        assertThat(provider.subject()).isEqualTo("Reminder: 39 tasks");
        assertThat(provider.text())
                .contains(
                        "1. Create the provider record in your instance (" + SampleMailModels.TASK + ") for"
                                + " A [b](http://evil.example) **c** (Production, ONB0001001) is due on 27 Nov 2026",
                        "The customer is stuck and waits for your answer",
                        "37 more are in Tasklist.")
                .doesNotContain("[[", "[#", "null");
        assertThat(Jsoup.parse(provider.html()).select("a[href='%s']".formatted(SampleMailModels.TASK)))
                .hasSize(2);
        assertThat(Jsoup.parse(provider.html()).select("a[href^=http://evil]")).isEmpty();

        RenderedMail customer = renderer.remind(
                new RemindersMailModel(
                        model.provider(), Party.CUSTOMER, List.of(reminder, reminder), 2, SampleMailModels.TASKLIST),
                SampleMailModels.READER);
        assertThat(customer.subject()).startsWith("Reminder: 2 tasks for A ");
        assertThat(customer.text())
                .contains("Your company said that it is stuck, and waits for an answer from Northwind.")
                .doesNotContain("more are in Tasklist");
    }

    @Test
    void digests_say_what_is_open_and_where_to_turn_them_off() {
        OnboardingMailModel model =
                SampleMailModels.of(SampleMailModels.mail(NotificationKind.REMINDER, Party.PROVIDER));
        Line line = new Line(
                "ONB0001001",
                "A [b](http://evil.example)",
                Environment.TEST,
                Party.CUSTOMER,
                "Create the provider record in your instance",
                Instant.parse("2026-11-27T17:00:00Z"),
                true,
                SampleMailModels.RECORD);
        Line running = new Line(
                "ONB0001002", "Acme", Environment.PRODUCTION, Party.SYSTEM, null, null, false, SampleMailModels.RECORD);
        String list = SampleMailModels.BASE + "/onboardings?late=overdue";
        Listing listing = new Listing(List.of(line, running), 39, list);
        Pages pages = new Pages(
                SampleMailModels.TASKLIST,
                SampleMailModels.BASE + "/onboardings",
                SampleMailModels.BASE + "/settings",
                new SecretLink(SampleMailModels.BASE + "/digest-off/the-token"));

        RenderedMail provider = renderer.digest(
                new DigestMailModel(
                        model.provider(),
                        Instant.parse("2026-11-23T08:00:00Z"),
                        new OfProvider(
                                List.of(new StateCount(OnboardingState.AWAITING_APPROVAL, 12, list)),
                                listing,
                                new Listing(List.of(), 0, list),
                                List.of(new Outcome(OnboardingState.ESTABLISHED, listing))),
                        pages),
                SampleMailModels.READER);
        assertThat(provider.subject()).isEqualTo("Onboardings this week: 39 overdue");
        assertThat(provider.text())
                .contains(
                        " - Awaiting approval (%s): 12".formatted(list),
                        "OVERDUE: 39",
                        " - A [b](http://evil.example) (%s) (Test, ONB0001001): Create the provider record"
                                .formatted(SampleMailModels.RECORD),
                        "overdue since 27 Nov 2026",
                        " - and 37 more (%s)".formatted(list),
                        "ESTABLISHED SINCE 23 NOV 2026",
                        "/digest-off/the-token")
                .doesNotContain("STUCK", "[[", "[#", "null");
        assertThat(Jsoup.parse(provider.html()).select("a[href^=http://evil]")).isEmpty();
        assertThat(Jsoup.parse(provider.html()).select("a[href$=the-token]")).hasSize(1);

        RenderedMail customer = renderer.digest(
                new DigestMailModel(
                        model.provider(),
                        Instant.parse("2026-11-23T08:00:00Z"),
                        new OfCustomer("Acme", listing),
                        pages),
                SampleMailModels.READER);
        assertThat(customer.subject()).isEqualTo("What is open with Northwind: 39");
        assertThat(customer.text())
                .contains(
                        "(ONB0001001): your turn: Create the provider record in your instance, overdue since",
                        "(ONB0001002): the system is working on it.",
                        "/digest-off/the-token")
                .doesNotContain("[[", "[#", "null");
    }

    @Test
    void mail_is_in_the_language_and_the_time_zone_of_its_reader() {
        NotificationKey reminder = SampleMailModels.mail(NotificationKind.REMINDER, Party.CUSTOMER);
        OnboardingMailModel model = SampleMailModels.of(reminder);

        RenderedMail rendered = renderer.render(
                reminder.kind(),
                reminder.receiver(),
                model,
                new Reader(new Locale("la"), ZoneId.of("America/New_York")));

        assertThat(Jsoup.parse(rendered.html()).selectFirst("html").attr("lang"))
                .isEqualTo("la");
        assertThat(rendered.text()).contains("27. 11. 2026 12:00 EST");
    }

    @ParameterizedTest
    @MethodSource("mails")
    void a_box_without_text_is_left_out(NotificationKey mail) {
        OnboardingMailModel model = SampleMailModels.of(mail);
        RenderedMail rendered = write(
                mail,
                new OnboardingMailModel(
                        model.onboarding(),
                        model.provider(),
                        model.caseNumber(),
                        new Explanation(null, null, null, null),
                        model.steps(),
                        model.taskTitles(),
                        model.pages(),
                        model.accessStays(),
                        model.topic()));

        assertThat(rendered.html())
                .doesNotContain("null")
                .doesNotContainPattern("<div[^>]*border-left[^>]*>\\s*</div>");
        assertThat(rendered.text()).doesNotContain("null");
    }

    private static OnboardingMailModel withLink(OnboardingMailModel model) {
        return SampleMailModels.with(model, model.steps(), new Topic(LINK, null, null, null, null));
    }

    private static Pattern containing(String expression) {
        return Pattern.compile(".*" + expression + ".*", Pattern.DOTALL);
    }
}
