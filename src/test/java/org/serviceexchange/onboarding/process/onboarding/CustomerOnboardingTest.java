package org.serviceexchange.onboarding.process.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.springframework.beans.factory.annotation.Autowired;

/** The process from end to end: real model, real engine, real tables; people act through forms with their own rights. */
@OnboardingTest
class CustomerOnboardingTest {

    @Autowired
    Mailbox mailbox;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    Person customer;

    @BeforeEach
    void newCustomer() {
        init(engine);
        customer = story.newCustomerAdmin();
    }

    @Test
    void onboarding_with_correct_entries_is_established() {
        ProcessInstance instance = story.register(story.registrationOf(customer));
        OnboardingView registered = story.seenByProvider(instance);
        assertThat(registered.number()).matches("ONB\\d{7}");
        assertThat(registered.state()).isEqualTo(OnboardingState.REGISTERED);
        assertThat(registered.waiting().on()).isEqualTo(Party.SYSTEM);

        story.runJobs();
        OnboardingView begun = story.seenByProvider(instance);
        BpmnAwareTests.assertThat(instance)
                .hasPassed(OPEN_REGISTRATION_CASE, SEND_INSTRUCTIONS, WRITE_WORK_NOTES, NOTIFY_CONTACT)
                .isWaitingAt(CREATE_PROVIDER_RECORD);
        assertThat(begun.state()).isEqualTo(OnboardingState.AWAITING_PROVIDER_RECORD);
        assertThat(begun.waiting().on()).isEqualTo(Party.CUSTOMER);
        assertThat(begun.registrationCase().number()).matches("CS\\d{7}");
        assertThat(begun.registrationCase().state()).isEqualTo(CaseState.AWAITING_INFO);
        assertThat(notes(begun)).hasSize(3).allSatisfy(note -> assertThat(note).hasSizeLessThanOrEqualTo(4000));
        assertThat(String.join("\n", notes(begun)))
                .contains(customer.company(), customer.id(), "Call before noon", "ServiceNow Store", "HOW TO HELP");
        assertThat(begun.notifications())
                .extracting(NotificationView::kind, NotificationView::to, NotificationView::status)
                .containsExactlyInAnyOrder(tuple("INSTRUCTIONS", customer.id()), tuple("CASE_OPENED", customer.id()));

        Task task = story.taskFor(customer.id());
        assertThat(task.getName()).isEqualTo("Create the provider record in your instance");
        assertThat(task.getDueDate()).isNotNull();
        assertThat(shown(customer.id(), task))
                .containsKey("instructions")
                .extractingByKey("instructions")
                .asString()
                .contains(
                        "ServiceNow Store",
                        OnboardingScenario.PROVIDER_INSTANCE_NAME,
                        OnboardingScenario.PROVIDER_INSTANCE_ID);
        story.submit(customer.id(), story.providerRecord());
        assertThat(story.seenByProvider(instance).waiting().on()).isEqualTo(Party.SYSTEM);

        story.runJobs();
        OnboardingView requested = story.seenByProvider(instance);
        BpmnAwareTests.assertThat(instance)
                .hasPassed(REQUEST_APPROVAL, LINK_SUBSCRIPTION, NOTIFY_PROVIDER_ADMINS)
                .isWaitingAt(APPROVE_SUBSCRIPTION);
        assertThat(requested.state()).isEqualTo(OnboardingState.AWAITING_APPROVAL);
        assertThat(requested.waiting().on()).isEqualTo(Party.PROVIDER);
        assertThat(requested.registrationCase().state()).isEqualTo(CaseState.OPEN);
        assertThat(requested.subscription().state()).isEqualTo(SubscriptionState.PENDING_APPROVAL);
        assertThat(notes(requested)).anySatisfy(note -> assertThat(note)
                .contains("Approve the replication subscription")
                .contains(requested.subscription().link()));
        assertThat(requested.notifications())
                .extracting(NotificationView::kind, NotificationView::to, NotificationView::status)
                .contains(tuple("APPROVAL_REQUESTED", "admin@provider.example"));
        assertThat(mailbox.newest(1).get(0).text())
                .contains("Open the task “Approve the replication subscription” in Tasklist");

        Task approval = story.taskOf(instance);
        assertThat(shown("provider-admin", approval).get("caseWorkNotes").toString())
                .contains(
                        "Approve the replication subscription",
                        "href=\"" + requested.subscription().link() + "\"");
        story.submit("provider-admin", approval, story.approval());
        story.runJobs();
        OnboardingView approved = story.seenByProvider(instance);
        BpmnAwareTests.assertThat(instance).hasPassed(NOTIFY_APPROVED).isWaitingAt(ACTIVATE_REPLICATION_SET);
        assertThat(approved.state()).isEqualTo(OnboardingState.AWAITING_ACTIVATION);
        assertThat(approved.registrationCase().state()).isEqualTo(CaseState.AWAITING_INFO);
        assertThat(approved.subscription().state()).isEqualTo(SubscriptionState.APPROVED);
        assertThat(approved.subscription().decidedBy()).isEqualTo("provider-admin");

        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        OnboardingView established = story.seenByProvider(instance);
        BpmnAwareTests.assertThat(instance)
                .hasPassed(
                        CHECK_ACTIVATION,
                        RESOLVE_CASE,
                        NOTIFY_ESTABLISHED,
                        NOTIFY_PROVIDER_ESTABLISHED,
                        END_INTEGRATION_ESTABLISHED)
                .isEnded();
        assertThat(established.state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(established.waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(established.subscription().state()).isEqualTo(SubscriptionState.ACTIVE);
        assertThat(established.subscription().replicationSet()).isEqualTo(ReplicationSetState.ACTIVE);
        assertThat(established.registrationCase().state()).isEqualTo(CaseState.RESOLVED);
        assertThat(established.registrationCase().resolutionCode()).isNotBlank();
        assertThat(established.registrationCase().closeNotes()).isNotBlank();
        assertThat(established.notifications())
                .extracting(NotificationView::kind, NotificationView::to, NotificationView::status)
                .contains(
                        tuple("SUBSCRIPTION_APPROVED", customer.id()),
                        tuple("INTEGRATION_ESTABLISHED", customer.id()),
                        tuple("INTEGRATION_ESTABLISHED_PROVIDER", "admin@provider.example"))
                .hasSize(6);
        assertThat(established.timeline())
                .extracting(OnboardingView.TimelineView::by)
                .contains("provider-admin", customer.id());
    }

    @Test
    void denied_onboarding_is_closed_and_allows_new_registration() {
        ProcessInstance instance = story.approvalRequested(customer);
        story.submit(
                "provider-admin",
                story.taskOf(instance),
                Map.of("decision", "deny", "denialReason", "Your contract starts in May."));
        story.runJobs();

        BpmnAwareTests.assertThat(instance)
                .hasPassed(CLOSE_CASE, NOTIFY_DENIED, END_REGISTRATION_DENIED)
                .isEnded();
        OnboardingView denied = story.seenBy(customer.id(), instance);
        assertThat(denied.state()).isEqualTo(OnboardingState.DENIED);
        assertThat(denied.waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(denied.subscription().state()).isEqualTo(SubscriptionState.DENIED);
        assertThat(denied.subscription().reason()).isEqualTo("Your contract starts in May.");
        assertThat(denied.registrationCase().state()).isEqualTo(CaseState.CLOSED);
        assertThat(denied.registrationCase().closeNotes()).contains("Your contract starts in May.");
        assertThat(denied.registrationCase().comments()).singleElement().satisfies(comment -> assertThat(comment.text())
                .contains("Your contract starts in May."));
        assertThat(denied.notifications())
                .extracting(NotificationView::kind)
                .contains("REGISTRATION_DENIED")
                .doesNotContain("SUBSCRIPTION_APPROVED");

        ProcessInstance again = story.registered(customer);
        assertThat(story.numberOf(again)).isNotEqualTo(story.numberOf(instance));
        BpmnAwareTests.assertThat(again).isWaitingAt(CREATE_PROVIDER_RECORD);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "(missing)",
            value = {
                "customerName|(missing)|Customer”: fill it in",
                "customerName|'   '|Customer”: fill it in",
                "customerName|'!!!'|Customer”: enter the name of the customer's company",
                "contactName|(missing)|Contact's name”: fill it in",
                "contactEmail|(missing)|Contact's e-mail address”: fill it in",
                "contactEmail|admin at customer|Contact's e-mail address”: enter an e-mail address like",
                "contactEmail|a@b.example%0D%0ABcc: x@y.example|Contact's e-mail address”: remove the line break"
                        + " behind “example”",
                "contactEmail|no-reply@customer.example|e-mail address”: no person reads mail that is sent to"
                        + " no-reply@customer.example",
                "contactEmail|DoNotReply+1@customer.example|e-mail address”: no person reads mail that is sent to",
                "contactEmail|carla@servicenow.local|e-mail address”: no person reads mail that is sent to",
                "contactEmail|aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@customer.example|: no"
                        + " person reads mail",
                "contactEmail|admin@provider.example|Contact's e-mail address”: this is one of your own people",
                "instanceName|(missing)|Customer's instance”: fill it in",
                "instanceName|https://support.acme.com/csm|support.acme.com is no address that ServiceNow gives to an"
                        + " instance. If it is a custom URL, enter the instance's own address: its name is in the instance"
                        + " under System Diagnostics › Stats",
                "instanceName|localhost:8443|Customer's instance”: localhost:8443 is no address",
                "instanceName|acme.service-now.com:8443|Customer's instance”: acme.service-now.com:8443 is no address",
                "instanceName|acme.service-now.com.evil.example|Customer's instance”:"
                        + " acme.service-now.com.evil.example is no",
                "instanceName|a.acme.service-now.com|Customer's instance”: a.acme.service-now.com is no address",
                "instanceName|user@evil|Customer's instance”: enter the address of the instance",
                "instanceName|user@acme.service-now.com|Customer's instance”: enter the address of the instance",
                "instanceName|127.0.0.1|Customer's instance”: enter the address of the instance",
                "instanceName|xn--cme-5cd.service-now.com|Customer's instance”: enter the address of the instance",
                "instanceName|exampleprovider|Customer's instance”: this is your own instance",
                "instanceId|(missing)|Customer's instance ID”: fill it in",
                "instanceId|12345|Customer's instance ID”: enter the 32 digits",
                "instanceId|zzzz6789abcdef0123456789abcdef01|Customer's instance ID”: enter the 32 digits",
                "instanceId|0123456789abcdef0123456789abcdef|Customer's instance ID”: this is your own",
            })
    void registration_with_invalid_field_is_refused_with_reason(String field, String value, String sentence) {
        Map<String, Object> form = story.registrationOf(customer);
        if (value == null) {
            form.remove(field);
        } else {
            form.put(field, value.replace("%0D%0A", "\r\n"));
        }
        refusesRegistration(form, sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {".service-now.com", ".servicenowservices.com", ".servicenowcloud.com"})
    void host_of_the_instance_is_kept_and_linked_as_it_was_entered(String domain) {
        Map<String, Object> form = story.registrationOf(customer);
        String host = customer.instanceName() + domain;
        form.put("instanceName", "https://" + host + "/now/nav/ui");
        ProcessInstance instance = story.register(form);
        story.runJobs();
        OnboardingView view = story.seenByProvider(instance);
        assertThat(view.registration().instance().host()).hasToString(host);
        assertThat(view.registrationCase().workNotes())
                .anySatisfy(note -> assertThat(note.text()).contains("https://" + host + "\n"));
    }

    @ParameterizedTest
    @CsvSource({"customerName,100", "contactName,100", "contactEmail,254", "note,1000"})
    void a_text_that_is_too_long_is_refused(String field, int longest) {
        Map<String, Object> form = story.registrationOf(customer);
        form.put(field, "x".repeat(longest + 1));
        refusesRegistration(form, "shorten it to %d characters".formatted(longest));
    }

    @Test
    void empty_registration_reports_all_missing_fields() {
        assertThatThrownBy(() -> story.register(Map.of()))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContainingAll(
                        "“Customer”",
                        "“Contact's name”",
                        "“Contact's e-mail address”",
                        "“Customer's instance”",
                        "“Customer's instance ID”");
    }

    @Test
    void a_value_of_the_wrong_type_is_refused() {
        Map<String, Object> form = story.registrationOf(customer);
        form.put("instanceId", 12345678901234567L);
        refusesRegistration(form, "“Customer's instance ID”: enter text");
        form.put("instanceId", Map.of("a", "b"));
        refusesRegistration(form, "“instanceId”: Enter text, a number or a tick");
    }

    @Test
    void registration_with_used_contact_or_instance_is_refused() {
        String number = story.numberOf(story.registered(customer));
        Person other = story.newCustomerAdmin();

        Map<String, Object> sameContact = story.registrationOf(other);
        sameContact.put("contactEmail", customer.id());
        refusesRegistration(sameContact, "is a contact of " + customer.company());

        Map<String, Object> sameInstance = story.registrationOf(other);
        sameInstance.put("instanceName", customer.instanceName().toUpperCase());
        refusesRegistration(sameInstance, "“Customer's instance”: the instance is part of the onboarding " + number);

        Map<String, Object> sameId = story.registrationOf(other);
        sameId.put("instanceId", customer.instanceId());
        refusesRegistration(sameId, "“Customer's instance ID”: the instance is part of the onboarding " + number);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "(missing)",
            value = {
                "providerInstanceName|(missing)|Provider's instance”: fill it in",
                "providerInstanceName|wrongprovider|wrongprovider.service-now.com is not the provider's instance",
                "providerInstanceId|(missing)|Provider's instance ID”: fill it in",
                "providerInstanceId|ffffffffffffffffffffffffffffffff|this is not the provider's instance ID",
                "appInstalled|(missing)|installed in our instance”: tick it",
            })
    void a_wrong_provider_record_leaves_the_task_open(String field, String value, String sentence) {
        ProcessInstance instance = story.registered(customer);
        Map<String, Object> form = new HashMap<>(story.providerRecord());
        form.remove(field);
        if (value != null) {
            form.put(field, value);
        }
        refusesTask(instance, customer.id(), form, sentence);
        BpmnAwareTests.assertThat(instance).isWaitingAt(CREATE_PROVIDER_RECORD);
    }

    @Test
    void a_decision_needs_a_confirmation_or_a_reason() {
        ProcessInstance instance = story.approvalRequested(customer);
        refusesTask(instance, "provider-admin", Map.of(), "“Decision”: choose Approve, Send back or Deny");
        refusesTask(
                instance,
                "provider-admin",
                Map.of("decision", "perhaps"),
                "“Decision”: choose Approve, Send back or Deny");
        refusesTask(
                instance, "provider-admin", Map.of("decision", "approve"), "“Yes, approve this subscription”: tick it");
        refusesTask(
                instance,
                "provider-admin",
                Map.of("decision", "approve", "confirmed", false),
                "“Yes, approve this subscription”: tick it");
        refusesTask(
                instance,
                "provider-admin",
                Map.of("decision", "deny", "denialReason", " "),
                "“Why? The customer will read this”: fill it in");
        BpmnAwareTests.assertThat(instance).isWaitingAt(APPROVE_SUBSCRIPTION);
        assertThat(story.seenByProvider(instance).subscription().state()).isEqualTo(SubscriptionState.PENDING_APPROVAL);
    }

    @Test
    void an_activation_needs_a_confirmation() {
        ProcessInstance instance = story.approved(customer);
        refusesTask(
                instance, customer.id(), Map.of(), "“Yes, the replication set is activated in our instance”: tick it");
        BpmnAwareTests.assertThat(instance).isWaitingAt(ACTIVATE_REPLICATION_SET);
    }

    @Test
    void undeclared_form_fields_are_refused() {
        Map<String, Object> form = story.registrationOf(customer);
        form.put("customerGroup", "customer-other");
        refusesRegistration(form, "“customerGroup”: The form has no field of this name");

        ProcessInstance instance = story.registered(customer);
        Map<String, Object> record = new HashMap<>(story.providerRecord());
        record.put("subscriptionDecision", "APPROVED");
        refusesTask(instance, customer.id(), record, "“subscriptionDecision”: The form has no field of this name");

        Task task = story.taskFor(customer.id());
        assertThatThrownBy(() -> story.as(customer.id(), () -> {
                    engine.getTaskService().complete(task.getId(), record);
                    return null;
                }))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("The form has no field of this name");
    }

    @Test
    void engine_calls_that_bypass_forms_are_refused() {
        ProcessInstance instance = story.registered(customer);
        Task task = story.taskFor(customer.id());
        closed(customer.id(), () -> engine.getTaskService().handleBpmnError(task.getId(), "anything"));
        closed(customer.id(), () -> engine.getTaskService().handleEscalation(task.getId(), "anything"));
        closed(customer.id(), () -> engine.getTaskService().resolveTask(task.getId(), Map.of("customerGroup", "x")));
        closed(customer.id(), () -> engine.getTaskService().setVariable(task.getId(), "customerGroup", "x"));
        closed(customer.id(), () -> engine.getRuntimeService().setVariable(instance.getId(), "customerGroup", "x"));
        closed("provider-admin", () -> engine.getRuntimeService()
                .createProcessInstanceByKey(KEY)
                .startBeforeActivity(CHECK_ACTIVATION)
                .execute());
        closed("provider-admin", () -> engine.getRuntimeService().startProcessInstanceByKey(KEY));
        closed(customer.id(), () -> engine.getFormService()
                .submitStartForm(instance.getProcessDefinitionId(), Map.of()));
        BpmnAwareTests.assertThat(instance).isWaitingAt(CREATE_PROVIDER_RECORD);
    }

    @Test
    void process_variables_are_ids_and_outcomes_only() {
        ProcessInstance instance = story.approved(customer);
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();

        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .includeDeleted()
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .containsExactlyInAnyOrder(
                        VARIABLE_CUSTOMER_GROUP,
                        VARIABLE_REGISTRATION_CHECK,
                        VARIABLE_PROVIDER_RECORD_CHECK,
                        VARIABLE_SUBSCRIPTION_DECISION,
                        VARIABLE_ACTIVATION);
        assertThat(engine.getHistoryService()
                        .createHistoricDetailQuery()
                        .processInstanceId(instance.getId())
                        .formFields()
                        .list())
                .isEmpty();
    }

    @Test
    void a_customer_sees_its_own_task_and_no_work_notes() {
        ProcessInstance instance = story.registered(customer);
        Person other = story.newCustomerAdmin();
        story.registered(other);

        assertThat(story.taskFor(customer.id()).getProcessInstanceId()).isEqualTo(instance.getId());
        assertThat(story.seenBy(customer.id(), instance).registrationCase().workNotes())
                .isNull();
        Task theirs = story.taskFor(other.id());
        assertThatThrownBy(() -> story.submit(customer.id(), theirs, story.providerRecord()))
                .isInstanceOf(AuthorizationException.class);
    }

    private void refusesRegistration(Map<String, Object> form, String sentence) {
        long before = engine.getRuntimeService().createProcessInstanceQuery().count();
        long groups = engine.getIdentityService().createGroupQuery().count();
        assertThatThrownBy(() -> story.register(form))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining(sentence);
        assertThat(engine.getRuntimeService().createProcessInstanceQuery().count())
                .isEqualTo(before);
        assertThat(engine.getIdentityService().createGroupQuery().count()).isEqualTo(groups);
    }

    private void refusesTask(ProcessInstance instance, String userId, Map<String, Object> form, String sentence) {
        OnboardingView before = story.seenByProvider(instance);
        assertThatThrownBy(() -> story.submit(userId, story.taskOf(instance), form))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining(sentence);
        assertThat(story.seenByProvider(instance)).isEqualTo(before);
    }

    private void closed(String userId, Runnable act) {
        assertThatThrownBy(() -> story.as(userId, () -> {
                    act.run();
                    return null;
                }))
                .isInstanceOf(AuthorizationException.class);
    }

    private Map<String, Object> shown(String userId, Task task) {
        return story.as(userId, () -> engine.getFormService().getTaskFormVariables(task.getId()));
    }

    private static List<String> notes(OnboardingView onboarding) {
        return onboarding.registrationCase().workNotes().stream()
                .map(OnboardingView.EntryView::text)
                .toList();
    }

    private static org.assertj.core.groups.Tuple tuple(String kind, String to) {
        return org.assertj.core.groups.Tuple.tuple(kind, to, NotificationStatus.SENT);
    }
}
