package org.serviceexchange.onboarding.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.doThrow;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.OnboardingProcess;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.process.model.WatchDeadlineModel;
import org.springframework.beans.factory.annotation.Autowired;

/** Reminders of several onboardings that are due at one time: real model, real engine, real tables, a real mailbox. */
@OnboardingTest
@ExtendWith(FixedDeadlines.class)
class BundledRemindersTest {

    private static final String PROVIDER = "admin@provider.example";

    // a Monday; the customers' first steps are due for a reminder two days later
    private static final String BEGIN = "2026-11-23T12:00:00Z";
    private static final String MORNING = "2026-11-25T09:00:00Z";

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
    Mailbox mailbox;

    @Autowired
    MailDelivery delivery;

    @Autowired
    OnboardingProcess onboardingProcess;

    Person customer;
    ProcessInstance production;
    ProcessInstance development;
    long before;

    @BeforeEach
    void a_customer_connects_two_instances() {
        doNothing().when(onboardingProcess).terminate(any());
        at(BEGIN);
        customer = story.newCustomerAdmin();
        production = story.registered(customer);
        Map<String, Object> form = new HashMap<>(story.registrationOf(story.newCustomerAdmin()));
        form.put("customerName", customer.company());
        form.put("contactEmail", customer.id());
        form.put("environment", "development");
        development = story.register(form);
        story.runJobs();
        before = mailbox.newest(1).get(0).id();
    }

    @AfterEach
    void nothing_is_left() {
        doCallRealMethod().when(delivery).deliver(any(), any());
        story.endWhatIsLeft();
        ClockUtil.reset();
    }

