package org.serviceexchange.onboarding.process.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.CREATE_PROVIDER_RECORD;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer connects production and test, with the same people: two onboardings side by side. */
@OnboardingTest
class SeveralInstancesTest {

    private static final String PROVIDER = "provider-admin";

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Mailbox mailbox;

    @LocalServerPort
    int port;

    Person customer;

    @BeforeEach
    void newCustomer() {
        BpmnAwareTests.init(engine);
        customer = story.newCustomerAdmin();
    }

    @Test
    void two_instances_of_a_customer_are_established_side_by_side_and_one_ends_alone() {
        ProcessInstance production = story.registered(customer);
        ProcessInstance test = registered("test");

        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .taskCandidateGroup(group())
                        .list())
                .extracting(Task::getProcessInstanceId)
                .containsExactlyInAnyOrder(production.getId(), test.getId());
        for (ProcessInstance one : List.of(production, test)) {
            story.submit(customer.id(), story.taskOf(one), story.providerRecord());
            story.runJobs();
            story.submit(PROVIDER, story.taskOf(one), story.approval());
            story.runJobs();
            story.submit(customer.id(), story.taskOf(one), Map.of("confirmed", true));
            story.runJobs();
            assertThat(story.seenByProvider(one).state()).isEqualTo(OnboardingState.ESTABLISHED);
        }

        end(production);

        assertThat(story.seenByProvider(production).state()).isEqualTo(OnboardingState.OFFBOARDED);
        assertThat(get(customer.id(), test).status()).isEqualTo(200);
        assertThat(get(customer.id(), test).body()).contains("\"state\":\"ESTABLISHED\"", "\"environment\":\"test\"");
        assertThat(mailTo(customer.id(), "Ended: the integration").text())
                .contains("keep their access")
                .doesNotContain("no longer have access", "You can no longer open");
        assertThat(story.seenByProvider(production).timeline())
                .anyMatch(entry -> entry.what().toString().contains("keep their access"));

        end(test);

