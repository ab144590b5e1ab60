package org.serviceexchange.onboarding.web.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.process.model.CaseCommentModel;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Comments and work notes as programs write them. */
@OnboardingTest
class CaseEntryRulesTest {

    @Autowired
    OnboardingScenario story;

    @Autowired
    Mailbox mailbox;

    @Autowired
    AddComment comments;

    @LocalServerPort
    int port;

    Person customer;

    @BeforeEach
    void somebodyAtACustomer() {
        customer = story.newCustomerAdmin();
    }

    @Test
    void comment_is_visible_to_both_parties_and_work_note_to_provider() {
        ProcessInstance instance = story.registered(customer);
        assertThat(write(customer.id(), instance, "comments", "When do we start?\r\nIn spring?  ")
                        .status())
                .isEqualTo(201);
        assertThat(write("provider-agent", instance, "comments", "In spring.").status())
                .isEqualTo(201);
        assertThat(write("provider-admin", instance, "work-notes", "They are in a hurry")
                        .status())
                .isEqualTo(201);

        OnboardingView.CaseView customers =
                story.seenBy(customer.id(), instance).registrationCase();
        assertThat(customers.comments())
                .extracting(OnboardingView.EntryView::by, OnboardingView.EntryView::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(customer.id(), "When do we start?\nIn spring?"),
                        org.assertj.core.groups.Tuple.tuple("provider-agent", "In spring."));
        assertThat(customers.workNotes()).isNull();
        assertThat(story.seenByProvider(instance).registrationCase().workNotes())
                .extracting(OnboardingView.EntryView::text)
                .contains("They are in a hurry");
        assertThat(get(customer.id(), instance)).doesNotContain("in a hurry");
    }

    @Test
    void comment_is_mailed_to_other_party_and_work_note_is_not() {
        ProcessInstance instance = story.registered(customer);
        String number = story.numberOf(instance);
        write(customer.id(), instance, "comments", "When do we start?\nIn <b>spring</b>?");
        write("provider-agent", instance, "work-notes", "They are in a hurry");
        story.runJobs();
        Mail toProvider = lastMail(number);
        assertThat(toProvider.to()).isEqualTo("admin@provider.example");
        assertThat(toProvider.subject())
                .isEqualTo("Comment on case %s: %s and Example-Provider"
                        .formatted(
                                story.seenByProvider(instance)
                                        .registrationCase()
                                        .number(),
                                customer.company()));
        assertThat(toProvider.text())
                .contains(
                        "Carla Customer of %s wrote on the registration case".formatted(customer.company()),
                        "\n   When do we start?\n   In <b>spring</b>?\n",
                        "Answer on the case: http://localhost:8080/onboardings/%s#case".formatted(number));
        assertThat(toProvider.html()).contains("In &lt;b&gt;spring&lt;/b&gt;?").doesNotContain("<b>spring");

        write("provider-agent", instance, "comments", "In spring.");
        story.runJobs();
        Mail toCustomer = lastMail(number);
        assertThat(toCustomer.to()).isEqualTo(customer.id());
        assertThat(toCustomer.text())
                .contains("Amir Agent of Example-Provider wrote", "\n   In spring.\n")
                .doesNotContain("in a hurry");

        // who took part hears of the answer, too
        write(customer.id(), instance, "comments", "Thank you.");
        story.runJobs();
        assertThat(lastMail(number).to()).isEqualTo("admin@provider.example, agent@provider.example");
        assertThat(mailbox.newest(200).stream()
                        .filter(mail -> mail.messageId().startsWith(number.toLowerCase()))
                        .filter(mail -> mail.messageId().contains("comment-written")))
                .hasSize(3)
                .noneSatisfy(mail -> assertThat(mail.html()).contains("in a hurry"));
        assertThat(story.newestOf(CaseCommentModel.KEY, number).getEndTime()).isNotNull();
    }

