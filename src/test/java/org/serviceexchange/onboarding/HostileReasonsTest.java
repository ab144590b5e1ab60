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
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.Story.Person;
import org.serviceexchange.onboarding.access.SignedIn;
import org.serviceexchange.onboarding.access.SignedIn.Answer;
import org.serviceexchange.onboarding.application.port.CustomerInstance.Finding;
import org.serviceexchange.onboarding.application.port.Mailbox;
import org.serviceexchange.onboarding.domain.CaseEntry;
import org.serviceexchange.onboarding.domain.FormField;
import org.serviceexchange.onboarding.domain.Input;
import org.serviceexchange.onboarding.domain.IntegrationRequest;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Text from people is data, also where an onboarding does not go straight and once an integration is established. Each
 * field takes every hostile string that a text may be, several in one text and each on lines of its own, or refuses it with
 * a sentence; both parties read it back from pages, forms and mails, and it changes nothing around it. What "nothing" is, a
 * harmless twin shows that went the same way.
 */
@OnboardingTest
class HostileReasonsTest {

    private static final String PROVIDER = "provider-admin";
    private static final String AGENT = "provider-agent";

    // characters of what is typed before each text, to tell the fields apart
    private static final int MARK = 30;

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

    private static final Map<String, SignedIn> BROWSERS = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    Story story;

    @Autowired
    ScriptedInstances instances;

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

    static Stream<Typed> typed() {
        List<StringBuilder> texts = new ArrayList<>(List.of(new StringBuilder()));
        HostileStrings.all()
                .filter(each -> each.length() < IntegrationRequest.MAX_REASON)
                .filter(each -> isTaken(each, IntegrationRequest.MAX_REASON))
                .map(each -> each.replace("\r\n", "\n").strip())
                .forEach(each -> {
                    StringBuilder last = texts.get(texts.size() - 1);
                    if (last.length() + each.length() + MARK > IntegrationRequest.MAX_REASON) {
                        last = new StringBuilder();
                        texts.add(last);
                    }
                    last.append(last.isEmpty() ? "" : "\n").append(each);
                });
        return Stream.iterate(0, i -> i < texts.size(), i -> i + 1)
                .map(i -> new Typed(
                        i, HostileStrings.FOR_BROWSERS.get(i), texts.get(i).toString()));
    }

