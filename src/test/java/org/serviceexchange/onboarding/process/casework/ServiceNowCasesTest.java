package org.serviceexchange.onboarding.process.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.casework.OpenRegistrationCase;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.onboarding.Incidents;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
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

    @Autowired
    OnboardingScenario story;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    AddComment comments;

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
        assertThat(mailbox.newest(1000).stream().filter(mail -> mail.messageId()
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

    /** The account is missing: the provider's people read it on the record page, create it, and the job goes on. */
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