        assertThat(mailTo(customer.id(), "[Test] Ended: the integration").text())
                .contains("no longer have access");
        assertThat(groupsOf(customer.id())).isEmpty();
    }

    @Test
    void withdrawn_onboarding_leaves_the_people_of_the_other_one() {
        ProcessInstance production = story.registered(customer);
        ProcessInstance development = registered("development");

        withdraw(development);

        assertThat(story.seenByProvider(development).state()).isEqualTo(OnboardingState.WITHDRAWN);
        assertThat(groupsOf(customer.id())).contains(group(), "customer");
        BpmnAwareTests.assertThat(production).isWaitingAt(CREATE_PROVIDER_RECORD);
        story.submit(customer.id(), story.taskOf(production), story.providerRecord());

        withdraw(production);

        assertThat(groupsOf(customer.id())).isEmpty();
    }

    @Test
    void contact_of_two_onboardings_who_is_replaced_in_one_keeps_the_access() {
        ProcessInstance production = story.registered(customer);
        ProcessInstance test = registered("test");
        String successor = "sam@%s.example".formatted(customer.instanceName());

        changeContact(test, successor);

        assertThat(groupsOf(customer.id())).contains(group());
        assertThat(story.seenByProvider(test).registrationCase().workNotes())
                .anyMatch(note -> note.text().contains("keeps the access as the contact of another connection"));
        assertThat(mailTo(customer.id(), "[Test] You are no longer the contact").text())
                .doesNotContain("your access to Service Exchange Onboarding has ended");

        changeContact(production, successor);

        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .userId(customer.id())
                        .count())
                .isZero();
    }

    @Test
    void mails_tasks_case_and_list_say_which_instance_they_are_about() {
        ProcessInstance test = registered("test");
        String connection = customer.company() + " (Test)";

        assertThat(story.seenByProvider(test).registrationCase().shortDescription())
                .isEqualTo("Service Exchange registration of " + connection);
        assertThat(mailTo(customer.id(), "[Test] Connect " + customer.company()).text())
                .contains("(Test)");
        assertThat(mailTo(customer.id(), "[Test] Case ").text()).contains(connection);
        SignedInClient pages = SignedInClient.atOurPages(port, customer.id());
        assertThat(SignedInClient.atWebApp(port, customer.id(), "tasklist")
                        .get("/tasks?id=" + story.taskOf(test).getId())
                        .body())
                .contains(connection);
        assertThat(Jsoup.parse(pages.page("/onboardings").body())
                        .select("td small")
                        .eachText())
                .contains("Test");
        assertThat(Jsoup.parse(pages.page("/onboardings/" + story.numberOf(test))
                                .body())
                        .select(".title p")
                        .eachText())
                .anyMatch(line -> line.startsWith("Test · "));
        story.submit(customer.id(), story.taskOf(test), story.providerRecord());
        story.runJobs();
        Task approval = story.taskOf(test);
        String summary = story.as(PROVIDER, () -> engine.getFormService()
                .getTaskFormVariables(approval.getId())
                .get("subscriptionSummary")
                .toString());
        assertThat(Jsoup.parse(summary).text()).contains(connection);
    }

    @Test
    void each_instance_has_one_onboarding_and_a_contact_belongs_to_one_customer() {
        String number = story.numberOf(story.registered(customer));
        assertThatThrownBy(() -> story.register(story.registrationOf(customer)))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("the instance is part of the onboarding " + number);
        Map<String, Object> ofAnother = story.registrationOf(story.newCustomerAdmin());
        ofAnother.put("contactEmail", customer.id());
        assertThatThrownBy(() -> story.register(ofAnother))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("is a contact of " + customer.company());
        Map<String, Object> unknown = story.registrationOf(story.newCustomerAdmin());
        unknown.put("environment", "staging");
        assertThatThrownBy(() -> story.register(unknown))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("“Environment”: choose Production, Test or Development.");
    }

    @Test
    void contact_is_free_when_nothing_of_the_customer_is_open_or_established() {
        ProcessInstance denied = story.approvalRequested(customer);
        story.submit(
                PROVIDER,
                story.taskOf(denied),
                Map.of("decision", "deny", "denialCategory", "wrong-instance", "denialReason", "Wrong."));
        story.runJobs();
        assertThat(groupsOf(customer.id())).contains(group());
        String former = group();
        Person other = story.newCustomerAdmin();
        Map<String, Object> form = story.registrationOf(other);
        form.put("contactEmail", customer.id());

        ProcessInstance instance = story.register(form);
        story.runJobs();

        assertThat(groupsOf(customer.id()))
                .doesNotContain(former)
                .contains("customer")
                .hasSize(2);
        assertThat(get(customer.id(), denied).status()).isEqualTo(404);
        assertThat(get(customer.id(), instance).status()).isEqualTo(200);
    }

    private ProcessInstance registered(String environment) {
        Map<String, Object> form = new HashMap<>(story.registrationOf(story.newCustomerAdmin()));
        form.put("customerName", customer.company());
        form.put("contactEmail", customer.id());
        form.put("environment", environment);
        ProcessInstance instance = story.register(form);
        story.runJobs();
        return instance;
    }

    private void end(ProcessInstance instance) {
        post(instance, "offboarding", Map.of("reason", "Enough.", "confirmCustomerName", customer.company()));
        story.runJobs();
        story.submit(
                customer.id(), story.taskOf(story.numberOf(instance)), Map.of("decision", "agree", "confirmed", true));
        story.runJobs();
    }

    private void withdraw(ProcessInstance instance) {
        post(instance, "withdrawal", Map.of("reason", "Enough."));
        story.runJobs();
    }

    private void changeContact(ProcessInstance instance, String email) {
        post(instance, "contact", Map.of("name", "Sam Successor", "email", email, "reason", "Sam does it."));
        story.runJobs();
    }

    private void post(ProcessInstance instance, String what, Map<String, Object> body) {
        Answer answer = SignedInClient.withBasic(port, PROVIDER)
                .post("/api/onboardings/%s/%s".formatted(story.numberOf(instance), what), SignedInClient.json(body));
        assertThat(answer.ok()).as(answer.body()).isTrue();
    }

    private Answer get(String userId, ProcessInstance instance) {
        return SignedInClient.withBasic(port, userId).get("/api/onboardings/" + story.numberOf(instance));
    }

    private Mail mailTo(String address, String subject) {
        return mailbox.newest(50).stream()
                .filter(mail -> mail.to().contains(address) && mail.subject().startsWith(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no mail " + subject));
    }

    private String group() {
        return engine.getIdentityService()
                .createGroupQuery()
                .groupName("Customer: " + customer.company())
                .singleResult()
                .getId();
    }

    private List<String> groupsOf(String userId) {
        return engine.getIdentityService().createGroupQuery().groupMember(userId).list().stream()
                .map(group -> group.getId())
                .toList();
    }
}
