package org.serviceexchange.onboarding.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.serviceexchange.onboarding.NonDefaultConfiguration;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.RoundView;
import org.serviceexchange.onboarding.domain.approval.SubscriptionState;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.process.deadline.FixedDeadlines;
import org.springframework.beans.factory.annotation.Autowired;

/** What an operator may choose by properties is seen where people act. */
@OnboardingTest
@ExtendWith(FixedDeadlines.class)
@NonDefaultConfiguration
class NonDefaultConfigurationTest {

    @Autowired
    OnboardingScenario story;

    Person customer;

    @BeforeEach
    void onAMonday() {
        story.endWhatIsLeft();
        at("2026-11-23T12:00:00Z");
        customer = story.newCustomerAdmin();
    }

    @AfterEach
    void now() {
        story.endWhatIsLeft();
        ClockUtil.reset();
    }

    @Test
    void approve_by_admin_who_registered_the_customer_is_refused() {
        ProcessInstance instance = story.approvalRequested(customer);
        assertThatThrownBy(() -> story.submit("provider-admin", story.taskOf(instance), story.approval()))
                .isInstanceOf(FormFieldValidationException.class)
                .hasMessage("“Decision”: you registered this customer, so another provider admin has to approve it.");
        story.runJobs();
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.AWAITING_APPROVAL);
        assertThat(story.seenByProvider(instance).subscription().state()).isEqualTo(SubscriptionState.PENDING_APPROVAL);

        story.submit(
                "provider-admin",
                story.taskOf(instance),
                Map.of("decision", "send-back", "denialReason", "A copy, it seems."));
        story.runJobs();
        story.submit(customer.id(), story.taskOf(instance), story.providerRecord());
        story.runJobs();
        String colleague = story.newProviderAdmin();
        story.submit(colleague, story.taskOf(instance), story.approval());
        story.runJobs();
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.AWAITING_ACTIVATION);
        assertThat(story.seenByProvider(instance).rounds())
                .extracting(RoundView::decision, RoundView::by)
                .containsExactly(tuple("send-back", "provider-admin"), tuple("approve", colleague));
    }

    @Test
    void a_step_is_due_in_the_working_days_of_the_party_that_has_to_act() {
        ProcessInstance instance = story.registered(customer);
        // five working days of the customer's: Friday is none of them; 17:00 in Berlin
        assertThat(story.taskOf(instance).getDueDate()).isEqualTo("2026-12-01T16:00:00Z");
        story.submit(customer.id(), story.taskOf(instance), story.providerRecord());
        story.runJobs();
        assertThat(story.taskOf(instance).getDueDate()).isEqualTo("2026-11-25T17:00:00Z");
    }

    @Test
    void escalation_of_overdue_step_goes_to_configured_lead() {
        ProcessInstance instance = story.registered(customer);
        at("2026-12-05T12:00:00Z");
        assertThat(story.seenByProvider(instance).notifications())
                .filteredOn(mail -> mail.kind().equals("ESCALATION_PROVIDER"))
                .extracting(NotificationView::to)
                .containsExactly("lead@provider.example");
    }

    private void at(String time) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(time)));
        story.runJobs();
    }
}
