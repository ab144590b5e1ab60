package org.serviceexchange.onboarding.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NO;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.NOTHING;
import static org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict.YES;
import static org.serviceexchange.onboarding.security.SignedInClient.json;
import static org.serviceexchange.onboarding.security.SignedInClient.variables;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.runtime.Job;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.security.AuthorizationMatrix.Role;
import org.serviceexchange.onboarding.security.AuthorizationMatrix.Verdict;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.serviceexchange.onboarding.security.TwoCustomers.Stage;

/** Somebody tries something with the onboarding of one of two customers; the customer who tries is the first one. */
public class AuthorizationAttempt {

    private static final String REST = "/engine-rest";

    // signing in is dear on purpose, so everybody does it once
    private static final Map<String, SignedInClient> SIGNED_IN = new HashMap<>();

    private final AuthorizationMatrix test;
    private final OnboardingScenario story;
    private final Role role;
    private final TwoCustomers two;
    private final List<Answer> answers = new ArrayList<>();

    AuthorizationAttempt(AuthorizationMatrix test, Role role, TwoCustomers two) {
        this.test = test;
        this.story = test.story;
        this.role = role;
        this.two = two;
    }

    /** What was answered so far. */
    public String answers() {
        return answers.toString();
    }

    public String userId() {
        return role == Role.CUSTOMER ? two.own().id() : role.userId;
    }

    /** Signed in at Tasklist, or at Cockpit who has no Tasklist. */
    public SignedInClient browser() {
        return SIGNED_IN.computeIfAbsent(
                test.port + " browser " + userId(),
                any -> SignedInClient.atWebApp(
                        test.port, userId(), role == Role.PROCESS_DESIGNER ? "cockpit" : "tasklist"));
    }

    public SignedInClient program() {
        return SIGNED_IN.computeIfAbsent(
                test.port + " program " + userId(), any -> SignedInClient.withBasic(test.port, userId()));
    }

    public SignedInClient at(String api) {
        return api.equals(REST) ? program() : browser();
    }

    public String instanceId() {
        return two.instance().getId();
    }

    public String definitionId() {
        return two.instance().getProcessDefinitionId();
    }

    public String number() {
        return story.numberOf(two.instance());
    }

    public Person own() {
        return two.own();
    }

    public Person foreign() {
        return two.foreign();
    }

    public String foreignNumber() {
        return story.numberOf(two.foreignInstance());
    }

    public String foreignGroup() {
        return test.engine
                .getIdentityService()
                .createGroupQuery()
                .groupName("Customer: " + foreign().company())
                .singleResult()
                .getId();
    }

    /** The task that is open, of the onboarding or of a request about the integration. */
    public String task() {
        return story.taskOf(number()).getId();
    }

    /** One that the person who tries may work on, if there is one. */
    public String anyTask() {
        return role == Role.PROVIDER_ADMIN
                ? story.taskOf(TwoCustomers.sharedAt(test, Stage.APPROVAL_REQUESTED)
                                .instance())
                        .getId()
                : task();
    }

    public Job stuck() {
        return two.stuck();
    }

    public String filter() {
        return test.engine
                .getFilterService()
                .createFilterQuery()
                .filterName("My tasks")
                .singleResult()
                .getId();
    }

    public AuthorizationAttempt commented() {
        SignedInClient.withBasic(test.port, "provider-agent")
                .post("/api/onboardings/%s/comments".formatted(number()), "{\"text\":\"Seen by both\"}");
        return this;
    }

    public Map<String, String> wish() {
        return Map.of("reason", "We move", "confirmCustomerName", two.own().company());
    }

    /** Sends the form of the onboarding page, or what it would send. */
    public Verdict asked(String change) {
        return sent(change, wish(), "integration");
    }

    /** Of a customer that nobody has registered so far. */
    public String registration() {
        return variables(story.registrationOf(story.newCustomerAdmin()));
    }

    public String approve() {
        return variables(story.approval());
    }

    public String record() {
        return variables(story.providerRecord());
    }

    public String setup() {
        return variables(story.providerRecordOfProvider());
    }

    /** As {@link #setup}, for our API. */
    public String setupRecord() {
        return json(story.providerRecordOfProvider());
    }

    public Map<String, Object> replicationSet() {
        return story.replicationSet();
    }

    /** About a request that its customer has confirmed. */
    public String connectionRequestTask() {
        return story.requested(story.newCustomerAdmin()).getId();
    }

    /** One that begins a set-up; {@link #begun} ends it. */
    public String setupTask() {
        return story.taskOf(story.beginSetup("provider-admin", story.providerRecordOfProvider()))
                .getId();
    }

    /** There is one set-up at a time, and this is not the last one who tries. */
    public Verdict begun(Answer answer) {
        story.dropSetup();
        return verdict(answer);
    }

    /** A due date that is later than any that the table gives. */
    public String later() {
        return json(extension());
    }

    /** Sends the form of the onboarding page that extends a deadline, or what it would send. */
    public Verdict extended() {
        Verdict verdict = sent("deadline", extension(), "turn");
        if (verdict == YES) {
            assertThat(browser().page("/onboardings/" + number()).body()).contains("Holidays of " + userId());
        }
        return verdict;
    }

    private Map<String, String> extension() {
        return Map.of(
                "due", LocalDate.now(ZoneOffset.UTC).plusDays(90).toString(), "reason", "Holidays of " + userId());
    }

    /** Sends the form of the onboarding page, or what it would send. */
    public Verdict written(String kind) {
        Verdict verdict = sent(kind, Map.of("text", "Words of " + userId()), "case");
        if (verdict == YES) {
            assertThat(browser().page("/onboardings/" + number()).body()).contains("Words of " + userId());
        }
        return verdict;
    }

    /** The customer itself has said that it is stuck. */
    public AuthorizationAttempt withStuckCustomer() {
        SignedInClient.withBasic(test.port, two.own().id())
                .post("/api/onboardings/%s/stuck".formatted(number()), "{\"reason\":\"No application\"}");
        return this;
    }

    /** Sends the form of the onboarding page, or what it would send. */
    public Verdict reportedStuck() {
        return sent("stuck", Map.of("reason", "No application"), "stuck");
    }

    /** @param part of the page that is shown when it is done */
    private Verdict sent(String what, Map<String, String> form, String part) {
        // where the page has no form of this kind the token is that of another form of it
        Answer answer = browser().pageForm("/onboardings", "/onboardings/%s/%s".formatted(number(), what), form);
        if (answer.status() == 302) {
            assertThat(answer.location()).endsWith("/onboardings/" + number() + "#" + part);
            return YES;
        }
        return verdict(answer);
    }

    public Verdict verdict(Answer answer) {
        answers.add(answer);
        return answer.ok() ? YES : answer.status() == 403 ? NO : answer.status() == 404 ? NOTHING : null;
    }

    /** Whether any of it is in the answer: a part of what nobody should see is too much already. */
    public Verdict shows(Answer answer, String... parts) {
        Verdict verdict = verdict(answer);
        return verdict != YES || Stream.of(parts).anyMatch(answer.body()::contains) ? verdict : NOTHING;
    }
}
