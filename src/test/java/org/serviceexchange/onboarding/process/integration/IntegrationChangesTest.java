package org.serviceexchange.onboarding.process.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.BpmnCoverage;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.process.model.IntegrationOffboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationPauseModel;
import org.serviceexchange.onboarding.process.model.IntegrationResumeModel;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An established integration is paused, resumed and ended: asked for over REST, agreed to in Tasklist's forms. */
@OnboardingTest
class IntegrationChangesTest {

    private static final String PROVIDER = "provider-admin";
    private static final String REASON = "We move to another instance.\nCall us.";
    private static final Map<String, Object> AGREED = Map.of("decision", "agree", "confirmed", true);

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Mailbox mailbox;

    @Autowired
    IntegrationRequests requests;

    @LocalServerPort
    int port;

    Person customer;
    ProcessInstance instance;
    String number;

    @BeforeEach
    void anEstablishedIntegration() {
        customer = story.newCustomerAdmin();
        instance = story.established(customer);
        number = story.numberOf(instance);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void pause_takes_effect_at_once_and_notifies_other_party(boolean byProvider) {
        accepted(post(byProvider ? PROVIDER : customer.id(), "pause", Map.of("reason", REASON)));
        assertThat(seen().state()).isEqualTo(OnboardingState.PAUSED);

        story.runJobs();

        OnboardingView paused = seen();
        assertThat(passed(IntegrationPauseModel.KEY))
                .contains(
                        IntegrationPauseModel.PAUSE_REPLICATION_SET,
                        IntegrationPauseModel.NOTIFY_PAUSED,
                        IntegrationPauseModel.END_PAUSED);
        assertThat(paused.waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(paused.subscription().replicationSet()).isEqualTo(ReplicationSetState.REPLICATION_PAUSED);
        assertThat(paused.integration().request()).isNull();
        assertThat(paused.integration().pausedSince()).isNotNull();
        assertThat(kinds())
                .containsExactly(
                        byProvider
                                ? tuple("INTEGRATION_PAUSED", customer.id())
                                : tuple("INTEGRATION_PAUSED_PROVIDER", "admin@provider.example"));
        assertThat(timeline())
                .contains("The %s paused the integration: %s".formatted(byProvider ? "provider" : "customer", REASON));
        wrongMoment(
                post(PROVIDER, "pause", Map.of("reason", "Again")),
                "The integration is paused already. To continue, ask to resume it.");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void resume_requires_agreement_of_other_party(boolean byProvider) {
        String asker = byProvider ? PROVIDER : customer.id();
        String other = byProvider ? customer.id() : PROVIDER;
        paused();
        accepted(post(asker, "resume", Map.of("reason", "The upgrade is done")));
        story.runJobs();

        OnboardingView asked = seen();
        assertThat(asked.state()).isEqualTo(OnboardingState.PAUSED);
        assertThat(asked.waiting().on()).isEqualTo(byProvider ? Party.CUSTOMER : Party.PROVIDER);
        assertThat(asked.integration().request().kind()).isEqualTo(RequestKind.RESUME);
        Task task = story.taskOf(number);
        assertThat(task.getTaskDefinitionKey()).isEqualTo(IntegrationResumeModel.AGREE);
        assertThat(task.getDueDate()).isNotNull();
        assertThat(offeredTo(task)).containsExactly(byProvider ? groupOfCustomer() : "provider-admin");
        assertThat(shown(other, task)).contains("asks to resume the integration", "The upgrade is done");
        assertThatThrownBy(() -> story.submit(asker, task, Map.of("decision", "agree")))
                .isNotInstanceOf(FormFieldValidationException.class);

        story.submit(other, task, Map.of("decision", "agree"));
        assertThat(seen().waiting().on()).isEqualTo(Party.SYSTEM);
        story.runJobs();

        OnboardingView resumed = seen();
        assertThat(passed(IntegrationResumeModel.KEY))
                .contains(
                        IntegrationResumeModel.NOTIFY_REQUESTED,
                        IntegrationResumeModel.RESUME_REPLICATION_SET,
                        IntegrationResumeModel.NOTIFY_ASKING_PARTY_RESUMED,
                        IntegrationResumeModel.NOTIFY_OTHER_PARTY_RESUMED,
                        IntegrationResumeModel.END_RESUMED);
        assertThat(resumed.state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(resumed.waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(resumed.subscription().replicationSet()).isEqualTo(ReplicationSetState.ACTIVE);
        assertThat(resumed.subscription().state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(resumed.integration().pausedSince()).isNull();
        assertThat(kinds())
                .contains(
                        byProvider
                                ? tuple("RESUME_REQUESTED", customer.id())
                                : tuple("RESUME_REQUESTED_PROVIDER", "admin@provider.example"),
                        tuple("INTEGRATION_RESUMED", customer.id()),
                        tuple("INTEGRATION_RESUMED_PROVIDER", "admin@provider.example"));
    }

    @Test
    void refused_resume_notifies_asking_party_and_allows_new_request() {
        paused();
        accepted(post(PROVIDER, "resume", Map.of("reason", "First try")));
        story.runJobs();
        refusesTask(customer.id(), Map.of(), "“Decision”: choose Agree or Refuse.");
        refusesTask(
                customer.id(),
                Map.of("decision", "refuse", "refusalReason", " "),
                "“Why not? The other party will read this”: fill it in.");
        story.submit(
                customer.id(),
                story.taskOf(number),
                Map.of("decision", "refuse", "refusalReason", "Not before Monday"));
        story.runJobs();

        assertThat(passed(IntegrationResumeModel.KEY))
                .contains(IntegrationResumeModel.NOTIFY_REFUSED, IntegrationResumeModel.END_REFUSED);
        assertThat(seen().state()).isEqualTo(OnboardingState.PAUSED);
        assertThat(seen().waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(kinds()).contains(tuple("REQUEST_REFUSED_PROVIDER", "admin@provider.example"));
        assertThat(newestMail("admin@provider.example")).contains("Not before Monday", "stays paused");
        assertThat(timeline()).contains("The customer refused to resume the integration: Not before Monday");

        // what is asked a second time is told a second time
        accepted(post(PROVIDER, "resume", Map.of("reason", "Second try")));
        story.runJobs();
        story.submit(customer.id(), story.taskOf(number), Map.of("decision", "agree"));
        story.runJobs();
        assertThat(seen().state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(seen().notifications())
                .extracting(NotificationView::kind)
                .filteredOn("RESUME_REQUESTED"::equals)
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,false", "true,true", "false,true"})
    void end_requires_agreement_of_other_party_and_leaves_only_a_record(boolean byProvider, boolean whilePaused) {
        String asker = byProvider ? PROVIDER : customer.id();
        String other = byProvider ? customer.id() : PROVIDER;
        if (whilePaused) {
            paused();
        }
        accepted(post(asker, "offboarding", ending(" " + customer.company().toUpperCase() + " ")));
        story.runJobs();

        OnboardingView asked = seen();
        assertThat(asked.state()).isEqualTo(whilePaused ? OnboardingState.PAUSED : OnboardingState.ESTABLISHED);
        assertThat(asked.waiting().on()).isEqualTo(byProvider ? Party.CUSTOMER : Party.PROVIDER);
        assertThat(asked.integration().noticeDays()).isNull();
        Task task = story.taskOf(number);
        assertThat(task.getTaskDefinitionKey()).isEqualTo(IntegrationOffboardingModel.AGREE);
        assertThat(shown(other, task))
                .contains("asks to end the integration", byProvider ? "Petra Provider" : "Carla Customer")
                .doesNotContain(asker);
        refusesTask(other, Map.of("decision", "agree"), "“Yes, end the integration”: tick it to continue.");
        story.submit(other, task, AGREED);
        story.runJobs();

        OnboardingView ended = seen();
        assertThat(passed(IntegrationOffboardingModel.KEY))
                .contains(
                        IntegrationOffboardingModel.NOTIFY_REQUESTED,
                        IntegrationOffboardingModel.DEACTIVATE_REPLICATION_SET,
                        IntegrationOffboardingModel.REVOKE_SUBSCRIPTION,
                        IntegrationOffboardingModel.REMOVE_ACCESS,
                        IntegrationOffboardingModel.CLOSE_REGISTRATION_CASE,
                        IntegrationOffboardingModel.OPEN_OFFBOARDING_CASE,
                        IntegrationOffboardingModel.NOTIFY_ASKING_PARTY_ENDED,
                        IntegrationOffboardingModel.NOTIFY_OTHER_PARTY_ENDED,
                        IntegrationOffboardingModel.CLOSE_OFFBOARDING_CASE,
                        IntegrationOffboardingModel.END_ENDED);
        assertEnded(ended);
        assertThat(ended.integration().endCase().description())
                .contains(
                        REASON,
                        "Asked for by: the %s, "
                                .formatted(byProvider ? "provider, Petra Provider" : "customer, Carla Customer"),
                        "Agreed to by: the %s, "
                                .formatted(byProvider ? "customer, Carla Customer" : "provider, Petra Provider"));
        assertThat(timeline())
                .contains("The %s agreed to end the integration".formatted(byProvider ? "customer" : "provider"));
    }

    @Test
    void ended_integration_removes_access_and_allows_new_registration() {
        String group = groupOfCustomer();
        Person colleague = story.newCustomerAdmin();
        engine.getIdentityService().createMembership(colleague.id(), group);
        engine.getIdentityService().createMembership(colleague.id(), "customer");
        assertThat(get(colleague.id()).status()).isEqualTo(200);
        post(
                PROVIDER,
                "invitation",
                Map.of("email", "third@" + customer.instanceName() + ".example", "name", "Third Person"));

        ended();

        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup(group)
                        .count())
                .isZero();
        for (Person person : List.of(customer, colleague)) {
            assertThat(get(person.id()).status()).isEqualTo(404);
            assertThat(engine.getIdentityService()
                            .createGroupQuery()
                            .groupMember(person.id())
                            .count())
                    .isZero();
        }
        assertThat(timeline())
                .contains("The invitation of Third Person (third@%s.example) was revoked"
                        .formatted(customer.instanceName()));

        ProcessInstance again = story.registered(customer);
        assertThat(story.numberOf(again)).isNotEqualTo(number);
        assertThat(story.taskFor(customer.id()).getProcessInstanceId()).isEqualTo(again.getId());
        assertThat(get(colleague.id()).status()).isEqualTo(404);
        wrongMoment(
                post(PROVIDER, "offboarding", ending(customer.company())),
                "The onboarding %s has ended. There is no integration to end any more.".formatted(number));
    }

    @Test
    void refused_end_notifies_both_parties_and_integration_stays() {
        accepted(post(customer.id(), "offboarding", ending(customer.company())));
        story.runJobs();
        story.submit(
                PROVIDER,
                story.taskOf(number),
                Map.of("decision", "refuse", "refusalReason", "The contract runs until May"));
        story.runJobs();

        assertThat(passed(IntegrationOffboardingModel.KEY))
                .contains(
                        IntegrationOffboardingModel.NOTIFY_ASKING_PARTY_REFUSED,
                        IntegrationOffboardingModel.NOTIFY_OTHER_PARTY_REFUSED,
                        IntegrationOffboardingModel.END_REFUSED);
        OnboardingView stays = seen();
        assertThat(stays.state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(stays.waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(stays.subscription().replicationSet()).isEqualTo(ReplicationSetState.ACTIVE);
        assertThat(stays.integration().request()).isNull();
        assertThat(kinds())
                .contains(
                        tuple("REQUEST_REFUSED", customer.id()),
                        tuple("REQUEST_REFUSED_PROVIDER", "admin@provider.example"));
        assertThat(newestMail(customer.id())).contains("The contract runs until May", "stays as it is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resume", "offboarding"})
    void withdraw_of_request_by_asking_party_is_possible_until_decided(String what) {
        boolean end = what.equals("offboarding");
        if (!end) {
            paused();
        }
        wrongMoment(delete(PROVIDER, what), "There is no open request to %s".formatted(end ? "end" : "resume"));
        accepted(post(PROVIDER, what, end ? ending(customer.company()) : Map.of("reason", REASON)));
        story.runJobs();
        wrongMoment(delete(customer.id(), what), "Agree or refuse in Tasklist instead.");
        assertThat(delete(PROVIDER, what).status()).isEqualTo(204);
        assertThat(story.taskOf(number)).isNull();
        story.runJobs();

        assertThat(passed(end ? IntegrationOffboardingModel.KEY : IntegrationResumeModel.KEY))
                .contains(
                        end ? IntegrationOffboardingModel.NOTIFY_WITHDRAWN : IntegrationResumeModel.NOTIFY_WITHDRAWN,
                        end ? IntegrationOffboardingModel.END_WITHDRAWN : IntegrationResumeModel.END_WITHDRAWN);
        assertThat(seen().state()).isEqualTo(end ? OnboardingState.ESTABLISHED : OnboardingState.PAUSED);
        assertThat(seen().waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(kinds()).contains(tuple("REQUEST_TAKEN_BACK", customer.id()));

        accepted(post(PROVIDER, what, end ? ending(customer.company()) : Map.of("reason", REASON)));
        story.runJobs();
        story.submit(customer.id(), story.taskOf(number), end ? AGREED : Map.of("decision", "agree"));
        wrongMoment(delete(PROVIDER, what), "is being carried out and can't be withdrawn any more");
    }

    @Test
    void only_one_request_is_open_at_a_time() {
        accepted(post(PROVIDER, "offboarding", ending(customer.company())));
        wrongMoment(
                post(PROVIDER, "offboarding", ending(customer.company())),
                "You have asked to end the integration already. Wait for the answer, or withdraw the request first.");
        wrongMoment(
                post(customer.id(), "pause", Map.of("reason", "x")),
                "The other party has asked to end the integration. Agree or refuse in Tasklist first.");
        story.runJobs();
        story.submit(customer.id(), story.taskOf(number), AGREED);
        wrongMoment(
                post(customer.id(), "offboarding", ending(customer.company())),
                "A request to end the integration is being carried out. Try again in a moment.");
    }

    @Test
    void change_before_establishment_is_refused() {
        Person early = story.newCustomerAdmin();
        number = story.numberOf(story.registered(early));
        wrongMoment(
                post(PROVIDER, "pause", Map.of("reason", "x")),
                "The integration isn't established yet, so there is nothing to pause.");
        wrongMoment(post(early.id(), "resume", Map.of("reason", "x")), "isn't established yet");
        wrongMoment(post(early.id(), "offboarding", ending(early.company())), "isn't established yet");
    }

    @Test
    void resume_when_not_paused_is_refused() {
        wrongMoment(
                post(PROVIDER, "resume", Map.of("reason", "x")),
                "The integration isn't paused, so there is nothing to resume.");
    }

    static Stream<Arguments> notToBeTaken() {
        return Stream.of(
                Arguments.of("pause", "", null, "“Reason”: fill it in."),
                Arguments.of("pause", "x".repeat(1001), null, "“Reason”: shorten it to 1000 characters."),
                Arguments.of("offboarding", " ", "(its name)", "“Reason”: fill it in."),
                Arguments.of("offboarding", "x", "", "“Customer's name, typed to confirm”: type Customer"),
                Arguments.of("offboarding", "x", "Somebody else", "so that you don't end an integration by mistake."),
                Arguments.of(
                        "offboarding",
                        "a\u0000b",
                        "(its name)",
                        "“Reason”: remove the character U+0000 behind “a”: it can't be stored"));
    }

    @ParameterizedTest
    @MethodSource("notToBeTaken")
    void change_with_invalid_input_answers_400(String what, String reason, String name, String sentence) {
        Map<String, Object> body = new HashMap<>(Map.of("reason", reason));
        if (name != null) {
            body.put("confirmCustomerName", name.equals("(its name)") ? customer.company() : name);
        }
        Answer refused = post(PROVIDER, what, body);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.detail()).contains(sentence);
        assertThat(seen().integration().request()).isNull();
        assertThat(seen().state()).isEqualTo(OnboardingState.ESTABLISHED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                IntegrationOffboardingModel.NOTIFY_REQUESTED,
                IntegrationOffboardingModel.DEACTIVATE_REPLICATION_SET,
                IntegrationOffboardingModel.REVOKE_SUBSCRIPTION,
                IntegrationOffboardingModel.REMOVE_ACCESS,
                IntegrationOffboardingModel.CLOSE_REGISTRATION_CASE,
                IntegrationOffboardingModel.OPEN_OFFBOARDING_CASE,
                IntegrationOffboardingModel.NOTIFY_ASKING_PARTY_ENDED,
                IntegrationOffboardingModel.NOTIFY_OTHER_PARTY_ENDED,
                IntegrationOffboardingModel.CLOSE_OFFBOARDING_CASE
            })
    void service_task_that_fails_once_has_one_effect(String serviceTask) {
        BpmnCoverage.failOnceAtTheEndOf(serviceTask);
        ended();
        assertEnded(seen());
        assertThat(timeline()).doesNotHaveDuplicates();
    }

    @Test
    void concurrent_change_of_a_request_is_refused() {
        accepted(post(PROVIDER, "offboarding", ending(customer.company())));
        IntegrationRequest open = requests.openOf(new OnboardingNumber(number)).orElseThrow();
        assertThatThrownBy(() -> requests.add(
                        IntegrationRequest.resume(open.onboarding(), Party.CUSTOMER, customer.id(), "x", open.at())))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("at the same moment");
        requests.save(open.agree(customer.id(), open.at()));
        assertThatThrownBy(() -> requests.save(open.withdraw(PROVIDER, open.at())))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("settled this request at the same moment");
    }

    @Test
    void hostile_reason_is_shown_as_text() {
        String hostile = "# Big <script>alert(1)</script> [here](https://evil.example) ${7*7}";
        accepted(post(PROVIDER, "offboarding", Map.of("reason", hostile, "confirmCustomerName", customer.company())));
        story.runJobs();
        assertThat(shown(customer.id(), story.taskOf(number)))
                .doesNotContain("<script", "](https", "# Big")
                .contains("Big", "evil");
    }

    @Test
    void process_variables_are_ids_and_outcomes_only() {
        ended();
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(story.newestOf(IntegrationOffboardingModel.KEY, number)
                                .getId())
                        .list())
                .extracting(variable -> variable.getName())
                .containsExactlyInAnyOrder(
                        "integrationRequest", "customerGroup", "otherPartyGroup", "endTerms", "requestDecision");
    }

    private void paused() {
        accepted(post(PROVIDER, "pause", Map.of("reason", REASON)));
        story.runJobs();
    }

    private void ended() {
        accepted(post(PROVIDER, "offboarding", ending(customer.company())));
        runJobsAndWhatFailed();
        story.submit(customer.id(), story.taskOf(number), AGREED);
        runJobsAndWhatFailed();
    }

    /** As the engine does after a while: a job that failed is tried again. */
    private void runJobsAndWhatFailed() {
        story.runJobs();
        engine.getManagementService()
                .createJobQuery()
                .processInstanceId(
                        story.newestOf(IntegrationOffboardingModel.KEY, number).getId())
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        story.runJobs();
    }

    private void assertEnded(OnboardingView ended) {
        assertThat(ended.state()).isEqualTo(OnboardingState.OFFBOARDED);
        assertThat(ended.waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(ended.subscription().replicationSet()).isEqualTo(ReplicationSetState.REPLICATION_DEACTIVATED);
        assertThat(ended.subscription().state()).isEqualTo(SubscriptionState.REVOKED);
        assertThat(ended.registrationCase().state()).isEqualTo(CaseState.CLOSED);
        assertThat(ended.registrationCase().resolutionCode()).isEqualTo("Solved - Integration established");
        assertThat(ended.integration().request()).isNull();
        assertThat(ended.integration().endCase().number())
                .isNotEqualTo(ended.registrationCase().number());
        assertThat(ended.integration().endCase().state()).isEqualTo(CaseState.CLOSED);
        assertThat(ended.integration().endCase().closeNotes()).contains("revoked");
        assertThat(kinds())
                .containsOnlyOnce(
                        tuple("INTEGRATION_ENDED", customer.id()),
                        tuple("INTEGRATION_ENDED_PROVIDER", "admin@provider.example"));
        assertThat(newestMail(customer.id()))
                .contains(ended.integration().endCase().number(), "can no longer open the onboarding page")
                .doesNotContain("/onboardings/");
    }

    private Map<String, Object> ending(String name) {
        return Map.of("reason", REASON, "confirmCustomerName", name);
    }

    private OnboardingView seen() {
        return story.seenByProvider(instance);
    }

    private List<String> timeline() {
        return seen().timeline().stream().map(entry -> entry.what().toString()).toList();
    }

    private List<org.assertj.core.groups.Tuple> kinds() {
        return seen().notifications().stream()
                .filter(mail -> mail.kind()
                        .matches("(INTEGRATION_(PAUSED|RESUMED|ENDED)|RESUME_REQUESTED|END_REQUESTED|REQUEST_).*"))
                .map(mail -> tuple(mail.kind(), mail.to()))
                .toList();
    }

    private String newestMail(String to) {
        return mailbox.newest(20).stream()
                .filter(mail -> mail.to().contains(to))
                .filter(mail -> mail.subject().contains(customer.company()))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private List<String> passed(String key) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(story.newestOf(key, number).getId())
                .finished()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private String groupOfCustomer() {
        return engine.getIdentityService()
                .createGroupQuery()
                .groupName("Customer: " + customer.company())
                .singleResult()
                .getId();
    }

    private List<String> offeredTo(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private String shown(String userId, Task task) {
        return story.as(userId, () -> engine.getFormService()
                .getTaskFormVariables(task.getId())
                .get("requestSummary")
                .toString()
                .replaceAll("&#32;", " "));
    }

    private void refusesTask(String userId, Map<String, Object> form, String sentence) {
        assertThatThrownBy(() -> story.submit(userId, story.taskOf(number), form))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining(sentence);
    }

    private static void accepted(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    }

    private static void wrongMoment(Answer answer, String sentence) {
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.detail()).contains(sentence);
    }

    private Answer post(String userId, String what, Map<String, Object> body) {
        return SignedInClient.withBasic(port, userId)
                .post("/api/onboardings/%s/%s".formatted(number, what), SignedInClient.json(body));
    }

    private Answer delete(String userId, String what) {
        return SignedInClient.withBasic(port, userId)
                .send("DELETE", "/api/onboardings/%s/%s".formatted(number, what), null);
    }

    private Answer get(String userId) {
        return SignedInClient.withBasic(port, userId).get("/api/onboardings/" + number);
    }
}