    @Test
    void comment_above_hourly_limit_answers_400() {
        ProcessInstance instance = story.registered(customer);
        for (int i = 1; i <= AddComment.MOST_AN_HOUR; i++) {
            assertThat(comments.write(
                            story.numberOf(instance),
                            new CurrentUser(customer.id(), Set.of(Role.CUSTOMER.group(), groupOf(customer))),
                            "Comment " + i))
                    .isInstanceOf(Result.Success.class);
        }
        Answer refused = write(customer.id(), instance, "comments", "One more");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail())
                .isEqualTo(
                        "“Comment”: you wrote 100 comments within an hour, and each is sent by mail. Put the rest into"
                                + " one comment, and add it in an hour.");
        // others may go on
        assertThat(write("provider-admin", instance, "comments", "Yes?").status())
                .isEqualTo(201);
    }

    @Test
    void same_comment_written_twice_is_kept_twice() {
        ProcessInstance instance = story.registered(customer);
        write(customer.id(), instance, "comments", "Hello?");
        write(customer.id(), instance, "comments", "Hello?");
        assertThat(story.seenByProvider(instance).registrationCase().comments()).hasSize(2);
    }

    static Stream<Arguments> notToBeTaken() {
        return Stream.of("comments", "work-notes").flatMap(kind -> {
            String label = kind.equals("comments") ? "“Comment”" : "“Work note”";
            return Stream.of(
                    Arguments.of(kind, "", label + ": fill it in."),
                    Arguments.of(kind, " \n ", label + ": fill it in."),
                    Arguments.of(kind, "x".repeat(4001), label + ": shorten it to 4000 characters."),
                    Arguments.of(
                            kind, "a\u0000b", label + ": remove the character U+0000 behind “a”: it can't be stored."),
                    Arguments.of(
                            kind,
                            "a\u001bb",
                            label
                                    + ": remove the character U+001B behind “a”: it is a control character of terminals."));
        });
    }

    @ParameterizedTest
    @MethodSource("notToBeTaken")
    void invalid_entry_answers_400(String kind, String text, String sentence) {
        ProcessInstance instance = story.registered(customer);
        Answer refused = write("provider-admin", instance, kind, text);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).isEqualTo(sentence);
        assertThat(story.seenByProvider(instance).registrationCase().comments()).isEmpty();
    }

    @Test
    void work_note_of_4000_characters_is_accepted() {
        ProcessInstance instance = story.registered(customer);
        assertThat(write("provider-admin", instance, "work-notes", "ü".repeat(4000))
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"comments", "work-notes"})
    void entry_without_open_case_answers_409(String kind) {
        ProcessInstance early = story.register(story.registrationOf(customer));
        Answer tooEarly = write("provider-admin", early, kind, "x");
        assertThat(tooEarly.status()).isEqualTo(409);
        assertThat(tooEarly.detail()).contains("is being opened");

        ProcessInstance denied = story.approvalRequested(story.newCustomerAdmin());
        story.submit(
                "provider-admin",
                story.taskOf(denied),
                Map.of("decision", "deny", "denialReason", "The wrong instance"));
        story.runJobs();
        OnboardingView.CaseView closed = story.seenByProvider(denied).registrationCase();
        assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
        Answer tooLate = write("provider-admin", denied, kind, "x");
        assertThat(tooLate.status()).isEqualTo(409);
        assertThat(tooLate.detail())
                .isEqualTo("The case %s is closed and can't be changed.".formatted(closed.number()));
    }

    private Answer write(String userId, ProcessInstance instance, String kind, String text) {
        return SignedInClient.withBasic(port, userId)
                .post(
                        "/api/onboardings/%s/%s".formatted(story.numberOf(instance), kind),
                        SignedInClient.json(Map.of("text", text)));
    }

    private Mail lastMail(String number) {
        return mailbox.newest(200).stream()
                .filter(mail -> mail.messageId().startsWith(number.toLowerCase()))
                .findFirst()
                .orElseThrow();
    }

    private static String groupOf(Person customer) {
        return CustomerGroup.of(customer.company().toLowerCase().replace(' ', '-'));
    }

    private String get(String userId, ProcessInstance instance) {
        return SignedInClient.withBasic(port, userId)
                .get("/api/onboardings/" + story.numberOf(instance))
                .body();
    }
}
