package org.serviceexchange.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doCallRealMethod;
import static org.mockito.Mockito.doThrow;
import static org.serviceexchange.onboarding.process.model.CaseCommentModel.NOTIFY_CUSTOMER_OF_COMMENT;
import static org.serviceexchange.onboarding.process.model.CaseCommentModel.NOTIFY_PROVIDER_OF_COMMENT;
import static org.serviceexchange.onboarding.process.model.ContactChangeModel.NOTIFY_FORMER_CONTACT;
import static org.serviceexchange.onboarding.process.model.ContactChangeModel.NOTIFY_NEW_CONTACT;
import static org.serviceexchange.onboarding.process.model.ContactChangeModel.SET_CASE_CONTACT;
import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.*;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.BpmnCoverage;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.account.ChangeContact;
import org.serviceexchange.onboarding.application.casework.AddComment;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.port.BusySystemException;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.notification.Mailbox.Mail;
import org.serviceexchange.onboarding.application.termination.WithdrawOnboarding;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.customer.CustomerGroup;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.model.CaseCommentModel;
import org.serviceexchange.onboarding.process.model.ContactChangeModel;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;

/** Each service task fails once, in the worst moment, and then succeeds: with one case, one subscription, one mail. */
@OnboardingTest
class JobRetryTest {

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Mailbox mailbox;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    WithdrawOnboarding withdrawal;

    @Autowired
    AddComment comments;

    @Autowired
    ChangeContact contacts;

    @Autowired
    MailDelivery delivery;

    Person customer;

