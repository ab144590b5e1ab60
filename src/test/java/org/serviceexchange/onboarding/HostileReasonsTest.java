package org.serviceexchange.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Finding;
import org.serviceexchange.onboarding.domain.PastedText;
import org.serviceexchange.onboarding.domain.customer.InstanceHost;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Text from people is data, also where an onboarding does not go straight and once an integration is established. Each
 * field takes every hostile string that a text may be, several in one text and each on lines of its own, or refuses it with
 * a sentence; both parties read it back from pages, forms and mails, and it changes nothing around it. What "nothing" is, a
 * harmless twin shows that went the same way.
 */
class HostileReasonsTest extends HostileInputScenarios {

    // characters of what is typed before each text, to tell the fields apart
    private static final int MARK = 60;

    @Autowired
    ScriptedInstances instances;

    static Stream<Typed> typed() {
        List<StringBuilder> texts = new ArrayList<>(List.of(new StringBuilder()));
        HostileStrings.all()
                .filter(each -> each.length() < IntegrationRequest.MAX_REASON)
                .filter(each -> isTaken(each, IntegrationRequest.MAX_REASON))
                .map(PastedText::text)
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

    @ParameterizedTest
    @MethodSource("typed")
    void hostile_text_before_establishment_stays_text(Typed typed) {
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
    void hostile_text_after_establishment_stays_text(Typed some) {
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
    void hostile_correction_and_check_finding_stay_text() {
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
                    // a name like null is a name; whether a host is one of ServiceNow's is checked later
                    InstanceHost.parse(PastedText.line(line)).isPresent()
                            ? List.of("Contact's e-mail address", "Customer's instance ID")
                            : List.of("Contact's e-mail address", "Customer's instance", "Customer's instance ID"));
            form.put("contactName", line);
            String kept = PastedText.line(line);
            instances.finding(customer.instanceName(), new Finding("Cause: " + kept, "Solution: " + kept));
            Answer answer = way.submits(PROVIDER, form);
            if (answer.status() == 400) {
                assertSentences(answer, List.of("Contact's name"));
                continue;
            }
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
}
