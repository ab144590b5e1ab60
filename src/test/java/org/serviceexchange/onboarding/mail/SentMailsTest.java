package org.serviceexchange.onboarding.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.EntryView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery;
import org.serviceexchange.onboarding.application.port.notification.MailDelivery.Envelope;
import org.serviceexchange.onboarding.application.port.notification.MailRenderer.RenderedMail;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.serviceexchange.onboarding.security.TestHttpClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What arrives at a mail server, which may refuse single receivers, while the whole application runs. */
@OnboardingTest
class SentMailsTest {

    private static final String CLOSED = "550 5.1.1 mailbox closed";

    @LocalServerPort
    int port;

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MailDelivery delivery;

    private final ScriptedMailServer server = new ScriptedMailServer();
    private final List<String> admins = new ArrayList<>();
    private final Map<String, String> texts = new HashMap<>();

    @BeforeEach
    void send_mails_to_the_server() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(server.port());
        MailDelivery smtp = new SmtpMailDelivery(sender, "onboarding@provider.example", Clock.systemUTC());
        doAnswer(call -> {
                    Envelope envelope = call.getArgument(0);
                    RenderedMail mail = call.getArgument(1);
                    texts.put(envelope.messageId().replaceAll("^[^.]*\\.|[.@].*$", ""), mail.text());
                    return smtp.deliver(envelope, mail);
                })
                .when(delivery)
                .deliver(any(), any());
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        admins.forEach(engine.getIdentityService()::deleteUser);
    }

    @Test
    void one_refused_provider_admin_does_not_keep_the_mail_from_the_others() throws Exception {
        String good = admin();
        String closed = admin();
        server.answer(closed, CLOSED);
        Person customer = story.newCustomerAdmin();

        ProcessInstance instance = story.approvalRequested(customer);

        assertThat(story.taskOf(instance))
                .as("the step after the mail")
                .extracting("taskDefinitionKey")
                .isEqualTo(CustomerOnboardingModel.APPROVE_SUBSCRIPTION);
        assertThat(approvalMails(good)).hasSize(1);
        assertThat(approvalMails(closed)).isEmpty();
        assertThat(mail(instance, "APPROVAL_REQUESTED").status()).isEqualTo(NotificationStatus.SENT);
        String page = recordPage(instance);
        assertThat(Jsoup.parse(page).select("#notifications").text()).contains("Not reached: " + closed);
        assertThat(notes(instance))
                .filteredOn(text -> text.contains(closed))
                .singleElement()
                .asString()
                .contains("5.1.1 mailbox closed");
    }

    @Test
    void deferred_provider_admin_alone_is_tried_again() {
        String good = admin();
        String busy = admin();
        server.answer(busy, "451 4.7.1 try again later");

        ProcessInstance instance = story.approvalRequested(story.newCustomerAdmin());
        assertThat(approvalMails(good)).hasSize(1);
        assertThat(approvalMails(busy)).isEmpty();

        server.accept(busy);
        retryFailedJobs(instance);

        assertThat(approvalMails(good)).as("the receiver that has the mail").hasSize(1);
        assertThat(approvalMails(busy)).singleElement().satisfies(copy -> {
            assertThat(copy.receivers()).containsExactly(busy);
            assertThat(copy.header("Message-ID"))
                    .isEqualTo(approvalMails(good).get(0).header("Message-ID"));
        });
        assertThat(notes(instance)).noneMatch(text -> text.contains(busy));
        assertThat(story.taskOf(instance)).isNotNull();
    }

    @Test
    void receiver_that_stays_deferred_does_not_hold_up_the_others_for_ever() {
        String good = admin();
        String full = admin();
        server.answer(full, "452 4.2.2 mailbox full");
        ProcessInstance instance = story.approvalRequested(story.newCustomerAdmin());

        jdbc.sql("update notification set at = timestamp '2020-01-01 00:00:00' where onboarding = ? and kind ="
                        + " 'APPROVAL_REQUESTED'")
                .param(story.numberOf(instance))
                .update();
        retryFailedJobs(instance);

        assertThat(story.taskOf(instance)).isNotNull();
        assertThat(approvalMails(good)).hasSize(1);
        assertThat(notes(instance)).anyMatch(text -> text.contains(full) && text.contains("mailbox full"));
    }

    @Test
    void refused_contact_with_colleague_lets_the_step_go_on() {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.registered(customer);
        String colleague = "colleague@%s.example".formatted(customer.instanceName());
        letIn(customer, colleague, instance);
        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        server.answer(customer.id(), CLOSED);

        story.submit("provider-admin", story.taskOf(instance), story.approval());
        story.runJobs();

        assertThat(story.taskOf(instance).getTaskDefinitionKey())
                .isEqualTo(CustomerOnboardingModel.ACTIVATE_REPLICATION_SET);
        assertThat(mail(instance, "SUBSCRIPTION_APPROVED").status()).isEqualTo(NotificationStatus.REFUSED);
        assertThat(notes(instance))
                .filteredOn(text -> text.contains(customer.id() + " (550"))
                .singleElement()
                .asString()
                .contains(colleague);
    }

    @Test
    void refused_contact_without_colleague_is_an_incident_until_the_mailbox_is_open() {
        Person customer = story.newCustomerAdmin();
        server.answer(customer.id(), CLOSED);
        ProcessInstance instance = story.registered(customer);

        assertThat(story.taskOf(instance)).isNull();
        failForGood(instance);
        OnboardingView.IncidentView incident =
                story.seenByProvider(instance).waiting().incident();
        assertThat(incident.cause().toString()).contains(customer.id(), "5.1.1 mailbox closed", "contact");
        assertThat(incident.solution().toString()).contains("retry the job");

        server.accept(customer.id());
        retryFailedJobs(instance);

        assertThat(story.taskOf(instance)).isNotNull();
        assertThat(server.receivedBy(customer.id()))
                .extracting(copy -> copy.header("Message-ID"))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void refusal_that_is_about_the_sender_is_not_blamed_on_the_receivers() {
        String first = admin();
        List.of("provider-admin@provider.example", first)
                .forEach(one -> server.answer(one, "554 5.7.1 relay access denied"));
        admins.forEach(one -> server.answer(one, "554 5.7.1 relay access denied"));
        everyProviderAdmin().forEach(one -> server.answer(one, "554 5.7.1 relay access denied"));

        ProcessInstance instance = story.approvalRequested(story.newCustomerAdmin());

        assertThat(story.taskOf(instance)).isNull();
        assertThat(mail(instance, "APPROVAL_REQUESTED").status()).isEqualTo(NotificationStatus.PENDING);
        assertThat(recordPageText(instance)).doesNotContain("Not reached");
    }

    @Test
    void answers_go_to_the_support_contact_and_automatic_answers_are_asked_not_to_come() {
        Person customer = story.newCustomerAdmin();
        story.registered(customer);

        assertThat(server.receivedBy(customer.id())).hasSize(2).allSatisfy(copy -> {
            assertThat(copy.header("Reply-To")).isEqualTo("support@provider.example");
            assertThat(copy.header("Auto-Submitted")).isEqualTo("auto-generated");
            assertThat(copy.header("X-Auto-Response-Suppress")).isEqualTo("All");
        });
    }

    /** Mail systems drop a Message-ID that they have seen, and another database numbers from 1001, too. */
    @Test
    void message_ids_differ_between_databases_with_the_same_numbers() {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.registered(customer);
        String number = story.numberOf(instance);
        List<String> first = messageIds(customer.id());

        // what another database with this number has sent
        jdbc.sql("delete from notification where onboarding = ?").param(number).update();
        engine.getRuntimeService()
                .createProcessInstanceModification(instance.getId())
                .startBeforeActivity(CustomerOnboardingModel.SEND_INSTRUCTIONS)
                .execute();
        story.runJobs();

        assertThat(messageIds(customer.id())).hasSize(3).doesNotHaveDuplicates().containsAll(first);
    }

    /** The contact left, and the mailbox is closed. */
    @Test
    void mails_that_failed_go_to_the_new_contact() throws Exception {
        Person customer = story.newCustomerAdmin();
        server.answer(customer.id(), CLOSED);
        ProcessInstance instance = story.registered(customer);
        failForGood(instance);
        String successor = "sam@%s.example".formatted(customer.instanceName());

        assertThat(new TestHttpClient(port)
                        .post(
                                "/api/onboardings/%s/contact".formatted(story.numberOf(instance)),
                                "{\"name\":\"Sam\",\"email\":\"%s\",\"reason\":\"Carla left.\"}".formatted(successor),
                                "provider-admin",
                                "demo")
                        .statusCode())
                .isEqualTo(200);
        story.runJobs();

        assertThat(incidents(instance)).isEmpty();
        assertThat(story.taskOf(instance)).isNotNull();
        assertThat(server.receivedBy(successor))
                .extracting(copy -> copy.header("Message-ID").replaceAll("^<[^.]*\\.|@.*$", ""))
                .containsExactlyInAnyOrder(
                        "instructions", "case-opened", "contact-changed.change-" + changeId(instance));
        assertThat(mail(instance, "CONTACT_REPLACED").unreached()).containsExactly(customer.id());
        assertThat(notes(instance)).anyMatch(text -> text.contains("NOT REACHED") && text.contains(customer.id()));
    }

    /** Mails go out before their task begins, and name the due date that the task then has. */
    @Test
    void mails_name_the_due_date_of_the_task_and_the_expiry() {
        Person customer = story.newCustomerAdmin();
        ProcessInstance instance = story.registered(customer);
        assertThat(texts.get("instructions")).contains(show(due(instance)), "the onboarding expires");

        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        assertThat(texts.get("approval-requested")).contains(show(due(instance)), "the onboarding expires");

        story.submit(
                "provider-admin",
                story.taskOf(instance),
                Map.of(
                        "decision",
                        "send-back",
                        "denialCategory",
                        "wrong-instance",
                        "denialReason",
                        "Use the real one."));
        story.runJobs();

        assertThat(texts.get("sent-back"))
                .contains("Use the real one.", show(due(instance)), "the onboarding expires", "Claim");
    }

    /** Otherwise people copy the full stop together with the value. */
    @Test
    void instance_id_in_a_mail_is_not_followed_by_a_full_stop() {
        story.registered(story.newCustomerAdmin());

        assertThat(texts.get("instructions"))
                .contains(OnboardingScenario.PROVIDER_INSTANCE_ID)
                .doesNotContainPattern(OnboardingScenario.PROVIDER_INSTANCE_ID + "\\p{Punct}")
                .doesNotContainPattern("exampleprovider\\.service-now\\.com[.,;]");
    }

    private static String show(Instant time) {
        return Sentence.time(time).toString();
    }

    private Instant due(ProcessInstance instance) {
        return story.seenByProvider(instance).waiting().due();
    }

    private long changeId(ProcessInstance instance) {
        return jdbc.sql("select id from contact_change where onboarding = ?")
                .param(story.numberOf(instance))
                .query(Long.class)
                .single();
    }

    private List<String> messageIds(String receiver) {
        return server.receivedBy(receiver).stream()
                .map(copy -> copy.header("Message-ID"))
                .toList();
    }

    private List<String> everyProviderAdmin() {
        return engine.getIdentityService().createUserQuery().memberOfGroup("provider-admin").list().stream()
                .map(org.camunda.bpm.engine.identity.User::getEmail)
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private String admin() {
        String id = story.newProviderAdmin();
        admins.add(id);
        return id;
    }

    private void letIn(Person customer, String colleague, ProcessInstance instance) {
        org.camunda.bpm.engine.identity.User user = engine.getIdentityService().newUser(colleague);
        user.setEmail(colleague);
        user.setPassword("three quiet green boats");
        engine.getIdentityService().saveUser(user);
        String key = jdbc.sql("select customer_key from onboarding where number = ?")
                .param(story.numberOf(instance))
                .query(String.class)
                .single();
        engine.getIdentityService().createMembership(colleague, "customer-" + key);
        jdbc.sql("insert into contact (email, name, customer_key, version) values (?, 'Col League', ?, 0)")
                .params(colleague, key)
                .update();
    }

    private List<ScriptedMailServer.Received> approvalMails(String receiver) {
        return server.receivedBy(receiver).stream()
                .filter(copy -> copy.header("Message-ID").contains("approval-requested"))
                .toList();
    }

    private NotificationView mail(ProcessInstance instance, String kind) {
        return story.seenByProvider(instance).notifications().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private List<String> notes(ProcessInstance instance) {
        return story.seenByProvider(instance).registrationCase().workNotes().stream()
                .map(EntryView::text)
                .toList();
    }

    private void retryFailedJobs(ProcessInstance instance) {
        for (Job job : engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance.getId())
                .withException()
                .list()) {
            engine.getManagementService().setJobRetries(job.getId(), 1);
            engine.getManagementService().executeJob(job.getId());
        }
        story.runJobs();
    }

    private void failForGood(ProcessInstance instance) {
        for (int tries = 0; tries < 10 && incidents(instance).isEmpty(); tries++) {
            for (Job job : engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .withException()
                    .withRetriesLeft()
                    .list()) {
                try {
                    engine.getManagementService().executeJob(job.getId());
                } catch (RuntimeException expected) {
                    // as every time
                }
            }
        }
    }

    private List<Incident> incidents(ProcessInstance instance) {
        return engine.getRuntimeService()
                .createIncidentQuery()
                .processInstanceId(instance.getId())
                .list();
    }

    private String recordPageText(ProcessInstance instance) {
        try {
            return Jsoup.parse(recordPage(instance)).text();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String recordPage(ProcessInstance instance) throws Exception {
        TestHttpClient browser = new TestHttpClient(port);
        browser.signInAtOurPage("provider-admin", "demo");
        return browser.get("/onboardings/" + story.numberOf(instance)).body();
    }
}
