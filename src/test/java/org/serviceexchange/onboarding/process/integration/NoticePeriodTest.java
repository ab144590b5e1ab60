package org.serviceexchange.onboarding.process.integration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.serviceexchange.onboarding.NonDefaultConfiguration;
import org.serviceexchange.onboarding.OnboardingScenario;
import org.serviceexchange.onboarding.OnboardingScenario.Person;
import org.serviceexchange.onboarding.OnboardingTest;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.integration.RequestIntegrationChange;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.port.notification.Mailbox;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.integration.RequestKind;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.setup.ReplicationSetState;
import org.serviceexchange.onboarding.process.model.IntegrationOffboardingModel;
import org.springframework.beans.factory.annotation.Autowired;

/** Where nobody has to agree to the end: the other party is told, and has time. */
@OnboardingTest
@NonDefaultConfiguration
class NoticePeriodTest {

    private static final CurrentUser PROVIDER = new CurrentUser("provider-admin", Set.of(Role.PROVIDER_ADMIN.group()));

    @Autowired
    OnboardingScenario story;

    @Autowired
    ProcessEngine engine;

    @Autowired
    RequestIntegrationChange change;

    @Autowired
    Mailbox mailbox;

    Person customer;
    ProcessInstance instance;
    String number;

    @BeforeEach
    void anEndIsAskedFor() {
        customer = story.newCustomerAdmin();
        instance = story.established(customer, story.newProviderAdmin());
        number = story.numberOf(instance);
        assertThat(change.end(number, PROVIDER, "The contract ends", customer.company()))
                .isInstanceOf(Result.Success.class);
        story.runJobs();
    }

    @AfterEach
    void timeGoesOnAsEverywhere() {
        ClockUtil.reset();
    }

    @Test
    void integration_ends_only_after_notice_period() {
        OnboardingView told = story.seenByProvider(instance);
        Instant ends = told.integration().request().noticeEnds();
        assertThat(Duration.between(told.integration().request().at(), ends)).isEqualTo(Duration.ofDays(10));
        assertThat(told.integration().noticeDays()).isEqualTo(10);
        assertThat(told.waiting().on()).isEqualTo(Party.NOBODY);
        assertThat(told.waiting().due()).isNull();
        assertThat(story.taskOf(number)).isNull();
        assertThat(mailbox.newest(5))
                .filteredOn(mail -> mail.to().contains(customer.id()))
                .first()
                .satisfies(mail -> assertThat(mail.subject()).startsWith("It ends on "))
                .satisfies(mail -> assertThat(mail.text())
                        .contains("You do not have to do anything.")
                        .doesNotContain("Agree to end the integration"));
        Result<?> byTheCustomer = change.withdraw(number, viewer(), RequestKind.END);
        assertThat(byTheCustomer).isInstanceOfSatisfying(Result.Conflict.class, wrong -> assertThat(wrong.sentence())
                .asString()
                .contains("only that party can withdraw the request"));

        ClockUtil.offset(Duration.ofDays(9).toMillis());
        story.runJobs();
        assertThat(story.seenByProvider(instance).state()).isEqualTo(OnboardingState.ESTABLISHED);

        ClockUtil.offset(Duration.ofDays(10).plusMinutes(1).toMillis());
        story.runJobs();
        OnboardingView ended = story.seenByProvider(instance);
        assertThat(ended.state()).isEqualTo(OnboardingState.OFFBOARDED);
        assertThat(ended.subscription().replicationSet()).isEqualTo(ReplicationSetState.REPLICATION_DEACTIVATED);
        assertThat(ended.timeline())
                .extracting(entry -> entry.what().toString())
                .contains("The notice period is over");
        assertThat(ended.integration().endCase().description()).contains("Notice period over: ");
        assertThat(ended.notifications())
                .extracting(NotificationView::kind)
                .contains("INTEGRATION_ENDED", "INTEGRATION_ENDED_PROVIDER");
        assertThat(engine.getHistoryService()
                        .createHistoricActivityInstanceQuery()
                        .processInstanceId(story.newestOf(IntegrationOffboardingModel.KEY, number)
                                .getId())
                        .activityId(IntegrationOffboardingModel.NOTICE_PERIOD)
                        .finished()
                        .count())
                .isOne();
    }

    @Test
    void end_withdrawn_within_notice_period_keeps_integration() {
        ClockUtil.offset(Duration.ofDays(9).toMillis());
        assertThat(change.withdraw(number, PROVIDER, RequestKind.END)).isInstanceOf(Result.Success.class);
        ClockUtil.offset(Duration.ofDays(30).toMillis());
        story.runJobs();
        OnboardingView stays = story.seenByProvider(instance);
        assertThat(stays.state()).isEqualTo(OnboardingState.ESTABLISHED);
        assertThat(stays.integration().request()).isNull();
        assertThat(stays.notifications())
                .extracting(NotificationView::kind)
                .contains("REQUEST_TAKEN_BACK")
                .doesNotContain("INTEGRATION_ENDED");
    }

    private CurrentUser viewer() {
        return new CurrentUser(
                customer.id(),
                Set.of(engine.getIdentityService()
                        .createGroupQuery()
                        .groupName("Customer: " + customer.company())
                        .singleResult()
                        .getId()));
    }
}
