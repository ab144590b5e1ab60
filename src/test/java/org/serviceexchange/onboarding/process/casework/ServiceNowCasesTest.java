package org.serviceexchange.onboarding.process.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.Models;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.account.ChangeContact;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.casework.OpenRegistrationCase;
import org.serviceexchange.onboarding.application.casework.ReadCaseChanges;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.CaseView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.port.casework.CaseReadings;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.onboarding.Incidents;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.process.model.WriteCaseEntryModel;
import org.serviceexchange.onboarding.servicenow.ServiceNowStandIn;
import org.serviceexchange.onboarding.servicenow.StandInFault;
import org.serviceexchange.onboarding.servicenow.StandInTables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Onboardings whose cases live in the provider's instance. */
@OnboardingTest
// the instance goes with this class, and nobody else could use the application without it
@DirtiesContext
class ServiceNowCasesTest {

    static final ServiceNowStandIn INSTANCE = new ServiceNowStandIn(0);

    static final CurrentUser ADMIN = new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()));

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    RepositoryService repository;

    @Autowired
    FormService forms;

    @Autowired
    AddComment comments;

    @Autowired
    ReadCaseChanges readCaseChanges;

    @Autowired
    CaseReadings readings;

    @Autowired
    ChangeContact contacts;

    @Autowired
    WithdrawOnboarding withdrawOnboarding;

    @Autowired
    OpenRegistrationCase openRegistrationCase;

    @Autowired
    RegistrationCases cases;

    @Autowired
    Incidents incidents;

    @Autowired
    Mailbox mailbox;

    Person customer;

    @DynamicPropertySource
    static void instance(DynamicPropertyRegistry properties) {
        properties.add("onboarding.casesystem.mode", () -> "servicenow");
        properties.add("onboarding.casesystem.create-customers", () -> "true");
        INSTANCE.settings().forEach((key, value) -> properties.add(key, () -> value));
    }

    @AfterAll
    static void stop() {
        INSTANCE.close();
    }

    @BeforeEach
    void newCustomer() {
        INSTANCE.reset();
        BpmnAwareTests.init(engine);
        customer = story.newCustomerAdmin();
    }

    @Test
    void the_case_in_the_instance_accompanies_the_onboarding_to_its_end() {
        ProcessInstance instance = story.approvalRequested(customer);
        String number = story.numberOf(instance);

        assertThat(caseRow())
                .containsEntry("correlation_id", number)
                .containsEntry("number", cases.get(new OnboardingNumber(number)).number())
                .containsEntry("state", "10");
        assertThat(entries("work_notes"))
                .hasSize(4)
                .anyMatch(text -> text.contains("http://localhost:8080/onboardings/" + number))
                .anyMatch(text -> text.contains("Approve the replication subscription: http"));
        assertThat(entries("comments")).isEmpty();

        story.submit("provider-admin", story.taskOf(instance), story.approval());
        story.runJobs();
        assertThat(caseRow()).containsEntry("state", "18");
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        assertThat(caseRow())
                .containsEntry("state", "6")
                .containsEntry("resolution_code", "Solved - Integration established");
        assertThat(INSTANCE.tables().all(StandInTables.CASE)).hasSize(1);
    }

    @Test
    void the_instance_notifies_the_contact_of_the_case_and_we_do_not_again() {
        ProcessInstance instance = story.registered(customer);

        assertThat(INSTANCE.tables().mails()).hasSize(1);
        assertThat(mailbox.newest(200).stream().filter(mail -> mail.messageId()
                        .startsWith(story.numberOf(instance).toLowerCase())))
                .isNotEmpty()
                .noneMatch(mail -> mail.subject().contains("has been opened for you"));
    }

    @Test
    void a_comment_is_recorded_at_once_and_a_job_writes_it_to_the_instance() {
        ProcessInstance instance = story.registered(customer);
        String number = story.numberOf(instance);
        INSTANCE.fail(StandInFault.RESET, "GET /api/now/v2/table/sn_customerservice_case", 2);

        assertThat(comment(number, "When do we start?")).isInstanceOf(Result.Success.class);
        assertThat(entries("comments")).isEmpty();

        story.runJobs();
        assertThat(entries("comments")).isEmpty();
        assertThat(incidents.of(new OnboardingNumber(number)))
                .hasValueSatisfying(incident -> assertThat(incident.cause())
                        .startsWith("The connection to the instance localhost:")
                        .endsWith("broke before the answer was complete."))
                .hasValueSatisfying(incident ->
                        assertThat(incident.solution()).startsWith("The system checks what the instance did"));

        retry(number);
        retry(number);
        assertThat(entries("comments")).singleElement().asString().startsWith("Carla Customer:\nWhen do we start?");
        assertThat(story.newestOf(WriteCaseEntryModel.KEY, number).getEndTime()).isNotNull();
        assertThat(incidents.of(new OnboardingNumber(number))).isEmpty();
    }

    /** The account is missing: the provider's people read it on the onboarding page, create it, and the job goes on. */
    @Test
    void a_failure_to_open_the_case_is_told_with_its_solution() {
        INSTANCE.fail(StandInFault.LOGIN_PAGE, "GET /api/now/v2/table/customer_account", 1);
        ProcessInstance instance = story.registered(customer);
        String number = story.numberOf(instance);

        assertThat(incidents.of(new OnboardingNumber(number)))
                .hasValueSatisfying(
                        incident -> assertThat(incident.cause()).contains("answered with a web page instead of data"))
                .hasValueSatisfying(
                        incident -> assertThat(incident.solution()).startsWith("Open the address in a browser."));

        retry(number);
        story.runJobs();
        assertThat(caseRow()).containsEntry("correlation_id", number);
    }

    @Test
    void several_accounts_are_a_task_for_the_provider_and_the_corrected_case_is_opened_once() {
        Map<String, String> kept = account(customer.company());
        Map<String, String> twin = account(customer.company().toUpperCase());
        ProcessInstance instance = story.registered(customer);
        String number = story.numberOf(instance);

        BpmnAwareTests.assertThat(instance)
                .hasPassed(CustomerOnboardingModel.CUSTOMER_NOT_IDENTIFIED, CustomerOnboardingModel.NOTIFY_CORRECTION)
                .isWaitingAt(CustomerOnboardingModel.CORRECT_REGISTRATION);
        assertThat(incidents.of(new OnboardingNumber(number))).isEmpty();
        assertThat(problem(instance))
                .contains("ServiceNow has several accounts with the name " + customer.company())
                .contains("Decide in ServiceNow which account is the right one")
                .contains(linkTo(kept), linkTo(twin));
        assertThat(story.seenByProvider(instance).timeline())
                .as("customers read it, too")
                .noneMatch(entry ->
                        entry.what().toString().contains(customer.company().toUpperCase()));
        assertThat(INSTANCE.tables().all(StandInTables.CASE)).isEmpty();

        // nothing was corrected yet
        correct(instance);
        BpmnAwareTests.assertThat(instance).isWaitingAt(CustomerOnboardingModel.CORRECT_REGISTRATION);

        INSTANCE.tables().delete(StandInTables.ACCOUNT, twin.get("sys_id"));
        correct(instance);
        BpmnAwareTests.assertThat(instance).isWaitingAt(CustomerOnboardingModel.CREATE_PROVIDER_RECORD);
        assertThat(caseRow()).containsEntry("correlation_id", number).containsEntry("account", kept.get("sys_id"));
        assertThat(INSTANCE.tables().all(StandInTables.CONTACT)).hasSize(1);
        assertThat(story.seenByProvider(instance).notifications())
                .extracting(NotificationView::kind)
                .filteredOn("CORRECTION_NEEDED"::equals)
                .hasSize(2);
    }

    @Test
    void what_agents_write_comes_back_to_those_who_may_read_it() {
        ProcessInstance instance = story.registered(customer);
        OnboardingNumber number = new OnboardingNumber(story.numberOf(instance));
        read();
        RegistrationCase before = cases.get(number);
        int mails = mailsAbout(number);

        byAgent(Map.of("comments", "Please install the latest version."));
        byAgent(Map.of("work_notes", "They sound busy."));
        read();
        read();

        CaseView provider = story.seenByProvider(instance).registrationCase();
        assertThat(provider.comments())
                .extracting(one -> one.by().toString(), EntryView::text)
                .containsExactly(tuple("agent (ServiceNow)", "Please install the latest version."));
        assertThat(provider.workNotes())
                .hasSize(before.workNotes().size() + 1)
                .extracting(EntryView::text)
                .contains("They sound busy.");
        CaseView seenByCustomer = story.seenBy(customer.id(), instance).registrationCase();
        assertThat(seenByCustomer.workNotes()).isNull();
        assertThat(seenByCustomer.comments())
                .extracting(EntryView::text)
                .containsExactly("Please install the latest version.");
        story.runJobs();
        assertThat(mailsAbout(number)).as("the instance notifies the contact").isEqualTo(mails);
    }

    @Test
    void what_we_write_does_not_come_back() {
        OnboardingNumber number = new OnboardingNumber(story.numberOf(story.registered(customer)));
        comment(number.value(), "When do we start?");
        story.runJobs();
        RegistrationCase before = cases.get(number);

        read();

        assertThat(cases.get(number)).isEqualTo(before);
        assertThat(entries("comments")).hasSize(1);
    }

    @Test
    void an_agent_can_resolve_reopen_and_close_the_case_and_the_onboarding_goes_on() {
        ProcessInstance instance = story.registered(customer);
        OnboardingNumber number = new OnboardingNumber(story.numberOf(instance));

        byAgent(Map.of("state", "6", "resolution_code", "Solved - By agent", "close_notes", "I think it is done"));
        read();
        assertThat(cases.get(number).state()).isEqualTo(CaseState.RESOLVED);
        assertThat(cases.get(number).closeNotes()).isEqualTo("I think it is done");
        byAgent(Map.of("state", "10"));
        read();
        assertThat(cases.get(number).state()).isEqualTo(CaseState.OPEN);
        byAgent(Map.of("state", "3", "resolution_code", "Void - By agent", "close_notes", "Not ours"));
        read();
        assertThat(story.seenByProvider(instance).registrationCase().state()).isEqualTo(CaseState.CLOSED);

        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        story.submit("provider-admin", story.taskOf(instance), story.approval());
        story.runJobs();
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();

        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(incidents.of(number)).isEmpty();
        assertThat(cases.get(number).workNotes()).anyMatch(note -> note.text().contains("Approve the replication"));
    }

    @Test
    void a_new_contact_stands_on_the_case_with_a_work_note() {
        ProcessInstance instance = story.registered(customer);
        String address = "sam@%s.example".formatted(customer.instanceName());

        assertThat(contacts.change(
                        story.numberOf(instance),
                        ADMIN,
                        new ChangeContact.Entered("Sam", address, "Left.", null, null)))
                .isInstanceOf(Result.Success.class);
        story.runJobs();

        Map<String, String> contact = INSTANCE.tables().all(StandInTables.CONTACT).stream()
                .filter(one -> one.get("email").equals(address))
                .findFirst()
                .orElseThrow();
        assertThat(caseRow()).containsEntry("contact", contact.get("sys_id"));
        assertThat(entries("work_notes")).anyMatch(text -> text.contains(address));
    }

    @Test
    void an_onboarding_without_a_case_can_be_withdrawn() {
        account(customer.company());
        account(customer.company());
        ProcessInstance instance = story.registered(customer);

        assertThat(withdrawOnboarding.withdraw(story.numberOf(instance), ADMIN, "It was a mistake."))
                .isInstanceOf(Result.Success.class);
        story.runJobs();

        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.WITHDRAWN);
        BpmnAwareTests.assertThat(instance).isEnded();
    }

    /** Its model knows no correction of the case. */
    @Test
    void an_onboarding_of_an_earlier_version_stops_with_an_incident_and_goes_on_after_it() {
        Map<String, String> kept = account(customer.company());
        Map<String, String> twin = account(customer.company());
        DeploymentBuilder earlier = repository
                .createDeployment()
                .addInputStream(
                        "customer-onboarding.bpmn",
                        content("src/test/resources/earlier-models/customer-onboarding.bpmn"));
        Models.files("forms", ".form")
                .forEach(form -> earlier.addInputStream(form.getFileName().toString(), content(form.toString())));
        String deployment = earlier.deploy().getId();
        try {
            ProcessInstance instance = story.registered(customer);
            String number = story.numberOf(instance);
            assertThat(incidents.of(new OnboardingNumber(number)))
                    .hasValueSatisfying(incident ->
                            assertThat(incident.cause()).startsWith("ServiceNow has several accounts with the name"));

            INSTANCE.tables().delete(StandInTables.ACCOUNT, twin.get("sys_id"));
            retry(number);
            story.runJobs();
            assertThat(caseRow()).containsEntry("account", kept.get("sys_id"));
            assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.AWAITING_PROVIDER_RECORD);
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    /** Two nodes run the job at once, as after a pause that is longer than the job's lock. */
    @Test
    void two_attempts_at_once_open_one_case() {
        OnboardingNumber number = new OnboardingNumber(story.numberOf(story.register(story.registrationOf(customer))));
        INSTANCE.fail(StandInFault.SLOW, "POST /api/sn_customerservice/case", 2);

        List<CompletableFuture<Void>> attempts = Stream.generate(
                        () -> CompletableFuture.runAsync(() -> openRegistrationCase.open(number)))
                .limit(2)
                .toList();
        attempts.forEach(attempt -> attempt.exceptionally(slower -> null).join());

        assertThat(attempts).anyMatch(attempt -> !attempt.isCompletedExceptionally());
        assertThat(caseRow()).containsEntry("number", cases.get(number).number());
        openRegistrationCase.open(number);
        assertThat(INSTANCE.tables().all(StandInTables.CASE)).hasSize(1);
    }

    /** Cases of the embedded mode have numbers, too, and an instance may give them again. */
    @Test
    void the_record_of_a_case_with_the_same_number_is_not_overwritten() {
        OnboardingNumber number = new OnboardingNumber(story.numberOf(story.registered(customer)));
        RegistrationCase taken = cases.get(number);
        RegistrationCase other = new RegistrationCase(
                taken.number(),
                new OnboardingNumber("ONB9999999"),
                "Another",
                "",
                CaseState.OPEN,
                taken.openedAt(),
                null,
                List.of(),
                List.of());

        assertThatThrownBy(() -> cases.save(other))
                .hasMessageContaining("The case number %s belongs to %s already".formatted(taken.number(), number));
        assertThat(cases.get(number).shortDescription()).isEqualTo(taken.shortDescription());
    }

    /** As the scheduler does, without its pause. */
    private void read() {
        readings.postpone(Instant.EPOCH);
        readCaseChanges.read(Duration.ofSeconds(30));
    }

    private void byAgent(Map<String, String> values) {
        INSTANCE.tables().update(StandInTables.CASE, caseRow().get("sys_id"), values, "agent");
    }

    private int mailsAbout(OnboardingNumber number) {
        return (int) mailbox.newest(200).stream()
                .filter(mail -> mail.messageId().startsWith(number.value().toLowerCase()))
                .count();
    }

    private Map<String, String> account(String name) {
        return INSTANCE.tables().insert(StandInTables.ACCOUNT, Map.of("name", name), "admin");
    }

    private static String linkTo(Map<String, String> account) {
        String address =
                "%s/nav_to.do?uri=customer_account.do?sys_id=%s".formatted(INSTANCE.url(), account.get("sys_id"));
        return "<a href=\"%s\" target=\"_blank\">".formatted(address);
    }

    private String problem(ProcessInstance instance) {
        return (String) forms.getTaskFormVariables(story.taskOf(instance).getId(), List.of("problem"), true)
                .get("problem");
    }

    /** The admin corrects the records in the instance, and nothing in the form. */
    private void correct(ProcessInstance instance) {
        Map<String, Object> form = story.registrationOf(customer);
        form.keySet().removeAll(List.of("customerName", "note"));
        story.submit("provider-admin", story.taskOf(instance), form);
        story.runJobs();
    }

    private static InputStream content(String file) {
        try {
            return Files.newInputStream(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result<?> comment(String number, String text) {
        return comments.write(
                number,
                new CurrentUser(customer.id(), Set.of(CustomerGroup.of(Customer.suggestKey(customer.company())))),
                text);
    }

    private Map<String, String> caseRow() {
        assertThat(INSTANCE.tables().all(StandInTables.CASE)).hasSize(1);
        return INSTANCE.tables().all(StandInTables.CASE).get(0);
    }

    private List<String> entries(String journal) {
        return INSTANCE.tables().journal(caseRow().get("sys_id")).stream()
                .filter(one -> one.element().equals(journal))
                .map(StandInTables.Entry::value)
                .toList();
    }

    private void retry(String number) {
        management.createJobQuery().withException().withRetriesLeft().list().stream()
                .filter(job -> number.equals(runtime.createProcessInstanceQuery()
                        .processInstanceId(job.getProcessInstanceId())
                        .singleResult()
                        .getBusinessKey()))
                .forEach(job -> {
                    try {
                        management.executeJob(job.getId());
                    } catch (RuntimeException e) {
                        assertThat(e).hasMessageContaining("What to do");
                    }
                });
    }
}
