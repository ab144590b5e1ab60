package org.serviceexchange.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.application.registration.RegistrationCommand;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.PastedText;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/**
 * Text from people is data. Every hostile string goes through every field of every form, as Tasklist sends it:
 * it is refused with a sentence, or it is read back as it was typed from the API, the pages, the mails and the forms, and
 * changes nothing around it. What "nothing" is, a harmless twin shows that went the same way.
 */
@OnboardingTest
@TestPropertySource(
        properties = {
            "onboarding.mail.mode=smtp",
            "spring.mail.properties.mail.smtp.socketFactory.class=org.serviceexchange.onboarding.UndelayedSockets",
            // GreenMail's answer to EHLO has two packets, and the second waits 40 ms until the first is acknowledged
            "spring.mail.properties.mail.smtp.ehlo=false"
        })
class HostileTextTest {

    @RegisterExtension
    static final GreenMailExtension SMTP =
            new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort()).withPerMethodLifecycle(false);

    private static final String CUSTOMER = "“Customer”: ";
    private static final String CONTACT = "“Contact's name”: ";
    private static final String NOTE = "“Note for your agents”: ";
    private static final String REASON = "“Why? The customer will read this”: ";

    private static final Map<List<String>, Seen> TWINS = new HashMap<>();

    private static String openDecision;

    private static final Map<String, SignedInClient> BROWSERS = new HashMap<>();

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @DynamicPropertySource
    static void sendMailsToGreenMail(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> SMTP.getSmtp().getPort());
    }

    /** Each is typed alone, or with another where a name has room for both; then each of the two begins a field. */
    static Stream<Texts> typed() {
        List<String> alone = new ArrayList<>();
        List<Texts> typed = new ArrayList<>();
        String first = null;
        for (String each : HostileStrings.all().toList()) {
            if (!isName(each) || each.length() < 5) {
                alone.add(each);
            } else if (first == null) {
                first = each;
            } else if (isName(first + " " + each)) {
                typed.add(new Texts(first + " " + each, each + " " + first, first + "\n" + each, each + "\n" + first));
                first = null;
            } else {
                alone.add(each);
            }
        }
        Stream.concat(alone.stream(), Stream.ofNullable(first))
                .forEach(each -> typed.add(new Texts(each, each, each, each)));
        return typed.stream();
    }

    private static boolean isName(String text) {
        Input input = new Input();
        input.line(FormField.CONTACT_NAME, text, RegistrationCommand.MAX_NAME);
        try {
            input.throwIfInvalid();
            return true;
        } catch (InvalidInputException refused) {
            return false;
        }
    }

    @Test
    void hostile_text_is_refused_where_an_address_or_an_id_belongs() {
        Map<String, Object> form = story.registrationOf(story.newCustomerAdmin());
        HostileStrings.all().forEach(hostile -> {
            Map<String, Object> strictly = new HashMap<>(form);
            List.of("contactEmail", "instanceName", "instanceId").forEach(strict -> strictly.put(strict, hostile));
            assertThat(labels(assertSentences(start(strictly), 400)))
                    .as(hostile)
                    .containsExactlyElementsOf(
                            // a name like null is a name; whether a host is one of ServiceNow's is checked later
                            InstanceHost.parse(PastedText.line(hostile)).isPresent()
                                    ? List.of("Contact's e-mail address", "Customer's instance ID")
                                    : List.of(
                                            "Contact's e-mail address",
                                            "Customer's instance",
                                            "Customer's instance ID"));
        });
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("typed")
    void hostile_text_is_refused_or_stays_text(Texts hostile) throws Exception {
        Person customer = story.newCustomerAdmin();
        Map<String, Object> form = story.registrationOf(customer);
        Texts typed = hostile;
        Answer answer = start(with(form, typed));
        if (answer.status() == 400) {
            String sentences = assertSentences(answer, 400);
            typed = new Texts(
                    sentences.contains(CUSTOMER) ? customer.company() : hostile.customer(),
                    sentences.contains(CONTACT) ? "Carla Customer" : hostile.contact(),
                    sentences.contains(NOTE) ? "Call before noon" : hostile.note(),
                    hostile.reason());
            assertThat(typed).as("one was refused at least").isNotEqualTo(hostile);
            boolean anyTaken = typed.customer().equals(hostile.customer())
                    || typed.contact().equals(hostile.contact())
                    || typed.note().equals(hostile.note());
            if (!anyTaken && isRefusedAsReason(hostile.reason())) {
                return;
            }
            answer = start(with(form, typed));
        }
        String number = number(answer);
        // registered again: the sentence may quote the name, and Tasklist shows the sentence as HTML
        String sentence = assertSentences(start(with(form, typed)), 400);
        assertThat(Jsoup.parseBodyFragment(sentence).body().children()).isEmpty();

        Seen seen = wholeWay(customer, number, typed);

        Person other = story.newCustomerAdmin();
        Texts harmless = seen.typed().twin(other);
        List<String> shape = List.of(harmless.note(), harmless.reason());
        Seen twin = TWINS.get(shape);
        if (twin == null) {
            twin = wholeWay(other, number(start(with(story.registrationOf(other), harmless))), harmless);
            TWINS.put(shape, twin);
        }
        assertThat(seen.structures()).isEqualTo(twin.structures());
    }

    /** Tried on one decision that all such reasons share, as it stays open. */
    private boolean isRefusedAsReason(String hostile) {
        if (openDecision == null) {
            openDecision = story.taskOf(story.approvalRequested(story.newCustomerAdmin()))
                    .getId();
        }
        Answer denied = deny(openDecision, hostile);
        if (denied.status() == 400) {
            assertThat(assertSentences(denied, 400)).startsWith(REASON);
            return true;
        }
        openDecision = null;
        return false;
    }

    /** From the first mail to the denial, reading everything on the way. */
    private Seen wholeWay(Person customer, String number, Texts raw) throws Exception {
        Texts typed = raw.kept();
        SMTP.purgeEmailFromAllMailboxes();
        Map<String, String> structures = new TreeMap<>();
        story.runJobs();

        String task = task(customer.id(), number);
        read("form of the provider record", formTexts(customer.id(), task, "instructions"), List.of(), structures);
        Map<String, Object> wrong = new HashMap<>(story.providerRecord());
        wrong.put("appInstalled", raw.reason());
        assertSentences(submit(customer.id(), task, wrong), 400);
        wrong.put("providerInstanceName", raw.reason());
        wrong.put("providerInstanceId", raw.reason());
        wrong.put("appInstalled", true);
        assertThat(labels(assertSentences(submit(customer.id(), task, wrong), 400)))
                .contains("Provider's instance ID")
                .hasSize(InstanceHost.parse(PastedText.line(raw.reason())).isPresent() ? 1 : 2);
        assertThat(submit(customer.id(), task, story.providerRecord()).status()).isEqualTo(204);
        story.runJobs();

        String approval = task("provider-admin", number);
        read(
                "form of the decision",
                formTexts("provider-admin", approval, "subscriptionSummary"),
                List.of(typed.customer(), typed.contact()),
                structures);
        read(
                "work notes in the form",
                formTexts("provider-admin", approval, "caseWorkNotes"),
                // a block of code would begin where these blanks are
                List.of(typed.customer(), typed.contact(), typed.note().replaceAll("(?m)^ +", "")),
                structures);
        assertSentences(submit("provider-admin", approval, Map.of("decision", raw.reason() + "?")), 400);
        Answer denied = deny(approval, raw.reason());
        if (denied.status() == 400) {
            assertThat(assertSentences(denied, 400)).startsWith(REASON);
            typed = new Texts(typed.customer(), typed.contact(), typed.note(), "No such instance");
            denied = deny(approval, typed.reason());
        }
        assertThat(denied.status()).as(denied.body()).isEqualTo(204);
        story.runJobs();

        api(number, typed);
        read("page", html("provider-admin", "/onboardings/" + number), typed.all(), structures);
        read(
                "customer's page",
                html(customer.id(), "/onboardings/" + number),
                List.of(typed.customer(), typed.contact(), typed.reason()),
                structures);
        read("customer's list", html(customer.id(), "/onboardings"), List.of(typed.customer()), structures);
        mails(customer, typed, structures);
        engine(number, typed);
        return new Seen(typed, structures);
    }

    private void api(String number, Texts typed) {
        JsonNode seen = json(SignedInClient.withBasic(port, "provider-admin").get("/api/onboardings/" + number), 200);
        assertThat(seen.path("customerName").asText()).isEqualTo(typed.customer());
        assertThat(seen.path("contactName").asText()).isEqualTo(typed.contact());
        assertThat(seen.path("subscription").path("reason").asText()).isEqualTo(typed.reason());
        assertThat(seen.path("registrationCase")
                        .path("workNotes")
                        .path(0)
                        .path("text")
                        .asText())
                .endsWith("Note: " + (typed.note().isEmpty() ? "none" : typed.note()));
    }

    private void mails(Person customer, Texts typed, Map<String, String> structures) throws Exception {
        List<MimeMessage> toCustomer = new ArrayList<>();
        for (MimeMessage mail : SMTP.getReceivedMessages()) {
            if (mail.getAllRecipients()[0].toString().equals(customer.id())) {
                toCustomer.add(mail);
            }
            assertThat(mail.getAllRecipients()).hasSize(1);
            Multipart parts = (Multipart) mail.getContent();
            List<String> headers = Collections.list(mail.getAllHeaders()).stream()
                    .map(Header::getName)
                    .sorted()
                    .toList();
            String key = "mail to " + (toCustomer.contains(mail) ? "customer " + toCustomer.size() : "provider");
            structures.put(key + " headers", headers.toString());
            String subject = subject(mail);
            boolean denial = subject.contains("did not approve");
            assertThat(subject).doesNotContain("\n", "\r");
            assertThat((String) parts.getBodyPart(0).getContent())
                    .satisfies(plain -> assertThat(plain.replace("\r\n", "\n")).contains(typed.customer()));
            read(
                    key,
                    Jsoup.parse((String) parts.getBodyPart(1).getContent()),
                    denial ? typed.reason().lines().toList() : List.of(typed.customer()),
                    structures);
        }
        assertThat(toCustomer).hasSize(3);
        assertThat(subject(toCustomer.get(2)))
                .isEqualTo("Example-Provider did not approve the connection of " + typed.customer());
    }

    /** A long line is folded at a blank (RFC 5322, 2.2.3); the library does not unfold it behind a backslash. */
    private static String subject(MimeMessage mail) throws MessagingException {
        return mail.getSubject().replace("\r\n ", " ");
    }

    /** The engine keeps none of it, apart from the name of the customer's group. */
    private void engine(String number, Texts typed) {
        String key = json(
                        get(
                                "admin",
                                SignedInClient.WEB_APPS
                                        + "/history/process-instance?processDefinitionKey=customer-onboarding&processInstanceBusinessKey="
                                        + number),
                        200)
                .path(0)
                .path("id")
                .asText();
        JsonNode variables = json(
                get("admin", SignedInClient.WEB_APPS + "/history/variable-instance?processInstanceId=" + key), 200);
        List<String> names = new ArrayList<>();
        String group = "";
        for (JsonNode variable : variables) {
            names.add(variable.path("name").asText());
            if (variable.path("name").asText().equals("customerGroup")) {
                group = variable.path("value").asText();
            }
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "customerGroup", "registrationCheck", "providerRecordCheck", "subscriptionDecision");
        assertThat(group).matches("customer-[a-z0-9-]+");
        assertThat(json(get("admin", SignedInClient.WEB_APPS + "/group/" + group), 200)
                        .path("name")
                        .asText())
                .isEqualTo("Customer: " + typed.customer());
    }

    private static void read(String where, Document page, List<String> texts, Map<String, String> structures) {
        RenderedText.shows(where, page, texts);
        structures.put(where, RenderedText.structure(page));
    }

    private Document formTexts(String user, String task, String name) {
        String markdown = json(get(user, SignedInClient.WEB_APPS + "/task/%s/form-variables".formatted(task)), 200)
                .path(name)
                .path("value")
                .asText();
        assertThat(markdown).isNotEmpty();
        return RenderedText.markdown(markdown);
    }

    private Document html(String user, String path) {
        Answer page = at(user).page(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        return Jsoup.parse(page.body());
    }

    private String task(String user, String number) {
        JsonNode tasks = json(get(user, SignedInClient.WEB_APPS + "/task?processInstanceBusinessKey=" + number), 200);
        assertThat(tasks).hasSize(1);
        return tasks.path(0).path("id").asText();
    }

    private Answer deny(String task, String reason) {
        return submit("provider-admin", task, Map.of("decision", "deny", "denialReason", reason));
    }

    private static String number(Answer started) {
        return json(started, 200).path("businessKey").asText();
    }

    private Answer start(Map<String, Object> form) {
        return post(
                "provider-admin",
                SignedInClient.WEB_APPS + "/process-definition/key/customer-onboarding/submit-form",
                SignedInClient.variables(form));
    }

    private Answer submit(String user, String task, Map<String, Object> form) {
        return post(
                user, SignedInClient.WEB_APPS + "/task/%s/submit-form".formatted(task), SignedInClient.variables(form));
    }

    /** Refused with sentences that name fields and can't be taken for HTML. */
    private static String assertSentences(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        String message = answer.json().path("message").asText();
        assertThat(message).doesNotContain("<", ">", "Exception");
        assertThat(message.lines()).allMatch(line -> line.matches("“[^”]+”: .*"));
        assertThat(message.length()).isLessThan(2000);
        return message;
    }

    /** Of the fields that the sentences are about. */
    private static List<String> labels(String sentences) {
        return sentences
                .lines()
                .map(line -> line.substring(1, line.indexOf("”")))
                .toList();
    }

    private static JsonNode json(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer.json();
    }

    private Answer get(String user, String path) {
        return at(user).get(path);
    }

    private Answer post(String user, String path, String json) {
        return at(user).post(path, json);
    }

    /** In the session of a browser that signed in at Tasklist. */
    private SignedInClient at(String user) {
        return BROWSERS.computeIfAbsent(user, id -> SignedInClient.atWebApp(port, id, "tasklist"));
    }

    private static Map<String, Object> with(Map<String, Object> form, Texts texts) {
        Map<String, Object> filled = new HashMap<>(form);
        filled.put("customerName", texts.customer());
        filled.put("contactName", texts.contact());
        filled.put("note", texts.note());
        return filled;
    }

    private record Texts(String customer, String contact, String note, String reason) {

        /** What is kept of what was typed. */
        Texts kept() {
            return new Texts(
                    PastedText.line(customer),
                    PastedText.line(contact),
                    PastedText.text(note),
                    PastedText.text(reason));
        }

        List<String> all() {
            return List.of(customer, contact, note, reason);
        }

        /** As many lines, and nothing in them that could mean anything. */
        Texts twin(Person other) {
            return new Texts(other.company(), "Carla Customer", harmless(note), harmless(reason));
        }

        private static String harmless(String text) {
            return text.replaceAll("[^\n]*\\S[^\n]*", "x").replaceAll("[^\\S\n]+", " ");
        }
    }

    /** What the structure of every page, mail and form was, by where it stood. */
    private record Seen(Texts typed, Map<String, String> structures) {}
}
