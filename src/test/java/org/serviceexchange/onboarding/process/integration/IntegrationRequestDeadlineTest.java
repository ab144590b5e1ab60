package org.serviceexchange.onboarding.process.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doAnswer;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.serviceexchange.onboarding.BpmnCoverage;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.deadline.ExtendDeadline;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RequestView;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.application.port.onboarding.CustomerAccess;
import org.serviceexchange.onboarding.application.port.onboarding.Customers;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.customer.Contact;
import org.serviceexchange.onboarding.domain.customer.Customer;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.integration.RequestDecision;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.process.deadline.FixedDeadlines;
import org.serviceexchange.onboarding.process.model.IntegrationOffboardingModel;
import org.serviceexchange.onboarding.process.model.IntegrationResumeModel;
import org.serviceexchange.onboarding.process.model.WatchDeadlineModel;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The other party has to answer what is asked of the integration: it is reminded, others hear of it, and when nobody answers
 * the request lapses. The clock is moved to each boundary and over it.
 */
@OnboardingTest
@ExtendWith(FixedDeadlines.class)
class IntegrationRequestDeadlineTest {

    private static final CurrentUser PROVIDER = new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()));
    private static final String PROVIDER_MAIL = "admin@provider.example";

    // a Monday; an answer about the end is due a week later and lapses on 21 December,
    // one about resuming is due on Wednesday and lapses on 7 December
    private static final String BEGIN = "2026-11-23T12:00:00Z";
    private static final String END_LAPSES = "2026-12-21T17:00:00Z";
    private static final String RESUME_LAPSES = "2026-12-07T17:00:00Z";

    /** How many steps of the onboarding were taken until it was established. */
    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RequestIntegrationChange change;

    @Autowired
    ExtendDeadline extendDeadline;

    @Autowired
    Onboardings onboardings;

    @Autowired
    Customers customers;

    @Autowired
    CustomerAccess access;

    @Autowired
    Mailbox mailbox;

    @Autowired
    IntegrationRequests requests;

    Person customer;
    ProcessInstance instance;
    String number;

    @BeforeEach
    void anEstablishedIntegration() {
        at(BEGIN);
        customer = story.newCustomerAdmin();
        instance = story.established(customer);
        number = story.numberOf(instance);
    }

    @AfterEach
    void nothing_is_left() {
        story.endWhatIsLeft();
        ClockUtil.reset();
    }

    @Test
    void answer_is_due_after_days_of_deadline_table() {
        end(PROVIDER);
        assertThat(story.taskOf(number).getDueDate()).isEqualTo("2026-11-30T17:00:00Z");
        assertThat(seen().waiting().due()).isEqualTo("2026-11-30T17:00:00Z");
        assertThat(seen().waiting().on()).isEqualTo(Party.CUSTOMER);
        assertThat(seen().waiting().since()).isEqualTo(BEGIN);
        assertThat(change.withdraw(number, PROVIDER, RequestKind.END)).isInstanceOf(Result.Success.class);
        assertThat(seen().waiting().due()).isNull();

        paused();
        resume(viewer(customer));
        assertThat(story.taskOf(number).getDueDate()).isEqualTo("2026-11-25T17:00:00Z");
        assertThat(seen().waiting().due()).isEqualTo("2026-11-25T17:00:00Z");
        assertThat(seen().waiting().on()).isEqualTo(Party.PROVIDER);
    }

    @Test
    void high_priority_of_registration_shortens_answer_deadline() {
        customer = story.newCustomerAdmin();
        Map<String, Object> registration = story.registrationOf(customer);
        registration.put("priority", "high");
        instance = story.register(registration);
        number = story.numberOf(instance);
        story.runJobs();
        story.submit(customer.id(), story.taskOf(number), story.providerRecord());
        story.runJobs();
        story.submit(PROVIDER.userId(), story.taskOf(number), story.approval());
        story.runJobs();
        story.submit(customer.id(), story.taskOf(number), Map.of("confirmed", true));
        story.runJobs();
        end(PROVIDER);
        assertThat(story.taskOf(number).getDueDate()).isEqualTo("2026-11-25T17:00:00Z");
    }

    @Test
    void request_of_provider_reminds_customer() {
        end(PROVIDER);
        assertThat(newestMail(customer.id(), "Answer needed"))
                .contains("Open the task “Agree to end the integration” in");
        at("2026-11-25T08:59:59Z");
        assertThat(mails("REMINDER")).isEmpty();
        at("2026-11-25T09:00:00Z");
        assertThat(mails("REMINDER")).containsExactly(customer.id());
        assertThat(newestMail(customer.id()))
                .contains(
                        "The request of Example-Provider to end the integration between %s and Example-Provider needs your answer. “Agree to end the integration” is due on 30 Nov 2026, 17:00 UTC."
                                .formatted(customer.company()))
                .contains("Request expires:  21 Dec 2026, 17:00 UTC")
                .contains("#/?task=" + story.taskOf(number).getId())
                .contains("Agree or refuse there. If you refuse, enter a reason; Example-Provider reads it.")
                .doesNotContain("The onboarding of", "Set your password");
        at("2026-11-27T09:00:00Z");
        assertThat(mails("REMINDER")).hasSize(2);
        assertThat(mails("REMINDER_PROVIDER")).isEmpty();
    }

    @Test
    void request_of_customer_reminds_and_escalates_to_provider() {
        paused();
        resume(viewer(customer));
        at("2026-11-24T09:00:00Z");
        assertThat(mails("REMINDER_PROVIDER")).containsExactly(PROVIDER_MAIL);
        assertThat(newestMail(PROVIDER_MAIL))
                .contains(
                        "The request of %s to resume the integration between %s and Example-Provider needs your answer. “Agree to resume the integration” is due on 25 Nov 2026, 17:00 UTC."
                                .formatted(customer.company(), customer.company()));
        at("2026-11-26T09:00:00Z");
        assertThat(mails("ESCALATION_PROVIDER")).containsExactly(PROVIDER_MAIL);
        assertThat(mails("ESCALATION")).isEmpty();
    }

    @Test
    void reminder_of_claimed_task_goes_to_assignee_only() {
        Person colleague = colleague();
        end(PROVIDER);
        at("2026-11-25T09:00:00Z");
        assertThat(mails("REMINDER")).containsExactly(customer.id() + ", " + colleague.id());
        story.as(colleague.id(), () -> {
            engine.getTaskService().claim(story.taskOf(number).getId(), colleague.id());
            return null;
        });
        at("2026-11-27T09:00:00Z");
        assertThat(mails("REMINDER")).last().isEqualTo(colleague.id());
    }

    @Test
    void overdue_answer_is_escalated_once() {
        Person colleague = colleague();
        end(PROVIDER);
        at("2026-12-03T08:59:59Z");
        assertThat(mails("ESCALATION_PROVIDER")).isEmpty();
        at("2026-12-03T09:00:00Z");
        assertThat(mails("ESCALATION_PROVIDER")).containsExactly(PROVIDER_MAIL);
        assertThat(mails("ESCALATION")).containsExactly(colleague.id());
        assertThat(newestMail(colleague.id(), "Overdue"))
                .contains("has no answer yet. “Agree to end the integration” was due on 30 Nov 2026, 17:00 UTC")
                .contains("If the request is not answered by 21 Dec 2026, 17:00 UTC, it expires: the integration stays"
                        + " as it is, and both parties can ask again.");
        assertThat(newestMail(PROVIDER_MAIL, "Overdue"))
                .contains("The customer has not completed it.")
                .contains("If the request is not answered by 21 Dec 2026, 17:00 UTC, it expires and the integration"
                        + " stays as it is. Both parties receive a mail.");
        assertThat(timeline())
                .contains("“Agree to end the integration” was due 30 Nov 2026, 17:00 UTC and was escalated");
        at("2026-12-10T09:00:00Z");
        assertThat(mails("ESCALATION_PROVIDER")).hasSize(1);
    }

    @Test
    void extension_moves_answer_deadline_and_notifies_customer() {
        end(PROVIDER);
        assertThat(extendDeadline.extend(number, PROVIDER, "2026-12-07", "Your lawyers read it."))
                .isEqualTo(new Result.Success<>(Instant.parse("2026-12-07T17:00:00Z")));
        story.runJobs();

        assertThat(story.taskOf(number).getDueDate()).isEqualTo("2026-12-07T17:00:00Z");
        assertThat(seen().waiting().due()).isEqualTo("2026-12-07T17:00:00Z");
        assertThat(mails("DEADLINE_EXTENDED")).containsExactly(customer.id());
        assertThat(newestMail(customer.id()))
                .contains(
                        "Example-Provider has extended the deadline of the request of Example-Provider to end the integration between %s and Example-Provider. “Agree to end the integration” is now due on 7 Dec 2026, 17:00 UTC."
                                .formatted(customer.company()))
                .contains("Your lawyers read it.", "It is still your turn");
        assertThat(timeline())
                .contains("“Agree to end the integration” is due 7 Dec 2026, 17:00 UTC now, not 30 Nov 2026, 17:00 UTC:"
                        + " Your lawyers read it.");

        at("2026-12-28T16:59:59Z");
        assertThat(seen().integration().request()).isNotNull();
        at("2026-12-28T17:00:00Z");
        assertThat(seen().integration().request()).isNull();
    }

    @Test
    void extension_of_expired_request_is_refused() {
        end(PROVIDER);
        ClockUtil.setCurrentTime(date(END_LAPSES));
        assertThat(extendDeadline.extend(number, PROVIDER, "2026-12-24", "Too late"))
                .isInstanceOfSatisfying(Result.Conflict.class, late -> assertThat(late.sentence())
                        .hasToString("The deadline has passed, and the request expires. Either party may ask again"
                                + " after that."));
    }

    @ParameterizedTest
    @CsvSource({"true, false", "false, false", "true, true"})
    void unanswered_request_to_end_expires(boolean byProvider, boolean whilePaused) {
        if (whilePaused) {
            paused();
        }
        end(byProvider ? PROVIDER : viewer(customer));
        at("2026-12-21T16:59:59Z");
        assertThat(seen().integration().request()).isNotNull();
        assertThat(story.taskOf(number)).isNotNull();
        at(END_LAPSES);

        assertThat(passed(IntegrationOffboardingModel.KEY))
                .contains(
                        IntegrationOffboardingModel.NOT_ANSWERED,
                        IntegrationOffboardingModel.NOTIFY_ASKING_PARTY_EXPIRED,
                        IntegrationOffboardingModel.NOTIFY_OTHER_PARTY_EXPIRED,
                        IntegrationOffboardingModel.END_EXPIRED)
                .doesNotContain(
                        IntegrationOffboardingModel.NOTIFY_WITHDRAWN, IntegrationOffboardingModel.END_WITHDRAWN);
        assertThat(watchesThatEndedBy(WatchDeadlineModel.END_STEP_EXPIRED)).isEqualTo(1);
        assertLapsed(
                whilePaused ? OnboardingState.PAUSED : OnboardingState.ESTABLISHED,
                whilePaused ? ReplicationSetState.REPLICATION_PAUSED : ReplicationSetState.ACTIVE,
                byProvider,
                END_LAPSES);
        assertThat(timeline())
                .contains("The request to end the integration expired: there was no answer by 21 Dec 2026, 17:00 UTC");
        String asker = byProvider ? "Example-Provider" : customer.company();
        String other = byProvider ? customer.company() : "Example-Provider";
        for (String party : List.of(PROVIDER_MAIL, customer.id())) {
            assertThat(newestMail(
                            party,
                            "Expired: the request to end the integration between %s and Example-Provider"
                                    .formatted(customer.company())))
                    .contains(
                            "%s asked to end the integration between %s and Example-Provider. %s did not answer by 21 Dec 2026, 17:00 UTC, so the request has expired. The integration stays as it is."
                                    .formatted(asker, customer.company(), other))
                    .contains("The contract ends.")
                    .contains("Both parties can ask again at any time on the onboarding page.")
                    .doesNotContain("7 days");
        }
        // and it may be asked again, by either
        end(byProvider ? viewer(customer) : PROVIDER);
        assertThat(story.taskOf(number)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void unanswered_request_to_resume_expires(boolean byProvider) {
        paused();
        resume(byProvider ? PROVIDER : viewer(customer));
        at("2026-12-07T16:59:59Z");
        assertThat(seen().integration().request()).isNotNull();
        at(RESUME_LAPSES);

        assertThat(passed(IntegrationResumeModel.KEY))
                .contains(
                        IntegrationResumeModel.NOT_ANSWERED,
                        IntegrationResumeModel.NOTIFY_ASKING_PARTY_EXPIRED,
                        IntegrationResumeModel.NOTIFY_OTHER_PARTY_EXPIRED,
                        IntegrationResumeModel.END_EXPIRED)
                .doesNotContain(IntegrationResumeModel.NOTIFY_WITHDRAWN, IntegrationResumeModel.END_WITHDRAWN);
        assertLapsed(OnboardingState.PAUSED, ReplicationSetState.REPLICATION_PAUSED, byProvider, RESUME_LAPSES);
        assertThat(newestMail(customer.id(), "Expired: the request to resume"))
                .contains("by 7 Dec 2026, 17:00 UTC, so the request has expired. The integration stays paused.")
                .contains("ServiceNow disables a replication set that is paused for more than 7 days.");
        resume(PROVIDER);
        story.submit(customer.id(), story.taskOf(number), Map.of("decision", "agree"));
        story.runJobs();
        assertThat(seen().state()).isEqualTo(OnboardingState.ESTABLISHED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void answer_just_before_expiry_takes_effect(boolean agrees) {
        paused();
        resume(PROVIDER);
        at("2026-12-07T16:59:59Z");
        story.submit(
                customer.id(),
                story.taskOf(number),
                agrees ? Map.of("decision", "agree") : Map.of("decision", "refuse", "refusalReason", "Not yet"));
        at(RESUME_LAPSES);
        at("2026-12-24T17:00:00Z");

        assertThat(seen().state()).isEqualTo(agrees ? OnboardingState.ESTABLISHED : OnboardingState.PAUSED);
        assertThat(seen().waiting().due()).isNull();
        assertThat(running()).isZero();
        assertThat(mails("REQUEST_LAPSED")).isEmpty();
        assertThat(mails("REQUEST_LAPSED_PROVIDER")).isEmpty();
        assertThat(earlier().get(0).decision()).isEqualTo(agrees ? RequestDecision.AGREED : RequestDecision.REFUSED);
    }

    @Test
    void withdrawn_request_is_no_longer_watched() {
        end(PROVIDER);
        assertThat(change.withdraw(number, PROVIDER, RequestKind.END)).isInstanceOf(Result.Success.class);
        at("2026-12-24T17:00:00Z");
        assertThat(running()).isZero();
        assertThat(mails("REMINDER")).isEmpty();
        assertThat(mails("REQUEST_LAPSED")).isEmpty();
        assertThat(earlier().get(0).decision()).isEqualTo(RequestDecision.TAKEN_BACK);
        assertThat(change.withdraw(number, PROVIDER, RequestKind.END))
                .isInstanceOfSatisfying(
                        Result.Conflict.class,
                        late -> assertThat(late.sentence()).asString().contains("There is no open request"));
    }

    @Test
    void refused_answer_form_leaves_deadline_unchanged() {
        end(PROVIDER);
        assertThatThrownBy(() -> story.submit(customer.id(), story.taskOf(number), Map.of()))
                .isInstanceOf(FormFieldValidationException.class);
        assertThat(seen().waiting().due()).isEqualTo("2026-11-30T17:00:00Z");
        at("2026-11-25T09:00:00Z");
        assertThat(mails("REMINDER")).hasSize(1);
    }

    /** Two nodes at one moment: the deadline passes while somebody's yes is on its way. */
    @Test
    void agreement_during_expiry_too_late_is_refused_as_settled() {
        paused();
        resume(PROVIDER);
        Task task = story.taskOf(number);
        ClockUtil.setCurrentTime(date(RESUME_LAPSES));
        onceItIsRead(story::runJobs);
        assertThatThrownBy(() -> story.submit(customer.id(), task, Map.of("decision", "agree")))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessageContaining("Another user settled this request at the same moment.");
        story.runJobs();
        assertLapsed(OnboardingState.PAUSED, ReplicationSetState.REPLICATION_PAUSED, true, RESUME_LAPSES);
        assertThat(mails("INTEGRATION_RESUMED")).isEmpty();
    }

    /** The other way around: somebody's yes is there while the request is about to lapse. */
    @Test
    void agreement_during_expiry_in_time_takes_effect() {
        paused();
        resume(PROVIDER);
        Task task = story.taskOf(number);
        ClockUtil.setCurrentTime(date(RESUME_LAPSES));
        onceItIsRead(() -> story.submit(customer.id(), task, Map.of("decision", "agree")));
        story.runJobs();
        assertThat(seen().state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(earlier().get(0).decision()).isEqualTo(RequestDecision.AGREED);
        assertThat(mails("REQUEST_LAPSED")).isEmpty();
        assertThat(running()).isZero();
        assertThat(timeline()).noneSatisfy(line -> assertThat(line).contains("expired:"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WatchDeadlineModel.EXPIRE_STEP,
                IntegrationResumeModel.NOTIFY_ASKING_PARTY_EXPIRED,
                IntegrationResumeModel.NOTIFY_OTHER_PARTY_EXPIRED,
                IntegrationOffboardingModel.NOTIFY_ASKING_PARTY_EXPIRED,
                IntegrationOffboardingModel.NOTIFY_OTHER_PARTY_EXPIRED
            })
    void failed_expiry_step_is_retried_and_has_one_effect(String serviceTask) {
        boolean end = serviceTask.contains("End");
        if (end) {
            end(PROVIDER);
        } else {
            paused();
            resume(PROVIDER);
        }
        BpmnCoverage.failOnceAtTheEndOf(serviceTask);
        at(end ? END_LAPSES : RESUME_LAPSES);
        List<Job> failed =
                engine.getManagementService().createJobQuery().withException().list();
        assertThat(failed).hasSize(1);
        failed.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        story.runJobs();
        assertLapsed(
                end ? OnboardingState.ESTABLISHED : OnboardingState.PAUSED,
                end ? ReplicationSetState.ACTIVE : ReplicationSetState.REPLICATION_PAUSED,
                true,
                end ? END_LAPSES : RESUME_LAPSES);
        assertThat(timeline()).filteredOn(line -> line.contains("expired:")).hasSize(1);
    }

    /** In the middle of the next use case that reads the request, another thread does this, from its beginning to its end. */
    private void onceItIsRead(Runnable elsewhere) {
        AtomicBoolean first = new AtomicBoolean(true);
        doAnswer(read -> {
                    Object request = read.callRealMethod();
                    if (first.getAndSet(false)) {
                        CompletableFuture.runAsync(elsewhere).join();
                    }
                    return request;
                })
                .when(requests)
                .get(anyLong());
    }

    private void assertLapsed(
            OnboardingState state, ReplicationSetState replicationSet, boolean byProvider, String when) {
        OnboardingView lapsed = seen();
        assertThat(lapsed.state()).isEqualTo(state);
        assertThat(lapsed.subscription().replicationSet()).isEqualTo(replicationSet);
        assertThat(lapsed.waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(lapsed.waiting().due()).isNull();
        assertThat(lapsed.integration().request()).isNull();
        RequestView newest = earlier().get(0);
        assertThat(newest.decision()).isEqualTo(RequestDecision.LAPSED);
        assertThat(newest.decidedAt()).isEqualTo(when);
        assertThat(newest.askedBy()).isEqualTo(byProvider ? Party.PROVIDER : Party.CUSTOMER);
        assertThat(story.taskOf(number)).isNull();
        assertThat(running()).isZero();
        assertThat(mails("REQUEST_LAPSED")).containsExactly(customer.id());
        assertThat(mails("REQUEST_LAPSED_PROVIDER")).containsExactly(PROVIDER_MAIL);
        assertThat(mails("ONBOARDING_ENDED")).isEmpty();
        assertThat(mails("REQUEST_TAKEN_BACK")).isEmpty();
    }

    private void end(CurrentUser asker) {
        assertThat(change.end(number, asker, "The contract ends.", customer.company()))
                .isInstanceOf(Result.Success.class);
        story.runJobs();
    }

    private void paused() {
        assertThat(change.pause(number, PROVIDER, "An upgrade.")).isInstanceOf(Result.Success.class);
        story.runJobs();
    }

    private void resume(CurrentUser asker) {
        assertThat(change.resume(number, asker, "The upgrade is done.")).isInstanceOf(Result.Success.class);
        story.runJobs();
    }

    private CurrentUser viewer(Person person) {
        return new CurrentUser(
                person.id(),
                Set.of(onboardings.get(new OnboardingNumber(number)).customer().group()));
    }

    /** Somebody else at the customer who may act. */
    private Person colleague() {
        Person colleague = story.newCustomerAdmin();
        EmailAddress email = new EmailAddress(colleague.id());
        Customer account = onboardings.get(new OnboardingNumber(number)).customer();
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

    private OnboardingView seen() {
        return story.seenByProvider(instance);
    }

    private List<RequestView> earlier() {
        return seen().integration().earlier();
    }

    private List<String> timeline() {
        return seen().timeline().stream().map(entry -> entry.what().toString()).toList();
    }

    /** Whom mails of this kind went to, oldest first. */
    private List<String> mails(String kind) {
        return seen().notifications().stream()
                .filter(mail -> mail.kind().equals(kind))
                .map(NotificationView::to)
                .toList();
    }

    private String newestMail(String to) {
        return newestMail(to, "");
    }

    private String newestMail(String to, String subject) {
        return mailbox.newest(20).stream()
                .filter(mail -> mail.to().contains(to) && mail.subject().contains(subject))
                .filter(mail -> mail.text().contains(number))
                .findFirst()
                .orElseThrow()
                .text();
    }

    /** What was begun about this onboarding and isn't at its end. */
    private long running() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .count();
    }

    private long watchesThatEndedBy(String endEvent) {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(WatchDeadlineModel.KEY)
                .processInstanceBusinessKey(number)
                .list()
                .stream()
                .filter(watch -> engine.getHistoryService()
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(watch.getId())
                                .activityId(endEvent)
                                .count()
                        == 1)
                .count();
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
}
