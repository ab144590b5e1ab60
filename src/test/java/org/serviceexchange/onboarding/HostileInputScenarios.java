package org.serviceexchange.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Goes ways on which hostile strings are typed into fields, and reads back from pages, forms and mails what became of them.
 */
@OnboardingTest
abstract class HostileInputScenarios {

    static final String PROVIDER = "provider-admin";
    static final String AGENT = "provider-agent";

    // The mails in which somebody's words stand, by the part of the Message-ID that says the kind.
    private static final Set<String> QUOTING = Set.of(
            "deadline-extended",
            "advice",
            "sent-back",
            "onboarding-ended",
            "onboarding-ended-provider",
            "comment-written",
            "comment-written-provider",
            "integration-paused",
            "integration-paused-provider",
            "resume-requested",
            "resume-requested-provider",
            "end-requested",
            "end-requested-provider",
            "request-refused",
            "request-refused-provider",
            "integration-ended",
            "integration-ended-provider");

    private static final Map<String, SignedInClient> BROWSERS = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    Mailbox mailbox;

    /**
     * What is typed into each field of one onboarding.
     *
     * @param customer the customer's name
     */
    record Typed(int index, String customer, String text) {

        /** As many lines, and nothing in them that could mean anything. */
        Typed harmless(String company) {
            return new Typed(index, company, text.replaceAll("[^\\n]+", "x"));
        }

        /** With the field's name before it, so that no field's text passes for another's. */
        String in(String field) {
            return field + "\n" + text;
        }

        List<String> lines() {
            return text.lines().map(String::strip).toList();
        }

        @Override
        public String toString() {
            return "%d: %d characters".formatted(index, text.length());
        }
    }

    static boolean isTaken(String text, int maxLength) {
        Input input = new Input();
        input.text(FormField.ADVICE, text, maxLength);
        try {
            input.throwIfInvalid();
            return true;
        } catch (InvalidInputException refused) {
            return false;
        }
    }

    String registered(Typed typed, Person customer) {
        Map<String, Object> form = new HashMap<>(story.registrationOf(customer));
        form.put("customerName", typed.customer());
        String number = story.numberOf(story.register(form));
        story.runJobs();
        return number;
    }

    /** Refused with a sentence about each of these fields, none of which can be taken for HTML. */
    static void assertSentences(Answer answer, List<String> labels) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        JsonNode json = answer.json();
        String sentences = json.path(json.has("detail") ? "detail" : "message").asText();
        assertThat(sentences).doesNotContain("<", ">", "Exception").hasSizeLessThan(1000);
        assertThat(sentences.lines()).hasSameSizeAs(labels).allMatch(sentence -> labels.stream()
                .anyMatch(label -> sentence.startsWith("“%s”: ".formatted(label))));
    }

    static Map<String, Object> refusal(String reason) {
        return Map.of("decision", "refuse", "refusalReason", reason);
    }

    static String later() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(90).toString();
    }

    /** In the session of a browser that signed in at Tasklist; so at the pages and the API, too. */
    SignedInClient at(String user) {
        return BROWSERS.computeIfAbsent(port + " " + user, any -> SignedInClient.atWebApp(port, user, "tasklist"));
    }

    SignedInClient program(String user) {
        return BROWSERS.computeIfAbsent(port + " program " + user, any -> SignedInClient.withBasic(port, user));
    }

    /** One onboarding from here to there, and everything that was read on the way. */
    class Way {

        final Map<String, String> structures = new TreeMap<>();
        final Set<String> mails = new HashSet<>();
        final Person customer;
        private final Typed typed;
        private final String number;
        private final Set<String> read = new HashSet<>();

        Way(Typed typed, Person customer, String number) {
            this.typed = typed;
            this.customer = customer;
            this.number = number;
            mailsOfNow().forEach(mail -> read.add(mail.messageId()));
        }

        String path(String what) {
            return "/api/onboardings/%s/%s".formatted(number, what);
        }

        Answer post(String user, String what, Map<String, String> body) {
            return program(user).post(path(what), SignedInClient.json(body));
        }

        void posts(String user, String what, Map<String, String> body, int status) {
            Answer answer = post(user, what, body);
            assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(status);
            story.runJobs();
        }

        /** The form of the one task that is open. */
        Answer submits(String user, Map<String, Object> form) {
            return at(user).post(
                            SignedInClient.WEB_APPS + "/task/%s/submit-form".formatted(task()),
                            SignedInClient.variables(form));
        }

        void taken(Answer answer) {
            taken(answer, typed.lines());
        }

        void taken(Answer answer, List<String> quoted) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(204);
            story.runJobs();
            readMails(quoted);
        }

        private String task() {
            return story.taskOf(number).getId();
        }

        JsonNode api(String user) {
            return program(user).get("/api/onboardings/" + number).json();
        }

        JsonNode form(String user) {
            return at(user).get(SignedInClient.WEB_APPS + "/task/%s/form-variables".formatted(task()))
                    .json();
        }

        void readForm(String user, String name, List<String> texts) {
            Document shown =
                    RenderedText.markdown(form(user).path(name).path("value").asText());
            assertThat(shown.wholeText()).isNotBlank();
            note("form's " + name, shown, texts);
        }

        void readPage(String user, List<String> texts) {
            Answer page = at(user).page("/onboardings/" + number);
            assertThat(page.status()).isEqualTo(200);
            note("page of " + (user.equals(PROVIDER) ? user : "customer"), Jsoup.parse(page.body()), texts);
        }

        void readMails() {
            readMails(typed.lines());
        }

        /** Those that are new; the ones with somebody's words in them have these words. */
        void readMails(List<String> quoted) {
            for (Mailbox.Mail mail : mailsOfNow()) {
                if (!read.add(mail.messageId())) {
                    continue;
                }
                String kind = mail.messageId().split("[.@]")[1];
                mails.add(kind);
                List<String> texts = new ArrayList<>(List.of(typed.customer()));
                if (QUOTING.contains(kind) || kind.equals("correction-needed")) {
                    texts.addAll(quoted);
                }
                assertThat(mail.subject()).doesNotContain("\n", "\r");
                texts.forEach(each -> assertThat(mail.text()).as(kind).contains(each));
                note("mail " + kind, Jsoup.parse(mail.html()), texts);
            }
        }

        /** Oldest first. */
        private List<Mailbox.Mail> mailsOfNow() {
            List<Mailbox.Mail> mine = new ArrayList<>(mailbox.newest(40).stream()
                    .filter(mail -> mail.messageId().startsWith(number.toLowerCase() + "."))
                    .toList());
            Collections.reverse(mine);
            return mine;
        }

        private void note(String where, Document page, List<String> texts) {
            RenderedText.shows(where, page, texts);
            int n = 1;
            while (structures.containsKey(where + " " + n)) {
                n++;
            }
            structures.put(where + " " + n, RenderedText.structure(page));
        }
    }
}