    private static boolean isTaken(String text, int maxLength) {
        Input input = new Input();
        input.text(FormField.ADVICE, text, maxLength);
        try {
            input.orRefuse();
            return true;
        } catch (RefusedInput refused) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("typed")
    void staysTextBeforeTheIntegrationIsEstablished(Typed typed) {
        Way hostile = withdrawn(typed, story.newCustomerAdmin());
        Person other = story.newCustomerAdmin();
        Way twin = withdrawn(typed.harmless(other.company()), other);
        assertThat(hostile.structures).isEqualTo(twin.structures);
        assertThat(hostile.mails)
                .contains(
                        "deadline-extended",
                        "provider-record-mismatched",
                        "advice",
                        "sent-back",
                        "onboarding-ended",
                        "onboarding-ended-provider");
    }

    /** Comments, work notes, more time, advice, sent back; then taken back, by either party in turn. */
    private Way withdrawn(Typed typed, Person customer) {
        Way way = new Way(typed, customer, registered(typed, customer));
        for (String who : List.of(customer.id(), AGENT)) {
            way.posts(who, "comments", Map.of("text", typed.in("Comment of " + who)), 201);
        }
        way.posts(AGENT, "work-notes", Map.of("text", typed.in("Work note")), 201);
        way.posts(PROVIDER, "deadline", Map.of("due", later(), "reason", typed.in("More time")), 200);
        way.readMails();

        Map<String, Object> wrong = new HashMap<>(story.providerRecord());
        wrong.put("providerInstanceId", "f".repeat(32));
        for (int i = 0; i < 2; i++) {
            assertThat(way.submits(customer.id(), wrong).status()).isEqualTo(400);
        }
        way.taken(way.submits(customer.id(), wrong));
        way.readForm(PROVIDER, "mismatch", List.of());
        way.taken(way.submits(PROVIDER, Map.of("advice", typed.in("Advice"))));
        way.readForm(customer.id(), "beforehand", typed.lines());
        way.taken(way.submits(customer.id(), story.providerRecord()));
        way.readForm(PROVIDER, "subscriptionSummary", List.of(typed.customer()));
        way.readForm(PROVIDER, "caseWorkNotes", typed.lines());
        way.taken(way.submits(PROVIDER, Map.of("decision", "send-back", "denialReason", typed.in("Sent back"))));
        way.readForm(customer.id(), "beforehand", typed.lines());

        List<String> both = List.of(
                typed.customer(),
                typed.in("Comment of " + customer.id()),
                typed.in("Comment of " + AGENT),
                typed.in("More time").replaceFirst("^More time", ": More time"),
                typed.in("Advice"),
                typed.in("Sent back"));
        way.readPage(customer.id(), both);
        way.readPage(PROVIDER, both);
        way.readPage(PROVIDER, List.of(typed.in("Work note")));
        JsonNode seen = way.api(PROVIDER);
        assertThat(seen.path("rounds").path(0).path("reason").asText()).isEqualTo(typed.in("Sent back"));
        assertThat(seen.path("registrationCase").path("comments").findValuesAsText("text"))
                .contains(typed.in("Comment of " + customer.id()), typed.in("Comment of " + AGENT));

        String by = typed.index() % 2 == 0 ? PROVIDER : customer.id();
        way.posts(by, "withdrawal", Map.of("reason", typed.in("Withdrawn")), 200);
        way.readMails();
        way.readPage(PROVIDER, List.of(typed.in("Withdrawn")));
        assertThat(way.api(PROVIDER).path("registrationCase").path("closeNotes").asText())
                .isEqualTo("The onboarding was withdrawn: " + typed.in("Withdrawn"));
        return way;
    }

    @ParameterizedTest
    @MethodSource("typed")
    void staysTextOnceTheIntegrationIsEstablished(Typed some) {
        // another name than that of the onboarding that was withdrawn
        Typed typed = new Typed(some.index(), HostileStrings.FOR_BROWSERS.get(some.index() + 6), some.text());
        Way hostile = ended(typed, story.newCustomerAdmin());
        Person other = story.newCustomerAdmin();
        Way twin = ended(typed.harmless(other.company()), other);
        assertThat(hostile.structures).isEqualTo(twin.structures);
        assertThat(hostile.mails)
                .contains(
                        "integration-paused",
                        "integration-paused-provider",
                        "resume-requested",
                        "resume-requested-provider",
                        "request-refused",
                        "request-refused-provider",
                        "request-taken-back",
                        "end-requested",
                        "end-requested-provider",
                        "integration-ended",
                        "integration-ended-provider");
    }

    /** Paused, resumed, asked to end, refused, and ended: each by both parties. */
    private Way ended(Typed typed, Person customer) {
        Way way = new Way(typed, customer, registered(typed, customer));
        way.taken(way.submits(customer.id(), story.providerRecord()));
        way.taken(way.submits(PROVIDER, story.approval()));
        way.taken(way.submits(customer.id(), Map.of("confirmed", true)));

        for (String asker : List.of(PROVIDER, customer.id())) {
            String other = asker.equals(PROVIDER) ? customer.id() : PROVIDER;
            way.posts(asker, "pause", Map.of("reason", typed.in("Paused by " + asker)), 202);
            way.readMails();
            way.posts(asker, "resume", Map.of("reason", typed.in("Resumed by " + asker)), 202);
            way.readMails();
            way.readForm(other, "requestSummary", typed.lines());
            // what is asked stands on the page only until it is decided
            way.readPage(customer.id(), List.of(typed.in("Resumed by " + asker)));
            way.readPage(PROVIDER, List.of(typed.in("Resumed by " + asker)));
            way.taken(way.submits(other, refusal(typed.in("No to " + asker))));
            way.posts(asker, "resume", Map.of("reason", typed.in("Once more by " + asker)), 202);
            way.readMails();
            assertThat(program(asker).send("DELETE", way.path("resume"), null).status())
                    .isEqualTo(204);
            way.readMails();
            way.posts(asker, "resume", Map.of("reason", "Please"), 202);
            way.readMails(List.of());
            way.taken(way.submits(other, Map.of("decision", "agree")), List.of());
        }

        String confirmed = typed.customer();
        way.posts(PROVIDER, "offboarding", Map.of("reason", typed.in("End"), "confirmCustomerName", confirmed), 202);
        way.readMails();
        way.readForm(customer.id(), "requestSummary", typed.lines());
        way.readPage(customer.id(), List.of(typed.in("End")));
        way.taken(way.submits(customer.id(), refusal(typed.in("No to the end"))));
        List<String> both = List.of(
                typed.in("Paused by " + PROVIDER),
                typed.in("Paused by " + customer.id()),
                typed.in("No to " + PROVIDER),
                typed.in("No to " + customer.id()),
                typed.in("No to the end"));
        way.readPage(customer.id(), both);
        way.readPage(PROVIDER, both);

        way.posts(
                customer.id(),
                "offboarding",
                Map.of("reason", typed.in("The end"), "confirmCustomerName", confirmed),
                202);
        way.readMails();
        way.readForm(PROVIDER, "requestSummary", typed.lines());
        way.taken(way.submits(PROVIDER, Map.of("decision", "agree", "confirmed", true)));
        way.readPage(PROVIDER, List.of(typed.customer(), typed.in("The end")));
        assertThat(way.api(PROVIDER)
                        .path("integration")
                        .path("endCase")
                        .path("description")
                        .asText())
                .contains(typed.customer(), typed.in("Reason: The end"));
        return way;
    }

    /** Each line goes through the form of the correction, and what an instance says about itself is text as well. */
    @Test
    void aCorrectionAndWhatTheCheckFoundStayText() {
        Person customer = story.newCustomerAdmin();
        instances.finding(customer.instanceName(), new Finding("Not there.", "Look for it."));
        String number = story.numberOf(story.registered(customer));
        Typed nothing = new Typed(0, customer.company(), "");
        Map<String, String> expected = null;
        List<String> causes = new ArrayList<>();
        for (String line :
                Stream.concat(Stream.of("Harmless"), HostileStrings.all()).toList()) {
            Way way = new Way(nothing, customer, number);
            Map<String, Object> form = new HashMap<>(story.registrationOf(customer));
            form.keySet().removeAll(List.of("customerName", "note", "priority"));
            Map<String, Object> wrong = new HashMap<>(form);
            List.of("contactEmail", "instanceName", "instanceId").forEach(strict -> wrong.put(strict, line));
            assertSentences(
                    way.submits(PROVIDER, wrong),
                    // a name like null is a name
                    line.matches("[A-Za-z]{1,63}")
                            ? List.of("Contact's e-mail address", "Customer's instance ID")
                            : List.of("Contact's e-mail address", "Customer's instance", "Customer's instance ID"));
            form.put("contactName", line);
            instances.finding(
                    customer.instanceName(), new Finding("Cause: " + line.strip(), "Solution: " + line.strip()));
            Answer answer = way.submits(PROVIDER, form);
            if (answer.status() == 400) {
                assertSentences(answer, List.of("Contact's name"));
                continue;
            }
            String kept = line.strip();
            way.taken(answer, List.of("Cause: " + kept, "Solution: " + kept));
            assertThat(way.mails).containsExactly("correction-needed");
            way.readForm(PROVIDER, "problem", List.of("Cause: " + kept, "Solution: " + kept));
            assertThat(way.form(PROVIDER).path("contactName").path("value").asText())
                    .isEqualTo(kept);
            expected = expected == null ? way.structures : expected;
            assertThat(way.structures).as(line).isEqualTo(expected);
            causes.add("Cause: " + kept);
        }
        Way end = new Way(nothing, customer, number);
        end.readPage(PROVIDER, causes);
    }

    /** Every field that takes a text of people. */
    enum Field {
        COMMENT("Comment", CaseEntry.MAX_LENGTH) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                return text -> way.post(way.customer.id(), "comments", Map.of("text", text));
            }
        },
        WORK_NOTE("Work note", CaseEntry.MAX_LENGTH) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                return text -> way.post(AGENT, "work-notes", Map.of("text", text));
            }
        },
        DEADLINE("Reason", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                return text -> way.post(PROVIDER, "deadline", Map.of("due", later(), "reason", text));
            }
        },
        WITHDRAWAL("Why do you withdraw? Everybody will read this", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                return text -> way.post(way.customer.id(), "withdrawal", Map.of("reason", text));
            }
        },
        ADVICE("What should the customer do? The customer will read this", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                Map<String, Object> wrong = new HashMap<>(test.story.providerRecord());
                wrong.put("providerInstanceName", "another");
                for (int i = 0; i < 3; i++) {
                    way.submits(way.customer.id(), wrong);
                }
                test.story.runJobs();
                return text -> way.submits(PROVIDER, Map.of("advice", text));
            }
        },
        SENT_BACK("Why? The customer will read this", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                way.submits(way.customer.id(), test.story.providerRecord());
                test.story.runJobs();
                return text -> way.submits(PROVIDER, Map.of("decision", "send-back", "denialReason", text));
            }
        },
        PAUSE("Reason", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                test.establish(way);
                return text -> way.post(PROVIDER, "pause", Map.of("reason", text));
            }
        },
        RESUME("Reason", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                test.establish(way);
                way.posts(PROVIDER, "pause", Map.of("reason", "An upgrade"), 202);
                return text -> way.post(way.customer.id(), "resume", Map.of("reason", text));
            }
        },
        END("Reason", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                test.establish(way);
                return text -> way.post(
                        way.customer.id(),
                        "offboarding",
                        Map.of("reason", text, "confirmCustomerName", way.customer.company()));
            }
        },
        // nothing but the name is taken
        CONFIRMED_NAME("Customer's name, typed to confirm", 0) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                test.establish(way);
                return text -> way.post(PROVIDER, "offboarding", Map.of("reason", "x", "confirmCustomerName", text));
            }
        },
        REFUSED_RESUMING("Why not? The other party will read this", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                RESUME.at(test, way).with("Please");
                test.story.runJobs();
                return text -> way.submits(PROVIDER, refusal(text));
            }
        },
        REFUSED_END("Why not? The other party will read this", IntegrationRequest.MAX_REASON) {
            @Override
            Attempt at(HostileReasonsTest test, Way way) {
                END.at(test, way).with("Please");
                test.story.runJobs();
                return text -> way.submits(PROVIDER, refusal(text));
            }
        };

        private final String label;
        private final int maxLength;

        Field(String label, int maxLength) {
            this.label = label;
            this.maxLength = maxLength;
        }

        /** Goes on to where this field is filled in. */
        abstract Attempt at(HostileReasonsTest test, Way way);
    }

    @FunctionalInterface
    interface Attempt {
        Answer with(String text);
    }

    @ParameterizedTest
    @EnumSource
    void whatNoTextMayBeIsRefusedWithASentence(Field field) {
        Person customer = story.newCustomerAdmin();
        Typed nothing = new Typed(0, customer.company(), "");
        Attempt attempt = field.at(this, new Way(nothing, customer, story.numberOf(story.registered(customer))));
        List<String> refused = HostileStrings.all()
                .filter(each -> !isTaken(each, field.maxLength))
                .toList();
        assertThat(refused).hasSizeGreaterThan(10);
        refused.forEach(each -> assertSentences(attempt.with(each), List.of(field.label)));
    }

    private void establish(Way way) {
        way.submits(way.customer.id(), story.providerRecord());
        story.runJobs();
        way.submits(PROVIDER, story.approval());
        story.runJobs();
        way.submits(way.customer.id(), Map.of("confirmed", true));
        story.runJobs();
    }

    private String registered(Typed typed, Person customer) {
        Map<String, Object> form = new HashMap<>(story.registrationOf(customer));
        form.put("customerName", typed.customer());
        String number = story.numberOf(story.register(form));
        story.runJobs();
        return number;
    }

    /** Refused with a sentence about each of these fields, none of which can be taken for HTML. */
    private static void assertSentences(Answer answer, List<String> labels) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        JsonNode json = answer.json();
        String sentences = json.path(json.has("detail") ? "detail" : "message").asText();
        assertThat(sentences).doesNotContain("<", ">", "Exception").hasSizeLessThan(1000);
        assertThat(sentences.lines()).hasSameSizeAs(labels).allMatch(sentence -> labels.stream()
                .anyMatch(label -> sentence.startsWith("“%s”: ".formatted(label))));
    }

    private static Map<String, Object> refusal(String reason) {
        return Map.of("decision", "refuse", "refusalReason", reason);
    }

    private static String later() {
        return LocalDate.now(ZoneOffset.UTC).plusDays(90).toString();
    }

    /** In the session of a browser that signed in at Tasklist; so at the pages and the API, too. */
    private SignedIn at(String user) {
        return BROWSERS.computeIfAbsent(port + " " + user, any -> SignedIn.atWebApp(port, user, "tasklist"));
    }

    private SignedIn program(String user) {
        return BROWSERS.computeIfAbsent(port + " program " + user, any -> SignedIn.withBasic(port, user));
    }

    /** One onboarding from here to there, and everything that was read on the way. */
    private class Way {

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
            return program(user).post(path(what), SignedIn.json(body));
        }

        void posts(String user, String what, Map<String, String> body, int status) {
            Answer answer = post(user, what, body);
            assertThat(answer.status()).as(what + ": " + answer.body()).isEqualTo(status);
            story.runJobs();
        }

        /** The form of the one task that is open. */
        Answer submits(String user, Map<String, Object> form) {
            return at(user).post(
                            SignedIn.WEB_APPS + "/task/%s/submit-form".formatted(task()), SignedIn.variables(form));
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
            return at(user).get(SignedIn.WEB_APPS + "/task/%s/form-variables".formatted(task()))
                    .json();
        }

        void readForm(String user, String name, List<String> texts) {
            Document shown =
                    ReadBack.markdown(form(user).path(name).path("value").asText());
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
            ReadBack.shows(where, page, texts);
            int n = 1;
            while (structures.containsKey(where + " " + n)) {
                n++;
            }
            structures.put(where + " " + n, ReadBack.structure(page));
        }
    }
}