    @BeforeEach
    void newCustomer() {
        customer = story.newCustomerAdmin();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CHECK_REGISTRATION,
                OPEN_REGISTRATION_CASE,
                SEND_INSTRUCTIONS,
                WRITE_WORK_NOTES,
                NOTIFY_CONTACT,
                REQUEST_APPROVAL,
                LINK_SUBSCRIPTION,
                NOTIFY_PROVIDER_ADMINS,
                NOTIFY_APPROVED,
                CHECK_ACTIVATION,
                RESOLVE_CASE,
                NOTIFY_ESTABLISHED,
                NOTIFY_PROVIDER_ESTABLISHED
            })
    void service_task_retried_during_onboarding_has_one_effect(String serviceTask) {
        BpmnCoverage.failOnceAtTheEndOf(serviceTask);
        boolean failed = false;

        ProcessInstance instance = story.registered(customer);
        failed |= failedAndTriedAgain(instance, serviceTask);
        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        failed |= failedAndTriedAgain(instance, serviceTask);
        story.submit("provider-admin", story.taskOf(instance), story.approval());
        story.runJobs();
        failed |= failedAndTriedAgain(instance, serviceTask);
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        failed |= failedAndTriedAgain(instance, serviceTask);

        assertThat(failed).isTrue();
        OnboardingView end = story.seenByProvider(instance);
        assertThat(end.state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(end.registrationCase().state()).isEqualTo(CaseState.RESOLVED);
        assertThat(end.registrationCase().workNotes()).hasSize(4);
        assertOneOfEach(end, 6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                CANCEL_SUBSCRIPTION,
                REVOKE_ACCESS,
                CLOSE_TERMINATED_CASE,
                NOTIFY_TERMINATION,
                NOTIFY_PROVIDER_TERMINATION
            })
    void service_task_retried_during_withdrawal_has_one_effect(String serviceTask) {
        ProcessInstance instance = story.approvalRequested(customer);
        BpmnCoverage.failOnceAtTheEndOf(serviceTask);
        withdrawal.withdraw(
                story.numberOf(instance),
                new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group())),
                "Not now.");
        story.runJobs();

        assertThat(failedAndTriedAgain(instance, serviceTask)).isTrue();
        OnboardingView end = story.seenByProvider(instance);
        assertThat(end.state()).isEqualTo(OnboardingState.WITHDRAWN);
        assertThat(end.registrationCase().state()).isEqualTo(CaseState.CLOSED);
        assertThat(end.registrationCase().comments()).hasSize(1);
        assertOneOfEach(end, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {CLOSE_CASE, NOTIFY_DENIED})
    void service_task_retried_during_denial_has_one_effect(String serviceTask) {
        ProcessInstance instance = story.approvalRequested(customer);
        BpmnCoverage.failOnceAtTheEndOf(serviceTask);
        story.submit("provider-admin", story.taskOf(instance), Map.of("decision", "deny", "denialReason", "Not now."));
        story.runJobs();

        assertThat(failedAndTriedAgain(instance, serviceTask)).isTrue();
        OnboardingView end = story.seenByProvider(instance);
        assertThat(end.state()).isEqualTo(OnboardingState.DENIED);
        assertThat(end.registrationCase().state()).isEqualTo(CaseState.CLOSED);
        assertThat(end.registrationCase().comments()).hasSize(1);
        assertOneOfEach(end, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {NOTIFY_PROVIDER_OF_COMMENT, NOTIFY_CUSTOMER_OF_COMMENT})
    void service_task_retried_after_comment_has_one_effect(String serviceTask) {
        ProcessInstance instance = story.registered(customer);
        BpmnCoverage.failOnceAtTheEndOf(serviceTask);
        String writer = serviceTask.equals(NOTIFY_CUSTOMER_OF_COMMENT) ? "provider-agent" : customer.id();
        String group = serviceTask.equals(NOTIFY_CUSTOMER_OF_COMMENT)
                ? Role.PROVIDER_AGENT.group()
                : CustomerGroup.of(customer.company().toLowerCase().replace(' ', '-'));
        comments.write(story.numberOf(instance), new CurrentUser(writer, Set.of(group)), "Hello?");
        story.runJobs();

        Job failed = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(story.newestOf(CaseCommentModel.KEY, story.numberOf(instance))
                        .getId())
                .singleResult();
        assertThat(failed.getRetries()).isEqualTo(5);
        engine.getManagementService().executeJob(failed.getId());
        assertThat(story.newestOf(CaseCommentModel.KEY, story.numberOf(instance))
                        .getEndTime())
                .isNotNull();
        assertThat(story.seenByProvider(instance).registrationCase().comments()).hasSize(1);
        assertThat(deliveries(story.numberOf(instance))).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {NOTIFY_NEW_CONTACT, NOTIFY_FORMER_CONTACT, SET_CASE_CONTACT})
    void service_task_retried_after_contact_change_has_one_effect(String serviceTask) {
        ProcessInstance instance = story.registered(customer);
        BpmnCoverage.failOnceAtTheEndOf(serviceTask);
        contacts.change(
                story.numberOf(instance),
                new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group())),
                new ChangeContact.Entered(
                        "Sam", "sam@%s.example".formatted(customer.instanceName()), "Left.", null, null));
        story.runJobs();

        Job failed = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(story.newestOf(ContactChangeModel.KEY, story.numberOf(instance))
                        .getId())
                .singleResult();
        assertThat(failed.getRetries()).isEqualTo(5);
        engine.getManagementService().executeJob(failed.getId());
        story.runJobs();
        assertThat(story.newestOf(ContactChangeModel.KEY, story.numberOf(instance))
                        .getEndTime())
                .isNotNull();
        assertThat(deliveries(story.numberOf(instance))).isEqualTo(4);
    }

    @Test
    void mail_while_server_is_down_is_pending_and_sent_on_retry() {
        doThrow(new MailSendException("Connection refused"))
                .doCallRealMethod()
                .when(delivery)
                .deliver(any(), any());

        ProcessInstance instance = story.registered(customer);
        assertThat(story.seenByProvider(instance).notifications())
                .extracting(NotificationView::status)
                .containsExactlyInAnyOrder(NotificationStatus.PENDING, NotificationStatus.SENT);
        assertThat(mailsTo(customer.id())).hasSize(1);

        Job job = jobs(instance).get(0);
        assertThat(job.getRetries()).isEqualTo(5);
        assertThat(job.getDuedate()).isAfter(org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime());
        assertThat(job.getExceptionMessage()).contains("Connection refused");
        engine.getManagementService().executeJob(job.getId());
        assertThat(story.seenByProvider(instance).notifications())
                .extracting(NotificationView::status)
                .containsExactly(NotificationStatus.SENT, NotificationStatus.SENT);
        assertThat(mailsTo(customer.id())).hasSize(2);
        doCallRealMethod().when(delivery).deliver(any(), any());
    }

    @Test
    void mail_while_server_takes_no_further_one_is_sent_later_and_keeps_its_attempts() {
        doThrow(new BusySystemException("the mail server"))
                .doCallRealMethod()
                .when(delivery)
                .deliver(any(), any());

        ProcessInstance instance = story.registered(customer);
        Job job = jobs(instance).get(0);
        assertThat(job.getRetries()).isEqualTo(6);
        assertThat(job.getDuedate()).isAfter(org.camunda.bpm.engine.impl.util.ClockUtil.getCurrentTime());
        assertThat(job.getExceptionMessage()).isNull();
        engine.getManagementService().executeJob(job.getId());
        assertThat(mailsTo(customer.id())).hasSize(2);
        doCallRealMethod().when(delivery).deliver(any(), any());
    }

    @Test
    void job_that_lost_a_race_for_a_record_keeps_its_attempts() {
        doThrow(new ConcurrentChangeException(Sentence.of("concurrent.step")))
                .doCallRealMethod()
                .when(delivery)
                .deliver(any(), any());

        ProcessInstance instance = story.registered(customer);
        assertThat(jobs(instance).get(0).getRetries()).isEqualTo(6);
        engine.getManagementService().executeJob(jobs(instance).get(0).getId());
        assertThat(mailsTo(customer.id())).hasSize(2);
        doCallRealMethod().when(delivery).deliver(any(), any());
    }

    /** Whether it was this step that failed; then it is tried again, and everything behind it runs. */
    private boolean failedAndTriedAgain(ProcessInstance instance, String serviceTask) {
        List<Job> left = jobs(instance);
        if (left.isEmpty()) {
            return false;
        }
        assertThat(left).singleElement().satisfies(job -> {
            assertThat(job.getFailedActivityId()).isEqualTo(serviceTask);
            assertThat(engine.getManagementService().getJobExceptionStacktrace(job.getId()))
                    .contains("failed on demand");
            // the gap before the next try comes from the model
            assertThat(job.getRetries()).isEqualTo(5);
        });
        engine.getManagementService().executeJob(left.get(0).getId());
        story.runJobs();
        assertThat(jobs(instance)).isEmpty();
        return true;
    }

    private List<Job> jobs(ProcessInstance instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .list();
    }

    private void assertOneOfEach(OnboardingView onboarding, int notifications) {
        assertThat(onboarding.notifications())
                .hasSize(notifications)
                .doesNotHaveDuplicates()
                .allSatisfy(one -> assertThat(one.status()).isEqualTo(NotificationStatus.SENT));
        assertThat(mailbox.newest(200).stream()
                        .map(Mail::messageId)
                        .filter(id -> id.startsWith(onboarding.number().toLowerCase())))
                .hasSize(notifications)
                .doesNotHaveDuplicates();
        // delivered to the mail server itself no more than once, too: its success was recorded although the job failed
        assertThat(deliveries(onboarding.number())).isEqualTo(notifications);
        assertThat(count("registration_case", onboarding)).isEqualTo(1);
        assertThat(count("replication_subscription", onboarding)).isEqualTo(1);
    }

    private long deliveries(String number) {
        return org.mockito.Mockito.mockingDetails(delivery).getInvocations().stream()
                .filter(call -> ((MailDelivery.Envelope) call.getArgument(0))
                        .messageId()
                        .startsWith(number.toLowerCase()))
                .count();
    }

    private int count(String table, OnboardingView onboarding) {
        return jdbc.sql("select count(*) from " + table + " where onboarding = ?")
                .param(onboarding.number())
                .query(Integer.class)
                .single();
    }

    private List<Mail> mailsTo(String address) {
        return mailbox.newest(200).stream()
                .filter(mail -> mail.to().equals(address))
                .toList();
    }
}
