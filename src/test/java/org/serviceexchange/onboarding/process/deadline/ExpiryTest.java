package org.serviceexchange.onboarding.process.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.casework.CloseRegistrationCase;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.security.SignedInClient;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody does anything: what becomes of an onboarding from the first reminder to its end, and after it. */
@OnboardingTest
@ExtendWith(FixedDeadlines.class)
class ExpiryTest {

    // a Monday; each step that begins now expires on 21 December at 17:00
    private static final String BEGIN = "2026-11-23T12:00:00Z";
    private static final String LAST_SECOND = "2026-12-21T16:59:59Z";
    private static final String EXPIRY = "2026-12-21T17:00:00Z";

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Mailbox mailbox;

    @LocalServerPort
    int port;

    Person customer;
    SignedInClient provider;
    ProcessInstance instance;
    String number;

    /** Where nobody goes on. */
    enum Step {
        CREATE_PROVIDER_RECORD("Create the provider record in your instance", "REMINDER", null) {
            @Override
            ProcessInstance begun(OnboardingScenario story, Person customer) {
                return story.registered(customer);
            }
        },
        APPROVE_SUBSCRIPTION(
                "Approve the replication subscription", "REMINDER_PROVIDER", SubscriptionState.PENDING_APPROVAL) {
            @Override
            ProcessInstance begun(OnboardingScenario story, Person customer) {
                return story.approvalRequested(customer);
            }
        },
        ACTIVATE_REPLICATION_SET("Activate the replication set", "REMINDER", SubscriptionState.APPROVED) {
            @Override
            ProcessInstance begun(OnboardingScenario story, Person customer) {
                return story.approved(customer);
            }
        };

        private final String title;
        private final String reminder;
        private final SubscriptionState subscription;

        Step(String title, String reminder, SubscriptionState subscription) {
            this.title = title;
            this.reminder = reminder;
            this.subscription = subscription;
        }

        abstract ProcessInstance begun(OnboardingScenario story, Person customer);
    }

    @BeforeEach
    void somebody() {
        story.endWhatIsLeft();
        at(BEGIN);
        customer = story.newCustomerAdmin();
        provider = SignedInClient.withBasic(port, "provider-admin");
    }

    @AfterEach
    void now() {
        story.endWhatIsLeft();
        ClockUtil.reset();
    }

