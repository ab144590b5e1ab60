package org.serviceexchange.onboarding.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.BpmnCoverage;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.deadline.ExpireStep;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.application.deadline.WatchDeadlines;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.stuck.ReportStuck;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.process.model.WatchDeadlineModel;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.serviceexchange.onboarding.security.SignedInClient.Answer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What stands beside a step: real model, real engine, real tables; the clock is moved to each boundary and over it. */
@OnboardingTest
@ExtendWith(FixedDeadlines.class)
class WatchDeadlineTest {

    private static final CurrentUser ADMIN = new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()));
    private static final String PROVIDER = "admin@provider.example";

    // a Monday; the customer's first step is due on the next one, and expires on 21 December
    private static final String BEGIN = "2026-11-23T12:00:00Z";

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    StepDeadlines deadlines;

    @Autowired
    Onboardings onboardings;

    @Autowired
    Customers customers;

    @Autowired
    CustomerAccess access;

    @Autowired
    ExtendDeadline extendDeadline;

    @Autowired
    ExpireStep expireStep;

    @Autowired
    WatchDeadlines watchDeadlines;

    @Autowired
    Mailbox mailbox;

    @Autowired
    ReportStuck stuck;

    @Autowired
    MailDelivery delivery;

    @Autowired
    OnboardingProcess onboardingProcess;

    Person customer;
    ProcessInstance instance;

    @BeforeEach
    void aStepBegins() {
        BpmnAwareTests.init(engine);
        doNothing().when(onboardingProcess).terminate(any());
        at(BEGIN);
        customer = story.newCustomerAdmin();
        instance = story.registered(customer);
    }

    @AfterEach
    void nothing_is_left() {
        story.endWhatIsLeft();
        ClockUtil.reset();
    }

    @Test
    void no_process_runs_while_nothing_is_due() {
        assertThat(watch()).isNull();
        at("2026-11-25T09:00:00Z");
        assertThat(watch()).isNull();
        assertThat(activities(historicWatch())).contains(WatchDeadlineModel.REMIND, WatchDeadlineModel.END_NOTHING_DUE);
    }

    @Test
    void one_process_runs_however_often_a_look_finds_the_deadline() {
        standingWatch();
        story.runJobs();
        assertThat(watch()).isNotNull();
        watchDeadlines.begin(deadline().id());
        assertThat(watch()).isNotNull();
    }

    @Test
    void task_due_date_depends_on_priority_of_registration() {
        assertThat(story.taskOf(instance).getDueDate()).isEqualTo("2026-11-30T17:00:00Z");
        assertThat(story.seenByProvider(instance).waiting().due()).isEqualTo("2026-11-30T17:00:00Z");

        Person inAHurry = story.newCustomerAdmin();
        Map<String, Object> registration = story.registrationOf(inAHurry);
        registration.put("priority", "high");
        ProcessInstance urgent = story.register(registration);
        story.runJobs();
        assertThat(story.taskOf(urgent).getDueDate()).isEqualTo("2026-11-25T17:00:00Z");
    }

    @Test
    void open_step_is_reminded_repeatedly_by_separate_mails() {
        at("2026-11-25T08:59:59Z");
        assertThat(mails("REMINDER")).isEmpty();
        at("2026-11-25T09:00:00Z");
        assertThat(mails("REMINDER")).containsExactly(customer.id());
        at("2026-11-27T08:59:59Z");
        assertThat(mails("REMINDER")).hasSize(1);
        assertThat(stuck.report(
                        number(),
                        new CurrentUser(
                                customer.id(),
                                Set.of(CustomerGroup.of(onboardings
                                        .get(new OnboardingNumber(number()))
                                        .customer()
                                        .key()))),
                        "No application in the store"))
                .isInstanceOf(Result.Success.class);
        at("2026-11-27T09:00:00Z");
        assertThat(mails("REMINDER")).hasSize(2);
        assertThat(mailbox.newest(2))
                .as("the deadline does not wait, and the reminder says that the provider has to answer")
                .anySatisfy(mail -> assertThat(mail.text())
                        .contains(
                                "is due on 30 Nov 2026, 17:00 UTC",
                                "Your company said that it is stuck",
                                "No application in the store"));

        assertThat(mailbox.newest(10).stream()
                        .filter(mail -> mail.subject().startsWith("Reminder"))
                        .filter(mail -> mail.subject().contains(number()))
                        .toList())
                .allSatisfy(mail -> {
                    assertThat(mail.subject())
                            .contains("Reminder: Create the provider record in your instance", number());
                    assertThat(mail.text())
                            .contains(
                                    "is due on 30 Nov 2026, 17:00 UTC",
                                    "ServiceNow Store",
                                    "#/?task=" + story.taskOf(instance).getId());
                })
                .extracting(Mailbox.Mail::messageId)
                .doesNotHaveDuplicates();
        assertThat(story.seenBy(customer.id(), instance).timeline())
                .filteredOn(entry -> entry.what().toString().contains("Reminder: Create the provider record"))
                .hasSize(2);
        assertThat(deadline().watched()).isFalse();
    }

    @Test
    void reminders_missed_during_downtime_are_sent_as_one() {
        at("2026-12-02T15:00:00Z");
        assertThat(mails("REMINDER")).hasSize(1);
        assertThat(mailbox.newest(1).get(0).text()).contains("was due on 30 Nov 2026, 17:00 UTC and is overdue");
    }

    @Test
    void reminder_of_claimed_task_goes_to_assignee_only() {
        Person colleague = colleague();
        at("2026-11-25T09:00:00Z");
        assertThat(mails("REMINDER")).containsExactly(customer.id() + ", " + colleague.id());

        story.as(colleague.id(), () -> {
            engine.getTaskService().claim(story.taskOf(instance).getId(), colleague.id());
            return null;
        });
        at("2026-11-27T09:00:00Z");
        assertThat(mails("REMINDER")).last().isEqualTo(colleague.id());
    }

    @Test
    void provider_step_is_reminded_and_escalated_to_provider_only() {
        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        assertThat(story.taskOf(instance).getDueDate()).isEqualTo("2026-11-25T17:00:00Z");
        at("2026-11-24T09:00:00Z");
        assertThat(mails("REMINDER_PROVIDER")).containsExactly(PROVIDER);
        at("2026-11-26T09:00:00Z");
        assertThat(mails("ESCALATION_PROVIDER")).containsExactly(PROVIDER);
        assertThat(mailbox.newest(4))
                .anySatisfy(mail -> assertThat(mail.text()).contains("The provider admins have not completed it."));
        assertThat(mails("ESCALATION")).isEmpty();
        assertThat(story.seenBy(customer.id(), instance).notifications())
                .extracting(NotificationView::kind)
                .doesNotContain("REMINDER_PROVIDER", "ESCALATION_PROVIDER");
    }

    @Test
    void a_step_that_is_overdue_is_escalated_once() {
        Person colleague = colleague();
        at("2026-12-03T08:59:59Z");
        assertThat(mails("ESCALATION_PROVIDER")).isEmpty();
        at("2026-12-03T09:00:00Z");
        assertThat(mails("ESCALATION_PROVIDER")).containsExactly(PROVIDER);
        assertThat(mails("ESCALATION")).containsExactly(colleague.id());
        assertThat(story.seenBy(customer.id(), instance).timeline())
                .anySatisfy(entry -> assertThat(entry.what().toString())
                        .isEqualTo("“Create the provider record in your instance” was due 30 Nov 2026, 17:00 UTC"
                                + " and was escalated"));
        at("2026-12-10T09:00:00Z");
        assertThat(mails("ESCALATION_PROVIDER")).hasSize(1);
        assertThat(mails("ESCALATION")).hasSize(1);
        assertThat(mails("REMINDER")).hasSizeGreaterThan(1);
    }

    @Test
    void escalation_without_second_contact_goes_to_provider_only() {
        at("2026-12-03T09:00:00Z");
        assertThat(mails("ESCALATION_PROVIDER")).hasSize(1);
        assertThat(mails("ESCALATION")).isEmpty();
        assertThat(deadline().schedule().escalatedAt()).isEqualTo("2026-12-03T09:00:00Z");
    }

    @Test
    void expired_deadline_ends_the_onboarding() {
        // as the onboarding's own model does: its task goes in the very same transaction
        doAnswer(expired -> {
                    engine.getRuntimeService().deleteProcessInstance(instance.getId(), "expired");
                    return null;
                })
                .when(onboardingProcess)
                .terminate(any());
        String taskId = story.taskOf(instance).getId();
        at("2026-12-21T16:59:59Z");
        verify(onboardingProcess, never()).terminate(any());
        at("2026-12-21T17:00:00Z");

        verify(onboardingProcess).terminate(new OnboardingNumber(number()));
        assertThat(activities(historicWatch()))
                .contains(WatchDeadlineModel.EXPIRE_STEP, WatchDeadlineModel.END_STEP_EXPIRED)
                .doesNotContain(WatchDeadlineModel.END_WATCH_ENDED);
        assertThat(historicWatch().getEndTime()).isNotNull();
        assertThat(deadlines.openOf(taskId)).isEmpty();
        assertThat(story.seenByProvider(instance).waiting().due()).isNull();
    }

    @Test
    void failed_expiry_keeps_its_job_and_leaves_deadline_open() {
        doThrow(new IllegalStateException("not now")).when(onboardingProcess).terminate(any());
        at("2026-12-21T17:00:00Z");
        assertThat(deadline().isOpen()).isTrue();
        assertThat(jobsOfTheWatch()).singleElement().satisfies(job -> assertThat(job.getExceptionMessage())
                .contains("not now"));
        assertThat(extendDeadline.extend(number(), ADMIN, "2026-12-24", "Too late"))
                .isInstanceOfSatisfying(
                        Result.Conflict.class,
                        late -> assertThat(late.sentence()).asString().contains("The deadline has passed"));
    }

    @Test
    void expire_before_expiry_time_watches_the_deadline_again() {
        StepDeadline open = deadline();
        expireStep.expire(open.id());
        verify(onboardingProcess, never()).terminate(any());
        assertThat(deadline()).satisfies(kept -> {
            assertThat(kept.isOpen()).isTrue();
            assertThat(kept.watched()).isFalse();
        });
    }

    @Test
    void extension_moves_all_times_and_notifies_customer() {
        at("2026-12-03T09:00:00Z");
        at("2026-12-03T10:00:00Z");
        extend("2026-12-10", "Your admin is ill.");
        assertThat(story.taskOf(instance).getDueDate()).isEqualTo("2026-12-10T17:00:00Z");
        assertThat(story.seenByProvider(instance).waiting().due()).isEqualTo("2026-12-10T17:00:00Z");
        story.runJobs();

        assertThat(mails("DEADLINE_EXTENDED")).containsExactly(customer.id());
        assertThat(mailbox.newest(1).get(0).text()).contains("10 Dec 2026, 17:00 UTC", "Your admin is ill.");
        String sentence =
                "“Create the provider record in your instance” is due 10 Dec 2026, 17:00 UTC now, not 30 Nov 2026,"
                        + " 17:00 UTC: Your admin is ill.";
        OnboardingView seen = story.seenBy(customer.id(), instance);
        assertThat(seen.registrationCase().comments())
                .extracting(OnboardingView.EntryView::by, OnboardingView.EntryView::text)
                .containsExactly(Tuple.tuple("provider-admin", sentence));
        assertThat(seen.timeline())
                .anySatisfy(entry -> assertThat(entry.what().toString()).isEqualTo(sentence));

        // escalated a second time, and expired, as much later
        at("2026-12-13T08:59:59Z");
        assertThat(mails("ESCALATION_PROVIDER")).hasSize(1);
        at("2026-12-13T09:00:00Z");
        assertThat(mails("ESCALATION_PROVIDER")).hasSize(2);
        at("2026-12-31T16:59:59Z");
        verify(onboardingProcess, never()).terminate(any());
        at("2026-12-31T17:00:00Z");
        verify(onboardingProcess).terminate(new OnboardingNumber(number()));
    }

    @Test
    void each_extension_sends_its_own_mail() {
        extend("2026-12-01", "First");
        story.runJobs();
        extend("2026-12-02", "Second");
        story.runJobs();
        assertThat(mails("DEADLINE_EXTENDED")).hasSize(2);
        assertThat(story.seenByProvider(instance).registrationCase().comments()).hasSize(2);
    }

    @Test
    void extension_while_mail_server_is_down_takes_effect() {
        doThrow(new IllegalStateException("no mail server")).when(delivery).deliver(any(), any());
        at("2026-11-25T09:00:00Z");
        assertThat(jobsOfTheWatch()).singleElement().satisfies(job -> assertThat(job.getExceptionMessage())
                .contains("no mail server"));
        extend("2026-12-10", "The mail server is down, too.");
        assertThat(story.taskOf(instance).getDueDate()).isEqualTo("2026-12-10T17:00:00Z");

        doCallRealMethod().when(delivery).deliver(any(), any());
        tryAgain();
        assertThat(mails("REMINDER")).hasSize(1);
        assertThat(mails("DEADLINE_EXTENDED")).hasSize(1);
        assertThat(deadline().nextAt()).isEqualTo("2026-11-27T09:00:00Z");
        assertThat(watch()).isNull();
        assertThat(deadline().watched()).isFalse();
    }

    @Test
    void completed_step_is_no_longer_watched() {
        String taskId = story.taskOf(instance).getId();
        story.submit(customer.id(), story.providerRecord());

        assertThat(deadlines.openOf(taskId)).isEmpty();
        assertThat(story.seenByProvider(instance).waiting().due()).isNull();
        at("2026-12-24T09:00:00Z");
        assertThat(mails("REMINDER")).isEmpty();
    }

    @Test
    void pending_reminder_of_completed_step_is_not_sent() {
        doThrow(new IllegalStateException("no mail server")).when(delivery).deliver(any(), any());
        at("2026-11-25T09:00:00Z");
        assertThat(jobsOfTheWatch()).hasSize(1);
        HistoricProcessInstance watch = historicWatch();
        story.submit(customer.id(), story.providerRecord());
        doCallRealMethod().when(delivery).deliver(any(), any());
        story.runJobs();

        assertThat(activities(watch)).contains(WatchDeadlineModel.END_WATCH_ENDED);
        assertThat(story.seenByProvider(instance).notifications())
                .extracting(NotificationView::kind)
                .contains("CASE_OPENED")
                .doesNotContain("REMINDER");
    }

    @Test
    void refused_form_leaves_deadline_open() {
        assertThatThrownBy(() -> story.submit(customer.id(), Map.of("appInstalled", true)))
                .hasMessageContaining("fill it in");
        assertThat(deadline().isOpen()).isTrue();
        assertThat(deadline().watched()).isFalse();
    }

    @Test
    void step_of_deleted_process_is_no_longer_watched() {
        HistoricProcessInstance watch = standingWatch();
        String taskId = story.taskOf(instance).getId();
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "withdrawn");
        assertThat(activities(watch)).contains(WatchDeadlineModel.END_WATCH_ENDED);
        assertThat(deadlines.openOf(taskId)).isEmpty();
    }

    @Test
    void completed_step_does_not_end_watch_of_another_onboarding() {
        HistoricProcessInstance watch = standingWatch();
        Person other = story.newCustomerAdmin();
        ProcessInstance others = story.registered(other);
        story.submit(other.id(), story.taskOf(others), story.providerRecord());
        assertThat(watch().getId()).isEqualTo(watch.getId());
        assertThat(deadline().watched()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"provider-admin", "provider-agent", "operations", "process-designer", "customer"})
    void nobody_ends_a_watch_by_its_message(String user) {
        standingWatch();
        Answer answer = SignedInClient.withBasic(port, user.equals("customer") ? customer.id() : user)
                .post(
                        "/engine-rest/message",
                        SignedInClient.json(
                                Map.of("messageName", WatchDeadlineModel.MESSAGE_STEP_ENDED, "businessKey", number())));
        assertThat(answer.status()).as(answer.body()).isIn(403, 404);
        assertThat(watch()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WatchDeadlineModel.REMIND,
                WatchDeadlineModel.ESCALATE_TO_PROVIDER,
                WatchDeadlineModel.ESCALATE_TO_CUSTOMER,
                WatchDeadlineModel.NOTIFY_EXTENSION
            })
    void failed_notification_is_retried_and_sent_once(String serviceTask) {
        colleague();
        BpmnCoverage.failOnceAtTheEndOf(serviceTask);
        extend("2026-12-01", "One day more");
        story.runJobs();
        tryAgain();
        at("2026-11-25T09:00:00Z");
        tryAgain();
        at("2026-12-04T09:00:00Z");
        tryAgain();

        assertThat(mails("DEADLINE_EXTENDED")).hasSize(1);
        assertThat(mails("REMINDER")).hasSize(2);
        assertThat(mails("ESCALATION_PROVIDER")).hasSize(1);
        assertThat(mails("ESCALATION")).hasSize(1);
        assertThat(story.seenByProvider(instance).timeline())
                .filteredOn(entry -> entry.what().toString().contains("was escalated"))
                .hasSize(1);
    }

    private void tryAgain() {
        jobsOfTheWatch().stream()
                .filter(job -> job.getExceptionMessage() != null)
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        story.runJobs();
    }

    private void extend(String due, String reason) {
        assertThat(extendDeadline.extend(number(), ADMIN, due, reason)).isInstanceOf(Result.Success.class);
    }

    /** Somebody else at the customer who may act. */
    private Person colleague() {
        Person colleague = story.newCustomerAdmin();
        EmailAddress email = new EmailAddress(colleague.id());
        Customer account = onboardings.get(new OnboardingNumber(number())).customer();
        customers.putContact(account, new Contact("Colin Colleague", email));
        access.open(account, email);
        return colleague;
    }

    private void at(String time) {
        ClockUtil.setCurrentTime(date(time));
        story.runJobs();
    }

    private static Date date(String time) {
        return Date.from(Instant.parse(time));
    }

    /** Whom mails of this kind went to, oldest first. */
    private List<String> mails(String kind) {
        return story.seenByProvider(instance).notifications().stream()
                .filter(mail -> mail.kind().equals(kind) && mail.status() == NotificationStatus.SENT)
                .map(NotificationView::to)
                .toList();
    }

    private String number() {
        return story.numberOf(instance);
    }

    private StepDeadline deadline() {
        return deadlines.openOf(List.of(new OnboardingNumber(number()))).get(0);
    }

    private ProcessInstance watch() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(WatchDeadlineModel.KEY)
                .processInstanceBusinessKey(number())
                .singleResult();
    }

    /** A process that cannot send its reminder. */
    private HistoricProcessInstance standingWatch() {
        doThrow(new IllegalStateException("no mail server")).when(delivery).deliver(any(), any());
        at("2026-11-25T09:00:00Z");
        doCallRealMethod().when(delivery).deliver(any(), any());
        return historicWatch();
    }

    private HistoricProcessInstance historicWatch() {
        return story.newestOf(WatchDeadlineModel.KEY, number());
    }

    private List<Job> jobsOfTheWatch() {
        return engine
                .getManagementService()
                .createJobQuery()
                .processDefinitionKey(WatchDeadlineModel.KEY)
                .list()
                .stream()
                .filter(job -> watch() != null && watch().getId().equals(job.getProcessInstanceId()))
                .toList();
    }

    private List<String> activities(HistoricProcessInstance watch) {
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(watch.getId())
                .finished()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }
}
