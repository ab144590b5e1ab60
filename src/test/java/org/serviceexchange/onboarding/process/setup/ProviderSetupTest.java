package org.serviceexchange.onboarding.process.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doCallRealMethod;
import static org.serviceexchange.onboarding.process.model.ProviderSetupModel.*;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.serviceexchange.onboarding.BpmnCoverage;
import org.serviceexchange.onboarding.Models;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.account.InviteContact;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.application.setup.ActivateSetup;
import org.serviceexchange.onboarding.application.setup.ViewSetup;
import org.serviceexchange.onboarding.application.setup.ViewSetup.SetupView;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.setup.Setup;
import org.serviceexchange.onboarding.domain.setup.SetupState;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mail.MailSendException;
import org.springframework.test.context.TestPropertySource;

/** The provider's set-up from end to end, as the provider admins do it; on a database that no other test sees. */
@OnboardingTest
@TestPropertySource(properties = "spring.datasource.url=jdbc:h2:mem:setup;DB_CLOSE_DELAY=-1")
class ProviderSetupTest {

    private static final CurrentUser ADMIN = new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()));

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    ProviderSetups setups;

    @Autowired
    ViewSetup view;

    @Autowired
    JdbcTemplate database;

    @Autowired
    ActivateSetup activateSetup;

    @Autowired
    InviteContact inviting;

    @Autowired
    Mailbox mailbox;

    @Autowired
    MailDelivery delivery;

    @LocalServerPort
    int port;

    Map<String, Object> record;
    Map<String, Object> set;

    @BeforeEach
    void nothingIsSetUp() {
        init(engine);
        story.endWhatIsLeft();
        database.update("delete from replication_set_entry");
        database.update("delete from provider_setup");
        record = story.providerRecordOfProvider();
        set = story.replicationSet();
    }

    @Test
    void provider_setup_is_described_reviewed_and_activated() {
        ProcessInstance instance = story.beginSetup("provider-admin", record);
        BpmnAwareTests.assertThat(instance).isWaitingAt(DESCRIBE_REPLICATION_SET);
        Setup begun = setups.open().orElseThrow();
        assertThat(begun.number()).isEqualTo(story.numberOf(instance)).matches("PSU\\d{7}");
        assertThat(begun.begunBy()).isEqualTo("provider-admin");

        Task describe = story.taskOf(instance);
        assertThat(describe.getName()).isEqualTo("Describe the producer replication set");
        assertThat(describe.getDueDate()).isNotNull();
        assertThat(shown(describe)).doesNotContainKey("entries");
        story.submit("provider-admin", describe, set);

        BpmnAwareTests.assertThat(instance).isWaitingAt(REVIEW_SETUP);
        assertThat(shown(story.taskOf(instance)).get("setupSummary").toString())
                .contains("Nothing is in force yet", "Example&#45;Provider", "Incidents&#45;And&#45;Cases", "both ways")
                .contains("**incident**, active&#61;true", "number&#44; short&#95;description&#44; state");
        assertThat(setups.active()).as("before it is activated").isEmpty();

        review(instance, "activate");
        BpmnAwareTests.assertThat(instance).isWaitingAt(ACTIVATE_SETUP);
        assertThat(setups.active()).isEmpty();
        assertThat(setups.open()).get().extracting(Setup::state).isEqualTo(SetupState.CONFIRMED);

        story.runJobs();
        BpmnAwareTests.assertThat(instance).hasPassed(END_PROVIDER_SET_UP).isEnded();
        Setup active = setups.active().orElseThrow();
        assertThat(active.number()).isEqualTo(begun.number());
        assertThat(active.decidedBy()).isEqualTo("provider-admin");
        assertThat(active.set().name()).isEqualTo("Incidents-And-Cases");
        assertThat(active.set().bidirectional()).isTrue();
        assertThat(active.set().entries()).hasSize(1).first().satisfies(entry -> {
            assertThat(entry.fields()).containsExactly("number", "short_description", "state");
            assertThat(entry.attachments()).isTrue();
        });
        assertThat(setups.open()).isEmpty();
        assertThat(engine.getHistoryService()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .includeDeleted()
                        .list())
                .extracting(HistoricVariableInstance::getName)
                .containsExactly(VARIABLE_SETUP_DECISION);
    }

    @Test
    void registration_before_active_setup_is_refused() {
        Person customer = story.newCustomerAdmin();
        Map<String, Object> registration = story.registrationOf(customer);
        String sentence =
                "No customer can be registered yet, as no replication set is active. Set up the provider first: "
                        + "http://localhost:8080/setup";
        assertThatThrownBy(() -> story.register(registration))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessage(sentence);

        // a draft is none
        ProcessInstance instance = story.beginSetup("provider-admin", record);
        story.submit("provider-admin", story.taskOf(instance), set);
        assertThatThrownBy(() -> story.register(registration)).hasMessage(sentence);

        review(instance, "activate");
        story.runJobs();
        ProcessInstance registered = story.registered(customer);
        assertThat(story.seenByProvider(registered).registration().details().replicationSet())
                .isEqualTo("Incidents-And-Cases");
    }

    @Test
    void pages_before_first_setup_answer_200() {
        SignedInClient admin = SignedInClient.atWebApp(port, "provider-admin", "tasklist");
        assertThat(admin.page("/setup").body())
                .contains("The provider isn&#39;t set up yet", "processStart=provider-setup");
        for (String path : List.of("/", "/onboardings", "/mailbox")) {
            assertThat(admin.page(path).status()).as(path).isEqualTo(200);
        }
        assertThat(SignedInClient.withBasic(port, "provider-admin")
                        .get("/api/onboardings")
                        .status())
                .isEqualTo(200);
        assertThat(view.of(ADMIN)).hasValue(new SetupView(null, null, true, List.of()));
    }

    @Test
    void onboardings_from_before_the_setup_wait_for_it() {
        story.setUpProvider(record, set);
        Person customer = story.newCustomerAdmin();
        ProcessInstance waiting = story.registered(customer);
        Person second = story.newCustomerAdmin();
        ProcessInstance begun = story.register(story.registrationOf(second));
        database.update("delete from replication_set_entry");
        database.update("delete from provider_setup");
        database.update("update onboarding set replication_set = null");

        String number = story.numberOf(waiting);
        assertThat(SignedInClient.atWebApp(port, "provider-admin", "tasklist")
                        .page("/onboardings/" + number)
                        .body())
                .contains("Your provider has not entered them yet");
        assertThat(SignedInClient.withBasic(port, "provider-admin").get("/api/onboardings/" + number))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.json().has("replicationSet")).isFalse();
                });
        assertThat(instructions(customer)).contains("Your provider has not entered them yet");
        assertThatThrownBy(() -> story.submit(customer.id(), story.providerRecord()))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("your provider has not entered its own instance yet");
        assertThat(inviting.invite(number, ADMIN, "one.more@customer.example", "One More"))
                .isInstanceOf(Result.Conflict.class);

        // the mails wait, and say in Cockpit for what
        story.runJobs();
        assertThat(story.seenByProvider(begun).notifications()).isEmpty();
        List<Job> failed = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(begun.getId())
                .withException()
                .list();
        assertThat(failed).isNotEmpty().allSatisfy(job -> assertThat(job.getExceptionMessage())
                .contains("The provider isn't set up"));

        story.setUpProvider(record, set);
        failed.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        story.runJobs();
        story.submit(second.id(), story.providerRecord());
        assertThat(story.seenByProvider(begun).notifications()).hasSize(2);
    }

    @Test
    void setup_change_applies_on_activation_and_onboardings_keep_their_set() {
        story.setUpProvider(record, set);
        Setup before = setups.active().orElseThrow();
        Person customer = story.newCustomerAdmin();
        ProcessInstance onboarding = story.registered(customer);

        record.put("providerName", "New-Provider");
        record.put("providerInstanceName", "newprovider");
        set.put("replicationSetName", "Cases-Only");
        ProcessInstance instance = story.beginSetup("provider-admin", record);
        // the form begins with what is in force
        assertThat(shown(story.taskOf(instance)))
                .containsEntry("replicationSetName", "Incidents-And-Cases")
                .containsEntry("direction", "both-ways")
                .containsEntry("entries", "incident | active=true | number, short_description, state | number | yes");
        story.submit("provider-admin", story.taskOf(instance), set);
        assertThat(setups.active()).hasValue(before);
        assertThat(shown(story.taskOf(instance)).get("setupSummary").toString())
                .contains("In force since", "Incidents&#45;And&#45;Cases", "Cases&#45;Only");
        assertThat(instructions(customer)).contains("exampleprovider").doesNotContain("newprovider");

        review(instance, "activate");
        story.runJobs();
        assertThat(setups.active())
                .get()
                .extracting(setup -> setup.set().name())
                .isEqualTo("Cases-Only");
        assertThat(setups.get(before.number()).state()).isEqualTo(SetupState.REPLACED);
        assertThat(instructions(customer)).contains("newprovider").doesNotContain("exampleprovider");
        assertThat(story.seenByProvider(onboarding).registration().details().replicationSet())
                .isEqualTo("Incidents-And-Cases");
        assertThat(story.seenByProvider(story.registered(story.newCustomerAdmin()))
                        .registration()
                        .details()
                        .replicationSet())
                .isEqualTo("Cases-Only");
    }

    @Test
    void a_review_may_lead_back_to_either_form() {
        ProcessInstance instance = story.beginSetup("provider-admin", record);
        story.submit("provider-admin", story.taskOf(instance), set);

        review(instance, "change-set");
        BpmnAwareTests.assertThat(instance).isWaitingAt(DESCRIBE_REPLICATION_SET);
        assertThat(shown(story.taskOf(instance))).containsEntry("replicationSetName", "Incidents-And-Cases");
        set.put("direction", "one-way");
        story.submit("provider-admin", story.taskOf(instance), set);

        review(instance, "change-record");
        BpmnAwareTests.assertThat(instance).isWaitingAt(CHANGE_PROVIDER_RECORD);
        assertThat(shown(story.taskOf(instance)))
                .containsEntry("providerName", "Example-Provider")
                .containsEntry("providerInstanceName", "exampleprovider.service-now.com")
                .containsEntry("supportContact", "support@provider.example")
                .containsEntry("adminGroup", "provider-admin");
        record.put("supportContact", "Help@Provider.example");
        story.submit("provider-admin", story.taskOf(instance), record);

        review(instance, "activate");
        story.runJobs();
        Setup active = setups.active().orElseThrow();
        assertThat(active.record().supportContact().value()).isEqualTo("help@provider.example");
        assertThat(active.set().bidirectional()).isFalse();
    }

    @Test
    void withdrawn_setup_changes_nothing() {
        story.setUpProvider(record, set);
        Setup before = setups.active().orElseThrow();

        record.put("providerName", "Other");
        ProcessInstance instance = story.beginSetup("provider-admin", record);
        story.submit("provider-admin", story.taskOf(instance), set);
        review(instance, "drop");

        BpmnAwareTests.assertThat(instance).hasPassed(END_SETUP_WITHDRAWN).isEnded();
        assertThat(setups.active()).hasValue(before);
        assertThat(setups.open()).isEmpty();
        // and the next one can be begun
        story.beginSetup("provider-admin", record);
    }

    @Test
    void second_open_setup_is_refused() {
        ProcessInstance first = story.beginSetup("provider-admin", record);
        String number = story.numberOf(first);
        assertThatThrownBy(() -> story.beginSetup("provider-admin", record))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("provider-admin has begun a set-up already (%s). Continue with its task", number);

        // who comes at the same moment, past the check before, loses at the database
        Setup draft = setups.get(number);
        assertThatThrownBy(
                        () -> setups.save(Setup.begin("PSU9999999", draft.record(), null, "somebody", draft.begunAt())))
                .hasMessageContaining("another user began to set up the provider a moment ago");
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(KEY)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void repeated_activation_has_one_effect() {
        story.setUpProvider(record, set);
        String before = setups.active().orElseThrow().number();
        BpmnCoverage.failOnceAtTheEndOf(ACTIVATE_SETUP);
        record.put("providerName", "Second");
        ProcessInstance instance = story.setUpProvider(record, set);
        assertThat(setups.active()).get().extracting(Setup::number).isEqualTo(before);

        engine.getManagementService()
                .executeJob(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getId());
        Setup active = setups.active().orElseThrow();
        assertThat(active.record().name()).isEqualTo("Second");
        assertThat(setups.get(before).state()).isEqualTo(SetupState.REPLACED);

        activateSetup.activate(active.number());
        activateSetup.activate(before);
        assertThat(setups.active()).hasValue(active);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "(missing)",
            value = {
                "providerName|(missing)|“Provider's name”: fill it in",
                "providerName|Exämple Provider|“Provider's name”: enter letters (A-Z, without accents), digits and"
                        + " hyphens only",
                "providerName|---|“Provider's name”: enter letters",
                "providerInstanceName|https://a.example|“Provider's instance”: a.example is no address that ServiceNow"
                        + " gives to an instance",
                "providerInstanceId|12|“Provider's instance ID”: enter the 32 digits",
                "supportContact|the desk|“Support contact's e-mail address”: enter an e-mail address",
                "adminGroup|(missing)|“Group that gets the admins' mails”: fill it in",
                "adminGroup|no-such-group|you have no group of this id",
                "adminGroup|customer|you have no group of this id",
                "adminGroup|%customer%|you have no group of this id",
                "adminGroup|lonely|no member of this group has an e-mail address",
            })
    void invalid_provider_record_is_refused_at_start_and_at_change(String field, String value, String sentence) {
        engine.getIdentityService().deleteGroup("lonely");
        engine.getIdentityService().saveGroup(engine.getIdentityService().newGroup("lonely"));
        Map<String, Object> wrong = story.providerRecordOfProvider();
        wrong.remove(field);
        if (value != null) {
            wrong.put(field, value.equals("%customer%") ? aCustomersGroup() : value);
        }
        assertThatThrownBy(() -> story.beginSetup("provider-admin", wrong))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining(sentence);
        assertThat(setups.open()).isEmpty();

        ProcessInstance instance = story.beginSetup("provider-admin", record);
        story.submit("provider-admin", story.taskOf(instance), set);
        review(instance, "change-record");
        refusesTask(instance, wrong, sentence);
    }

    @Test
    void instance_of_a_customer_as_provider_instance_is_refused() {
        story.setUpProvider(record, set);
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.beginSetup("provider-admin", record);
        story.submit("provider-admin", story.taskOf(instance), set);
        review(instance, "change-record");
        record.put("providerInstanceName", customer.instanceName());
        record.put("providerInstanceId", customer.instanceId());
        story.submit("provider-admin", story.taskOf(instance), record);

        // registered meanwhile: what was right is so no more
        String number = story.numberOf(story.registered(customer));
        refusesTask(
                instance,
                Map.of("nextStep", "activate", "confirmed", true),
                "this is the instance of a customer (%s, %s); enter your own".formatted(customer.company(), number));
        review(instance, "change-record");
        refusesTask(instance, record, "“Provider's instance”: this is the instance of a customer");
    }

    @Test
    void invalid_replication_set_reports_each_wrong_line() {
        ProcessInstance instance = story.beginSetup("provider-admin", record);
        refusesTask(
                instance,
                Map.of("replicationSetName", "Incidents and cases", "entries", "incident\nx | | a | b | yes"),
                "“Name of the replication set”: enter letters",
                "“Direction”: choose whether records replicate one way or both ways",
                "“Entries”: line 1: it has 1 of 5 parts",
                "“Entries”: line 2: the coalesce field “b” has to be one of the fields");
        refusesTask(instance, Map.of(), "“Entries”: fill it in");
        BpmnAwareTests.assertThat(instance).isWaitingAt(DESCRIBE_REPLICATION_SET);
    }

    @Test
    void a_review_needs_a_decision_and_an_activation_a_confirmation() {
        ProcessInstance instance = story.beginSetup("provider-admin", record);
        story.submit("provider-admin", story.taskOf(instance), set);
        refusesTask(instance, Map.of(), "“Next step”: choose what to do with this set-up");
        refusesTask(instance, Map.of("nextStep", "ACTIVATE"), "“Next step”: choose");
        refusesTask(
                instance,
                Map.of("nextStep", "activate", "confirmed", false),
                "“Yes, activate this record and this replication set”: tick it");
        refusesTask(
                instance,
                Map.of("nextStep", "drop", "setupDecision", "ACTIVATE"),
                "“setupDecision”: The form has no field of this name");
        assertThat(setups.open()).get().extracting(Setup::state).isEqualTo(SetupState.DRAFT);
    }

    @Test
    void hostile_filter_is_shown_as_text() {
        String hostile = "active=true<img src=x onerror=alert(1)>{{1+1}}${1+1}**b**";
        set.put("entries", "incident | %s | number | number | no".formatted(hostile));
        ProcessInstance instance = story.beginSetup("provider-admin", record);
        story.submit("provider-admin", story.taskOf(instance), set);
        assertThat(shown(story.taskOf(instance)).get("setupSummary").toString())
                .doesNotContain("<img", "{{1", "${1", "**b**");
        review(instance, "change-set");
        assertThat(shown(story.taskOf(instance)).get("entries").toString()).contains(hostile);
    }

    @Test
    void admin_mails_go_to_group_of_provider_record() {
        record.put("adminGroup", Role.PROVIDER_AGENT.group());
        story.setUpProvider(record, set);
        Person customer = story.newCustomerAdmin();
        OnboardingView requested = story.seenByProvider(story.approvalRequested(customer));
        assertThat(requested.notifications())
                .filteredOn(mail -> mail.kind().equals("APPROVAL_REQUESTED"))
                .extracting(OnboardingView.NotificationView::to)
                .containsExactly("agent@provider.example");
    }

    /** By its Message-ID a mail program knows a copy, so it must be the one of the first try. */
    @Test
    void retried_mail_after_provider_instance_changed_keeps_message_id() {
        story.setUpProvider(record, set);
        List<String> tried = new ArrayList<>();
        doAnswer(down -> {
                    tried.add(down.getArgument(0, MailDelivery.Envelope.class).messageId());
                    throw new MailSendException("taken, but the answer was lost");
                })
                .when(delivery)
                .deliver(any(), any());
        Person customer = story.newCustomerAdmin();
        ProcessInstance onboarding = story.registered(customer);
        String number = story.numberOf(onboarding).toLowerCase();
        assertThat(tried)
                .allMatch(id -> id.endsWith(".exampleprovider.service-exchange-onboarding"))
                .extracting(id -> id.substring(0, id.indexOf('@')))
                .containsExactlyInAnyOrder(number + ".instructions", number + ".case-opened");

        record.put("providerInstanceName", "movedprovider");
        story.setUpProvider(record, set);
        doCallRealMethod().when(delivery).deliver(any(), any());
        engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(onboarding.getId())
                .withException()
                .list()
                .stream()
                .map(Job::getId)
                .forEach(engine.getManagementService()::executeJob);
        story.runJobs();

        List<Mailbox.Mail> mails = mailbox.newest(50).stream()
                .filter(mail -> mail.messageId().startsWith(number))
                .toList();
        assertThat(mails).extracting(Mailbox.Mail::messageId).containsExactlyInAnyOrderElementsOf(tried);
        // what they say is what is in force now
        assertThat(mails)
                .filteredOn(mail -> mail.messageId().contains(".instructions@"))
                .singleElement()
                .satisfies(mail -> assertThat(mail.text())
                        .contains("movedprovider.service-now.com")
                        .doesNotContain("exampleprovider"));

        Map<String, Object> form = new HashMap<>(story.providerRecord());
        form.put("providerInstanceName", "movedprovider");
        story.submit(customer.id(), story.taskOf(onboarding), form);
        story.runJobs();
        assertThat(mailbox.newest(1).get(0).messageId())
                .as("a mail that was never tried before")
                .startsWith(number + ".approval-requested@")
                .endsWith(".movedprovider.service-exchange-onboarding");
    }

    @Test
    void only_provider_admins_set_up_the_provider() {
        for (String userId : List.of("provider-agent", "operations", "process-designer")) {
            assertThatThrownBy(() -> story.beginSetup(userId, record))
                    .as(userId)
                    .isInstanceOf(AuthorizationException.class);
        }
        ProcessInstance instance = story.beginSetup("provider-admin", record);
        for (String userId : List.of("provider-agent", "operations", "customer-admin", "process-designer")) {
            assertThatThrownBy(() -> story.submit(userId, story.taskOf(instance), set))
                    .as(userId)
                    .isInstanceOf(AuthorizationException.class);
        }
    }

    @Test
    void start_forms_show_active_setup() throws Exception {
        JsonNode first = startForm(KEY);
        assertThat(value(first, "adminGroup")).isEqualTo("provider-admin");
        assertThat(value(first, "providerName")).isEmpty();
        assertThat(startForm(CustomerOnboardingModel.KEY).toString())
                .contains("No customer can be registered yet", "http://localhost:8080/setup")
                .doesNotContain("{{");

        story.setUpProvider(record, set);
        JsonNode later = startForm(KEY);
        assertThat(value(later, "providerName")).isEqualTo("Example-Provider");
        assertThat(value(later, "providerInstanceName")).isEqualTo("exampleprovider.service-now.com");
        assertThat(value(later, "supportContact")).isEqualTo("support@provider.example");
        assertThat(startForm(CustomerOnboardingModel.KEY).toString())
                .contains("**Incidents&#45;And&#45;Cases**")
                .doesNotContain("{{");
    }

    private void review(ProcessInstance instance, String nextStep) {
        story.submit("provider-admin", story.taskOf(instance), Map.of("nextStep", nextStep, "confirmed", true));
    }

    private void refusesTask(ProcessInstance instance, Map<String, Object> form, String... sentences) {
        Setup before = setups.open().orElseThrow();
        assertThatThrownBy(() -> story.submit("provider-admin", story.taskOf(instance), form))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContainingAll(sentences);
        assertThat(setups.open()).hasValue(before);
    }

    private Map<String, Object> shown(Task task) {
        return story.as("provider-admin", () -> engine.getFormService().getTaskFormVariables(task.getId()));
    }

    private String instructions(Person customer) {
        Task task = story.taskFor(customer.id());
        return story.as(customer.id(), () -> engine.getFormService()
                .getTaskFormVariables(task.getId())
                .get("instructions")
                .toString());
    }

    /** A group of a customer that was registered some time. */
    private String aCustomersGroup() {
        String id = CustomerGroup.of("some");
        if (engine.getIdentityService().createGroupQuery().groupId(id).count() == 0) {
            engine.getIdentityService().saveGroup(engine.getIdentityService().newGroup(id));
        }
        return id;
    }

    /** As Tasklist gets it. */
    private JsonNode startForm(String process) throws Exception {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        try (InputStream form =
                story.as("provider-admin", () -> engine.getFormService().getDeployedStartForm(definition))) {
            return new ObjectMapper().readTree(form);
        }
    }

    private static String value(JsonNode form, String key) {
        return Models.components(form)
                .filter(component -> component.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow()
                .path("defaultValue")
                .asText();
    }
}