    @ParameterizedTest
    @EnumSource
    void step_without_action_is_reminded_escalated_and_ends_onboarding(Step step) {
        instance = step.begun(story, customer);
        number = story.numberOf(instance);
        assertThat(subscription()).isEqualTo(step.subscription);

        at("2026-11-25T12:00:00Z");
        assertThat(mails(step.reminder)).isNotEmpty();
        assertThat(mails("ESCALATION_PROVIDER")).isEmpty();
        at("2026-12-03T12:00:00Z");
        assertThat(mails("ESCALATION_PROVIDER")).hasSize(1);
        assertThat(seen().state().isOpen()).isTrue();

        at("2026-12-21T09:00:00Z");
        String invitation = invited("colleague@" + customer.instanceName() + ".example");
        assertThat(nobody().page(invitation).status()).isEqualTo(200);
        SignedInClient program = SignedInClient.withBasic(port, customer.id());
        assertThat(program.get("/api/onboardings/" + number).status()).isEqualTo(200);

        at(LAST_SECOND);
        assertThat(seen().state().isOpen()).isTrue();
        assertThat(mails("ONBOARDING_ENDED")).isEmpty();
        assertThat(nobody().page(invitation).status()).isEqualTo(200);
        at(EXPIRY);

        OnboardingView expired = seen();
        String reason = "“%s” was not done by its last day.".formatted(step.title);
        assertThat(expired.state()).isEqualTo(OnboardingState.EXPIRED);
        assertThat(expired.waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(expired.waiting().due()).isNull();
        assertThat(subscription()).isEqualTo(step.subscription == null ? null : SubscriptionState.CANCELLED);
        assertThat(expired.registrationCase().state()).isEqualTo(CaseState.CLOSED);
        assertThat(expired.registrationCase().resolutionCode()).isEqualTo(CloseRegistrationCase.EXPIRED);
        assertThat(expired.registrationCase().closeNotes()).isEqualTo("The onboarding expired: " + reason);
        assertThat(expired.timeline())
                .anySatisfy(entry ->
                        assertThat(entry.what().toString()).contains("The invitation of Colin Colleague", "revoked"));
        assertNothingRuns();

        // the link is younger than the 72 hours that it would work
        assertThat(nobody().page(invitation).status()).isEqualTo(404);
        assertThat(nobody().page(invitation).body()).contains("This link can&#39;t be used");
        assertThat(program.get("/api/onboardings/" + number).status()).isEqualTo(404);
        assertThat(groupsOf(customer.id())).isZero();

        assertThat(mails("ONBOARDING_ENDED")).containsExactly(customer.id());
        assertThat(mails("ONBOARDING_ENDED_PROVIDER")).containsExactly("admin@provider.example");
        assertThat(mailbox.newest(2)).hasSize(2).allSatisfy(mail -> assertThat(mail.text())
                .contains("has expired before the integration was established", reason));

        // who comes too late hears so
        assertThat(provider.post(
                                "/api/onboardings/%s/deadline".formatted(number),
                                SignedInClient.json(Map.of("due", "2026-12-30", "reason", "Holidays")))
                        .status())
                .isEqualTo(409);
        at("2027-01-29T12:00:00Z");
        assertThat(mails("ONBOARDING_ENDED")).hasSize(1);
        assertThat(mails("ESCALATION_PROVIDER")).hasSize(1);

        assertANewRegistrationStartsClean();
    }

    private void assertANewRegistrationStartsClean() {
        ProcessInstance again = story.registered(customer);
        OnboardingView anew = story.seenByProvider(again);
        assertThat(anew.number()).isNotEqualTo(number);
        assertThat(anew.state()).isEqualTo(OnboardingState.AWAITING_PROVIDER_RECORD);
        assertThat(anew.waiting().due()).isEqualTo("2027-02-05T17:00:00Z");
        assertThat(anew.subscription()).isNull();
        assertThat(anew.rounds()).isEmpty();
        assertThat(anew.registrationCase().state()).isNotEqualTo(CaseState.CLOSED);
        assertThat(anew.registrationCase().comments()).isEmpty();
        assertThat(anew.notifications())
                .extracting(NotificationView::kind)
                .containsExactlyInAnyOrder("INSTRUCTIONS", "CASE_OPENED");
        assertThat(story.taskFor(customer.id()).getProcessInstanceId()).isEqualTo(again.getId());

        story.submit(customer.id(), story.providerRecord());
        story.runJobs();
        story.submit("provider-admin", story.taskOf(again), story.approval());
        story.runJobs();
        story.submit(customer.id(), Map.of("confirmed", true));
        story.runJobs();
        assertThat(story.seenByProvider(again).state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(seen().state()).isEqualTo(OnboardingState.EXPIRED);
    }

    private void assertNothingRuns() {
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .list())
                .isEmpty();
        assertThat(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .list())
                .isEmpty();
        assertThat(engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(instance.getId())
                        .list())
                .isEmpty();
    }

    /** Invites a colleague of the customer's admin. */
    private String invited(String email) {
        SignedInClient.Answer answer = provider.post(
                "/api/onboardings/%s/invitation".formatted(number),
                SignedInClient.json(Map.of("email", email, "name", "Colin Colleague")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return URI.create(answer.json().path("link").asText()).getPath();
    }

    private SignedInClient nobody() {
        return SignedInClient.nobody(port);
    }

    private long groupsOf(String userId) {
        return engine.getIdentityService()
                .createGroupQuery()
                .groupMember(userId)
                .count();
    }

    private OnboardingView seen() {
        return story.seenByProvider(instance);
    }

    private SubscriptionState subscription() {
        return seen().subscription() == null ? null : seen().subscription().state();
    }

    /** Whom mails of this kind went to, oldest first. */
    private List<String> mails(String kind) {
        return seen().notifications().stream()
                .filter(mail -> mail.kind().equals(kind) && mail.status() == NotificationStatus.SENT)
                .map(NotificationView::to)
                .toList();
    }

    private void at(String time) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(time)));
        story.runJobs();
    }
}