    @Test
    void two_reminders_of_one_morning_are_one_mail_and_stand_on_both_pages() {
        at(MORNING);

        assertThat(remindersTo(customer.id())).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Reminder: 2 tasks for " + customer.company());
            assertThat(mail.text())
                    .contains(
                            "#/?task=" + story.taskOf(production).getId(),
                            "#/?task=" + story.taskOf(development).getId(),
                            "(Production, %s) is due on 30 Nov 2026, 17:00 UTC".formatted(number(production)),
                            "(Development, %s) is due on".formatted(number(development)))
                    .doesNotContain("/status/");
        });
        for (ProcessInstance one : List.of(production, development)) {
            assertThat(reminders(one)).extracting(NotificationView::to).containsExactly(customer.id());
            assertThat(story.seenBy(customer.id(), one).timeline())
                    .filteredOn(entry -> entry.what().toString().contains("Reminder: 2 tasks"))
                    .hasSize(1);
            assertThat(deadline(one).schedule().reminders()).isEqualTo(1);
        }

        at("2026-11-27T09:00:00Z");
        assertThat(remindersTo(customer.id())).as("each morning one").hasSize(2);
    }

    @Test
    void a_reminder_after_the_mail_of_the_morning_goes_out_as_a_mail_of_its_own() {
        deadlines.save(deadline(development).remindedAt(Instant.parse("2026-11-25T10:00:00Z")));
        at(MORNING);
        assertThat(remindersTo(customer.id())).singleElement().satisfies(mail -> assertThat(mail.subject())
                .contains("Reminder: Create the provider record", number(production)));

        at("2026-11-25T10:00:00Z");
        assertThat(remindersTo(customer.id())).hasSize(2).first().satisfies(mail -> assertThat(mail.subject())
                .contains("Reminder: Create the provider record", number(development)));
        assertThat(reminders(production)).hasSize(1);
        assertThat(reminders(development)).hasSize(1);
    }

    @Test
    void a_mail_names_to_each_person_only_the_steps_of_this_person() {
        Person stranger = story.newCustomerAdmin();
        ProcessInstance others = story.registered(stranger);
        Person colleague = colleague();
        story.as(colleague.id(), () -> {
            engine.getTaskService().claim(story.taskOf(development).getId(), colleague.id());
            return null;
        });
        at(MORNING);

        assertThat(remindersTo(colleague.id())).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo(colleague.id());
            assertThat(mail.text()).contains(number(production), number(development));
        });
        assertThat(remindersTo(customer.id()))
                .as("the other task is the colleague's")
                .singleElement()
                .satisfies(mail -> assertThat(mail.subject())
                        .contains("Reminder: Create the provider record", number(production)));
        assertThat(remindersTo(stranger.id())).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains(number(others))
                .doesNotContain(number(production), number(development), customer.company()));
        assertThat(reminders(development)).extracting(NotificationView::to).containsExactly(colleague.id());
    }

    @Test
    void the_provider_gets_one_mail_about_the_steps_of_several_customers() {
        Person another = story.newCustomerAdmin();
        ProcessInstance one = story.approvalRequested(story.newCustomerAdmin());
        ProcessInstance two = story.approvalRequested(another);
        at("2026-11-24T09:00:00Z");

        assertThat(remindersTo(PROVIDER))
                .filteredOn(
                        mail -> mail.text().contains(number(one)) || mail.text().contains(number(two)))
                .singleElement()
                .satisfies(
                        mail -> assertThat(mail.text()).contains(number(one), number(two), "for " + another.company()));
    }

    @Test
    void the_end_of_a_step_whose_job_could_not_send_the_mail_loses_no_other_reminder() {
        doThrow(new IllegalStateException("no mail server")).when(delivery).deliver(any(), any());
        at(MORNING);
        ProcessInstance first = jobOf(production).getExceptionMessage() == null ? development : production;
        ProcessInstance second = first == production ? development : production;
        assertThat(reminders(second)).as("named in a mail that is not sent").hasSize(1);

        engine.getRuntimeService().deleteProcessInstance(first.getId(), "its step ends");
        doCallRealMethod().when(delivery).deliver(any(), any());
        at("2026-11-25T09:01:00Z");

        assertThat(remindersTo(customer.id())).singleElement().satisfies(mail -> assertThat(mail.subject())
                .contains("Reminder: Create the provider record", number(second)));
        assertThat(deadline(second).schedule().reminders()).isEqualTo(1);
    }

    @Test
    void a_job_whose_node_died_does_not_keep_the_reminder_from_the_others() {
        doThrow(new IllegalStateException("no mail server")).when(delivery).deliver(any(), any());
        at(MORNING);
        ProcessInstance first = jobOf(production).getExceptionMessage() == null ? development : production;
        ProcessInstance second = first == production ? development : production;
        doCallRealMethod().when(delivery).deliver(any(), any());
        engine.getManagementService().setJobDuedate(jobOf(first).getId(), date("2026-11-26T09:00:00Z"));

        at("2026-11-25T09:01:00Z");
        assertThat(remindersTo(customer.id())).isEmpty();
        at("2026-11-25T09:10:00Z");
        assertThat(remindersTo(customer.id())).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains(number(first), number(second)));

        at("2026-11-26T09:00:00Z");
        assertThat(remindersTo(customer.id())).as("it is the same mail").hasSize(1);
        assertThat(deadline(first).schedule().reminders()).isEqualTo(1);
        assertThat(reminders(first)).hasSize(1);
    }

    private Person colleague() {
        Person colleague = story.newCustomerAdmin();
        EmailAddress email = new EmailAddress(colleague.id());
        Customer account =
                onboardings.get(new OnboardingNumber(number(production))).customer();
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

    /** Newest first. */
    private List<Mail> remindersTo(String address) {
        return mailbox.newest(50).stream()
                .filter(mail -> mail.id() > before && mail.subject().contains("Reminder: "))
                .filter(mail -> mail.to().contains(address))
                .toList();
    }

    private List<NotificationView> reminders(ProcessInstance instance) {
        return story.seenByProvider(instance).notifications().stream()
                .filter(mail -> mail.kind().startsWith("REMINDER"))
                .toList();
    }

    private String number(ProcessInstance instance) {
        return story.numberOf(instance);
    }

    private StepDeadline deadline(ProcessInstance instance) {
        return deadlines.openOf(List.of(new OnboardingNumber(number(instance)))).get(0);
    }

    private Job jobOf(ProcessInstance instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(WatchDeadlineModel.KEY)
                        .processInstanceBusinessKey(number(instance))
                        .singleResult()
                        .getId())
                .singleResult();
    }
}
