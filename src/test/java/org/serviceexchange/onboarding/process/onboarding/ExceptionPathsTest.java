package org.serviceexchange.onboarding.process.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.*;

import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.serviceexchange.onboarding.BpmnCoverage;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.ScriptedInstances;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RoundView;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Answer;
import org.serviceexchange.onboarding.application.port.instance.CustomerInstance.Finding;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.customer.Environment;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What happens when an onboarding does not go straight, on the real model and the real engine. */
@OnboardingTest
class ExceptionPathsTest {

    private static final CurrentUser AGENT = new CurrentUser("provider-agent", Set.of(Role.PROVIDER_AGENT.group()));
    private static final CurrentUser ADMIN = new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()));

    @Autowired
    OnboardingScenario story;

    @Autowired
    ScriptedInstances instances;

    @Autowired
    WithdrawOnboarding withdrawal;

    @Autowired
    ProcessEngine engine;

    @Autowired
    AddComment comments;

    @Autowired
    ProviderSetups setups;

    @Autowired
    Mailbox mailbox;

    @LocalServerPort
    int port;

    Person customer;

    @BeforeEach
    void newCustomer() {
        init(engine);
        customer = story.newCustomerAdmin();
    }

    @AfterEach
    void now() {
        BpmnCoverage.failNoMore(OPEN_REGISTRATION_CASE);
        ClockUtil.reset();
    }

    @Test
    void sent_back_subscription_is_corrected_and_decided_again() {
        ProcessInstance instance = story.approvalRequested(customer);
        decide(
                instance,
                Map.of("decision", "send-back", "denialCategory", "wrong-instance", "denialReason", "A copy."));
        story.runJobs();

        BpmnAwareTests.assertThat(instance).hasPassed(NOTIFY_SENT_BACK).isWaitingAt(CREATE_PROVIDER_RECORD);
        OnboardingView back = story.seenByProvider(instance);
        assertThat(back.state()).isEqualTo(OnboardingState.AWAITING_PROVIDER_RECORD);
        assertThat(back.waiting().on()).isEqualTo(Party.CUSTOMER);
        assertThat(formText(customer.id(), "beforehand"))
                .contains("sent this back to be corrected", "agreed on:** A copy");

        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        assertThat(story.seenByProvider(instance).subscription().state()).isEqualTo(SubscriptionState.PENDING_APPROVAL);
        decide(instance, Map.of("decision", "send-back", "denialReason", "Still a copy."));
        story.runJobs();
        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        decide(instance, story.approval());
        story.runJobs();
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();

        OnboardingView established = story.seenByProvider(instance);
        assertThat(established.state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(established.rounds())
                .extracting(RoundView::decision, RoundView::by, RoundView::reason)
                .containsExactly(
                        tuple("send-back", "provider-admin", "A copy."),
                        tuple("send-back", "provider-admin", "Still a copy."),
                        tuple("approve", "provider-admin", null));
        assertThat(sent(established, "SENT_BACK")).isEqualTo(2);
        assertThat(sent(established, "APPROVAL_REQUESTED")).isEqualTo(3);
        assertThat(established.registrationCase().workNotes())
                .filteredOn(note -> note.text().contains("is pending approval"))
                .hasSize(3);
    }

    @Test
    void send_back_or_deny_without_valid_reason_is_refused() {
        ProcessInstance instance = story.approvalRequested(customer);
        assertThatThrownBy(() -> decide(instance, Map.of("decision", "send-back")))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("“Why? The customer will read this”: fill it in");
        assertThatThrownBy(() ->
                        decide(instance, Map.of("decision", "deny", "denialReason", "No", "denialCategory", "because")))
                .hasMessageContaining("“Reason”: choose one of the list");
        assertThat(story.seenByProvider(instance).rounds()).isEmpty();
    }

    @Test
    void third_wrong_provider_record_asks_provider_for_advice() {
        ProcessInstance instance = story.registered(customer);
        Map<String, Object> wrong = new HashMap<>(story.providerRecord());
        wrong.put("providerInstanceId", "f".repeat(32));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> story.submit(customer.id(), wrong))
                    .hasMessageContaining("“Provider's instance ID”: this is not the provider's instance ID");
        }
        story.submit(customer.id(), wrong);
        story.runJobs();

        BpmnAwareTests.assertThat(instance).hasPassed(NOTIFY_MISMATCH).isWaitingAt(RESOLVE_MISMATCH);
        OnboardingView mismatched = story.seenByProvider(instance);
        assertThat(mismatched.state()).isEqualTo(OnboardingState.NEEDS_CORRECTION);
        assertThat(mismatched.waiting().on()).isEqualTo(Party.PROVIDER);
        assertThat(formText("provider-admin", instance, "mismatch")).contains("f".repeat(32), "exampleprovider");
        assertThatThrownBy(() -> decide(instance, Map.of("advice", " ")))
                .hasMessageContaining("“What should the customer do? The customer will read this”: fill it in");

        decide(instance, Map.of("advice", "Take the ID from the mail."));
        story.runJobs();
        BpmnAwareTests.assertThat(instance).hasPassed(NOTIFY_ADVICE).isWaitingAt(CREATE_PROVIDER_RECORD);
        assertThat(formText(customer.id(), "beforehand")).contains("Take the ID from the mail");
        // three more tries
        assertThatThrownBy(() -> story.submit(customer.id(), wrong)).isInstanceOf(FormFieldValidationException.class);
        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        BpmnAwareTests.assertThat(instance).isWaitingAt(APPROVE_SUBSCRIPTION);
        assertThat(sent(story.seenByProvider(instance), "ADVICE")).isOne();
    }

    @Test
    void failed_registration_check_is_corrected_before_case_opens() {
        instances.finding(
                customer.instanceName(), new Finding("There is no such instance.", "Ask the customer for its name."));
        ProcessInstance instance = story.registered(customer);

        BpmnAwareTests.assertThat(instance).hasPassed(NOTIFY_CORRECTION).isWaitingAt(CORRECT_REGISTRATION);
        OnboardingView stuck = story.seenByProvider(instance);
        assertThat(stuck.state()).isEqualTo(OnboardingState.NEEDS_CORRECTION);
        assertThat(stuck.registrationCase()).isNull();
        assertThat(stuck.notifications()).extracting(NotificationView::kind).containsExactly("CORRECTION_NEEDED");
        assertThat(formText("provider-admin", instance, "problem"))
                .contains("There is no such instance", "Ask the customer", "Withdraw it on");
        assertThat(formText("provider-admin", instance, "instanceName"))
                .isEqualTo(customer.instanceName() + ".service-now.com");
        assertThat(formText("provider-admin", instance, "environment")).isEqualTo("production");

        Map<String, Object> corrected = new HashMap<>(story.registrationOf(customer));
        corrected.keySet().removeAll(List.of("customerName", "note"));
        corrected.put("instanceName", "exampleprovider");
        assertThatThrownBy(() -> decide(instance, corrected)).hasMessageContaining("this is your own instance");
        // still wrong: once more
        corrected.put("instanceName", customer.instanceName());
        decide(instance, corrected);
        story.runJobs();
        BpmnAwareTests.assertThat(instance).isWaitingAt(CORRECT_REGISTRATION);
        OnboardingView again = story.seenByProvider(instance);
        assertThat(sent(again, "CORRECTION_NEEDED")).isEqualTo(2);
        assertThat(again.registration().details().environment()).isEqualTo(Environment.PRODUCTION);

        corrected.put("instanceName", "https://www." + customer.instanceName() + "real.service-now.com/nav_to.do");
        corrected.put("environment", "development");
        decide(instance, corrected);
        story.runJobs();
        BpmnAwareTests.assertThat(instance).isWaitingAt(CREATE_PROVIDER_RECORD);
        OnboardingView mended = story.seenByProvider(instance);
        assertThat(mended.registration().instance().host())
                .hasToString(customer.instanceName() + "real.service-now.com");
        assertThat(mended.registrationCase().shortDescription()).endsWith(customer.company() + " (Development)");
        assertThat(mended.registrationCase().workNotes()).anySatisfy(note -> assertThat(note.text())
                .startsWith("WHAT WAS REGISTERED")
                .contains("\nEnvironment: Development\n"));
    }

    @Test
    void refused_activation_after_seeding_returns_to_customer() {
        instances.answer(customer.instanceName(), new Answer.Seeding());
        instances.answer(
                customer.instanceName(),
                new Answer.Refused(
                        new Finding("The shared key does not match.", "Delete the set and create it anew.")));
        ProcessInstance instance = story.approved(customer);
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        BpmnAwareTests.assertThat(instance).isWaitingAt(STILL_SEEDING);
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.ACTIVATING);

        later(Duration.ofMinutes(11));
        story.runJobs();
        BpmnAwareTests.assertThat(instance).hasPassed(NOTIFY_ACTIVATION_FAILED).isWaitingAt(ACTIVATE_REPLICATION_SET);
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.AWAITING_ACTIVATION);
        assertThat(formText(customer.id(), "beforehand"))
                .contains("did not become active", "The shared key does not match", "create it anew");

        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        OnboardingView established = story.seenByProvider(instance);
        assertThat(established.state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(sent(established, "ACTIVATION_FAILED")).isOne();
    }

    @Test
    void instance_silent_for_a_day_fails_activation() {
        for (int i = 0; i < 2; i++) {
            instances.answer(customer.instanceName(), new Answer.Silent());
        }
        ProcessInstance instance = story.approved(customer);
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        BpmnAwareTests.assertThat(instance).isWaitingAt(STILL_SEEDING);
        later(Duration.ofHours(25));
        story.runJobs();
        BpmnAwareTests.assertThat(instance).isWaitingAt(ACTIVATE_REPLICATION_SET);
        assertThat(formText(customer.id(), "beforehand")).contains("has not answered for 24 hours");
    }

    enum Moment {
        CHECKING,
        NEEDS_CORRECTION,
        AWAITING_PROVIDER_RECORD,
        AWAITING_APPROVAL,
        AWAITING_ACTIVATION,
        ACTIVATING
    }

    @ParameterizedTest
    @EnumSource
    void withdraw_at_any_moment_cleans_up_and_allows_new_registration(Moment moment) {
        ProcessInstance instance = at(moment);
        assertThat(withdrawal.withdraw(story.numberOf(instance), ADMIN, "They changed their mind."))
                .isInstanceOf(Result.Success.class);
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.WITHDRAWN);
        story.runJobs();

        BpmnAwareTests.assertThat(instance).isEnded();
        OnboardingView withdrawn = story.seenByProvider(instance);
        boolean told = moment.ordinal() >= Moment.AWAITING_PROVIDER_RECORD.ordinal();
        if (told) {
            assertThat(withdrawn.registrationCase().state()).isEqualTo(CaseState.CLOSED);
            assertThat(withdrawn.registrationCase().closeNotes()).contains("They changed their mind.");
        } else {
            assertThat(withdrawn.registrationCase()).isNull();
        }
        if (moment.ordinal() >= Moment.AWAITING_APPROVAL.ordinal()) {
            assertThat(withdrawn.subscription().state()).isEqualTo(SubscriptionState.CANCELLED);
        }
        assertThat(sent(withdrawn, "ONBOARDING_ENDED")).isEqualTo(told ? 1 : 0);
        assertThat(sent(withdrawn, "ONBOARDING_ENDED_PROVIDER")).isOne();
        assertThat(engine.getIdentityService()
                        .createGroupQuery()
                        .groupMember(customer.id())
                        .list())
                .isEmpty();
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance.getId())
                        .list())
                .isEmpty();

        ProcessInstance again = story.register(story.registrationOf(customer));
        assertThat(story.numberOf(again)).isNotEqualTo(story.numberOf(instance));
    }

    @Test
    void withdraw_by_other_customer_or_agent_is_refused() {
        ProcessInstance instance = story.registered(customer);
        String number = story.numberOf(instance);
        Person other = story.newCustomerAdmin();
        story.registered(other);
        assertThat(withdrawal.withdraw(number, viewer(other), "Mine?")).isInstanceOf(Result.NotFound.class);
        assertThat(withdrawal.withdraw(
                        number, new CurrentUser("provider-agent", Set.of(Role.PROVIDER_AGENT.group())), "No"))
                .isInstanceOf(Result.Forbidden.class);
        assertThat(withdrawal.withdraw(number, viewer(customer), " "))
                .isInstanceOfSatisfying(Result.Invalid.class, invalid -> assertThat(invalid.sentence())
                        .hasToString("“Why do you withdraw? Everybody will read this”: fill it in."));
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.AWAITING_PROVIDER_RECORD);

        assertThat(withdrawal.withdraw(number, viewer(customer), "Not this year."))
                .isInstanceOf(Result.Success.class);
        story.runJobs();
        BpmnAwareTests.assertThat(instance).hasPassed(REVOKE_ACCESS, CLOSE_TERMINATED_CASE, END_ONBOARDING_TERMINATED);
        assertThat(withdrawal.withdraw(number, ADMIN, "Again"))
                .isInstanceOfSatisfying(Result.Conflict.class, late -> assertThat(late.sentence())
                        .hasToString("The onboarding has ended already. Load the page again to see how."));
    }

    @Test
    void withdraw_when_established_is_refused() {
        ProcessInstance instance = story.approved(customer);
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        assertThat(withdrawal.withdraw(story.numberOf(instance), ADMIN, "Too late"))
                .isInstanceOfSatisfying(Result.Conflict.class, late -> assertThat(late.sentence())
                        .hasToString(
                                "The integration is established. It can be ended by off-boarding, not withdrawn."));
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.ESTABLISHED);
    }

    @Test
    void withdraw_keeps_access_of_customer_registered_again() {
        ProcessInstance instance = story.registered(customer);
        withdrawal.withdraw(story.numberOf(instance), ADMIN, "A mistake.");
        ProcessInstance again = story.registered(customer);

        BpmnAwareTests.assertThat(instance).isEnded();
        BpmnAwareTests.assertThat(again).isWaitingAt(CREATE_PROVIDER_RECORD);
        assertThat(story.taskFor(customer.id()).getProcessInstanceId()).isEqualTo(again.getId());
    }

    @Test
    void subscription_that_was_sent_back_is_not_shown_as_denied() {
        ProcessInstance instance = story.approvalRequested(customer);
        decide(instance, Map.of("decision", "send-back", "denialCategory", "wrong-instance", "denialReason", "Wrong."));

        Element state = Jsoup.parse(SignedInClient.atOurPages(port, customer.id())
                        .page("/onboardings/" + story.numberOf(instance))
                        .body())
                .selectFirst("#subscription .facts .pill");
        assertThat(state.text()).isEqualTo("Sent back");
        assertThat(state.classNames()).contains("waiting").doesNotContain("denied");
    }

    @Test
    void people_of_the_other_company_are_named_with_their_company_and_without_user_id() {
        ProcessInstance instance = story.approvalRequested(customer);
        String number = story.numberOf(instance);
        decide(instance, Map.of("decision", "send-back", "denialCategory", "wrong-instance", "denialReason", "Wrong."));
        comments.write(number, AGENT, "Which one is it?");
        comments.write(number, new CurrentUser(customer.id(), Set.copyOf(groupsOf(customer.id()))), "The other one.");
        story.runJobs();

        String seenByCustomer = recordPage(customer.id(), number);
        String provider = setups.activeRecord().orElseThrow().name();
        assertThat(seenByCustomer)
                .contains("Sent back by Petra Provider (%s), ".formatted(provider))
                .contains("Amir Agent (%s) ".formatted(provider), "Carla Customer ", "Service Exchange Onboarding")
                .doesNotContain("provider-admin", "provider-agent", "(" + customer.company() + ")");
        assertThat(recordPage("provider-agent", number))
                .contains("Sent back by Petra Provider, ", "Amir Agent ")
                .contains("Carla Customer (%s) ".formatted(customer.company()));
        assertThat(SignedInClient.withBasic(port, customer.id())
                        .get("/api/onboardings/" + number)
                        .json()
                        .at("/rounds/0/by")
                        .asText())
                .isEqualTo("provider-admin");
        assertThat(mailbox.newest(200).stream()
                        .filter(mail -> mail.text().contains("Which one is it?"))
                        .map(Mail::text))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("Amir Agent").doesNotContain("provider-agent"));
    }

    private String recordPage(String userId, String number) {
        return Jsoup.parse(SignedInClient.atOurPages(port, userId)
                        .page("/onboardings/" + number)
                        .body())
                .select("main")
                .text();
    }

    private List<String> groupsOf(String userId) {
        return engine.getIdentityService().createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    @Test
    void first_failure_is_on_the_record_and_second_is_in_cockpit_while_retries_run() {
        ProcessInstance instance = story.register(story.registrationOf(customer));
        BpmnCoverage.failAlwaysAtTheEndOf(OPEN_REGISTRATION_CASE);
        story.runJobs();

        OnboardingView failing = story.seenByProvider(instance);
        Job job = failedJob(instance);
        assertThat(failing.waiting().incident().cause().toString()).contains("failed on demand after");
        assertThat(failing.waiting().incident().solution().toString())
                .startsWith("Check that the case system is reachable");
        assertThat(failing.waiting().incident().nextTry())
                .isEqualTo(job.getDuedate().toInstant());
        OnboardingView customers = story.seenBy(customer.id(), instance);
        assertThat(customers.waiting().incident().cause().toString()).doesNotContain("demand");
        assertThat(customers.waiting().incident().solution().toString()).startsWith("We are on it");
        assertThat(incidents(instance)).isEmpty();

        later(Duration.ofMinutes(2));
        story.runJobs();
        assertThat(failedJob(instance).getRetries()).isPositive();
        assertThat(incidents(instance)).singleElement().satisfies(incident -> assertThat(incident.getIncidentMessage())
                .contains("failed on demand", "What to do: Check that the case system is reachable"));
        assertThat(story.seenByProvider(instance).waiting().incident().nextTry())
                .isEqualTo(failedJob(instance).getDuedate().toInstant());

        // the button in Cockpit does not wait for the next automatic try
        BpmnCoverage.failNoMore(OPEN_REGISTRATION_CASE);
        engine.getManagementService().setJobRetries(failedJob(instance).getId(), 1);
        story.runJobs();
        BpmnAwareTests.assertThat(instance).isWaitingAt(CREATE_PROVIDER_RECORD);
        assertThat(incidents(instance)).isEmpty();
        assertThat(story.seenByProvider(instance).waiting().incident()).isNull();
        assertThat(engine.getHistoryService()
                        .createHistoricIncidentQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .isResolved())
                .isTrue();
    }

    private Job failedJob(ProcessInstance instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .withException()
                .singleResult();
    }

    private List<Incident> incidents(ProcessInstance instance) {
        return engine.getRuntimeService()
                .createIncidentQuery()
                .processInstanceId(instance.getId())
                .list();
    }

    @Test
    void failed_service_task_becomes_incident_with_cause_and_solution() {
        ProcessInstance instance = story.register(story.registrationOf(customer));
        BpmnCoverage.failAlwaysAtTheEndOf(OPEN_REGISTRATION_CASE);
        for (int i = 0; i < 8; i++) {
            story.runJobs();
            later(Duration.ofHours(3));
        }
        OnboardingView stuck = story.seenByProvider(instance);
        assertThat(stuck.state()).isEqualTo(OnboardingState.REGISTERED);
        assertThat(stuck.waiting().incident().cause().toString()).contains("failed on demand after");
        assertThat(stuck.waiting().incident().solution().toString())
                .startsWith("Check that the case system is reachable");
        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getIncidentMessage())
                .contains("failed on demand", "What to do: Check");
        OnboardingView customers = story.seenBy(customer.id(), instance);
        assertThat(customers.waiting().incident().solution().toString()).startsWith("We are on it");
        assertThat(customers.waiting().incident().cause().toString()).doesNotContain("demand");

        BpmnCoverage.failNoMore(OPEN_REGISTRATION_CASE);
        engine.getManagementService()
                .setJobRetries(
                        engine.getManagementService()
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .singleResult()
                                .getId(),
                        1);
        story.runJobs();
        BpmnAwareTests.assertThat(instance).isWaitingAt(CREATE_PROVIDER_RECORD);
        assertThat(story.seenByProvider(instance).waiting().incident()).isNull();
    }

    private ProcessInstance at(Moment moment) {
        return switch (moment) {
            case CHECKING -> story.register(story.registrationOf(customer));
            case NEEDS_CORRECTION -> {
                instances.finding(customer.instanceName(), new Finding("Not there.", "Look for it."));
                yield story.registered(customer);
            }
            case AWAITING_PROVIDER_RECORD -> story.registered(customer);
            case AWAITING_APPROVAL -> story.approvalRequested(customer);
            case AWAITING_ACTIVATION -> story.approved(customer);
            case ACTIVATING -> {
                instances.answer(customer.instanceName(), new Answer.Seeding());
                ProcessInstance instance = story.approved(customer);
                story.submit(customer.id(), Map.of("confirmed", true));
                story.runJobs();
                yield instance;
            }
        };
    }

    private void decide(ProcessInstance instance, Map<String, Object> form) {
        story.submit("provider-admin", story.taskOf(instance), form);
    }

    private String formText(String userId, String name) {
        Task task = story.taskFor(userId);
        return story.as(userId, () -> formText(task, name));
    }

    private String formText(String userId, ProcessInstance instance, String name) {
        Task task = story.taskOf(instance);
        return story.as(userId, () -> formText(task, name));
    }

    private String formText(Task task, String name) {
        return String.valueOf(engine.getFormService()
                .getTaskFormVariables(task.getId(), Set.of(name), true)
                .get(name));
    }

    private static CurrentUser viewer(Person person) {
        return new CurrentUser(
                person.id(),
                Set.of(
                        Role.CUSTOMER.group(),
                        CustomerGroup.of(person.company().toLowerCase().replace(' ', '-'))));
    }

    private static long sent(OnboardingView view, String kind) {
        return view.notifications().stream()
                .filter(one -> one.kind().equals(kind) && one.status() == NotificationStatus.SENT)
                .count();
    }

    private static void later(Duration duration) {
        ClockUtil.setCurrentTime(new Date(ClockUtil.getCurrentTime().getTime() + duration.toMillis()));
    }
}
