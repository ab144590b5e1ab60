package org.serviceexchange.onboarding.process.integration;

import static org.serviceexchange.onboarding.process.model.CustomerOnboarding.number;
import static org.serviceexchange.onboarding.process.model.IntegrationRequestVariables.request;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.serviceexchange.onboarding.application.casework.EndRegistrationCase;
import org.serviceexchange.onboarding.application.casework.KeepRecordOfEnd;
import org.serviceexchange.onboarding.application.integration.CarryOutIntegrationRequest;
import org.serviceexchange.onboarding.application.integration.TellOfRequest;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What each service task of {@code integration-pause}, {@code integration-resume} and {@code integration-offboarding}
 * does: one use case, and one effect outside, each.
 */
@Configuration(proxyBeanMethods = false)
class IntegrationDelegates {

    private final TellOfRequest tell;

    IntegrationDelegates(TellOfRequest tell) {
        this.tell = tell;
    }

    @Bean
    JavaDelegate pauseReplicationSetDelegate(CarryOutIntegrationRequest carryOut) {
        return execution -> carryOut.pause(request(execution));
    }

    @Bean
    JavaDelegate tellPausedDelegate() {
        return otherParty(NotificationKind.INTEGRATION_PAUSED);
    }

    @Bean
    JavaDelegate tellResumeRequestedDelegate() {
        return otherParty(NotificationKind.RESUME_REQUESTED);
    }

    @Bean
    JavaDelegate resumeReplicationSetDelegate(CarryOutIntegrationRequest carryOut) {
        return execution -> carryOut.resume(request(execution));
    }

    @Bean
    JavaDelegate tellAskingPartyResumedDelegate() {
        return askingParty(NotificationKind.INTEGRATION_RESUMED);
    }

    @Bean
    JavaDelegate tellOtherPartyResumedDelegate() {
        return otherParty(NotificationKind.INTEGRATION_RESUMED);
    }

    @Bean
    JavaDelegate tellResumeRefusedDelegate() {
        return askingParty(NotificationKind.REQUEST_REFUSED);
    }

    @Bean
    JavaDelegate tellResumeTakenBackDelegate() {
        return otherParty(NotificationKind.REQUEST_TAKEN_BACK);
    }

    @Bean
    JavaDelegate tellAskingPartyResumeLapsedDelegate() {
        return askingParty(NotificationKind.REQUEST_LAPSED);
    }

    @Bean
    JavaDelegate tellOtherPartyResumeLapsedDelegate() {
        return otherParty(NotificationKind.REQUEST_LAPSED);
    }

    @Bean
    JavaDelegate tellEndRequestedDelegate() {
        return otherParty(NotificationKind.END_REQUESTED);
    }

    @Bean
    JavaDelegate deactivateReplicationSetDelegate(CarryOutIntegrationRequest carryOut) {
        return execution -> carryOut.deactivateReplicationSet(request(execution));
    }

    @Bean
    JavaDelegate revokeSubscriptionDelegate(CarryOutIntegrationRequest carryOut) {
        return execution -> carryOut.revokeSubscription(request(execution));
    }

    @Bean
    JavaDelegate removeAccessDelegate(CarryOutIntegrationRequest carryOut) {
        return execution -> carryOut.removeAccess(request(execution));
    }

    @Bean
    JavaDelegate closeRegistrationCaseDelegate(EndRegistrationCase endRegistrationCase) {
        return execution -> endRegistrationCase.closeOffboarded(number(execution));
    }

    @Bean
    JavaDelegate openEndCaseDelegate(KeepRecordOfEnd keepRecord) {
        return execution -> keepRecord.open(request(execution));
    }

    @Bean
    JavaDelegate tellAskingPartyEndedDelegate() {
        return askingParty(NotificationKind.INTEGRATION_ENDED);
    }

    @Bean
    JavaDelegate tellOtherPartyEndedDelegate() {
        return otherParty(NotificationKind.INTEGRATION_ENDED);
    }

    @Bean
    JavaDelegate closeEndCaseDelegate(KeepRecordOfEnd keepRecord) {
        return execution -> keepRecord.close(request(execution));
    }

    @Bean
    JavaDelegate tellAskingPartyEndRefusedDelegate() {
        return askingParty(NotificationKind.REQUEST_REFUSED);
    }

    @Bean
    JavaDelegate tellOtherPartyEndRefusedDelegate() {
        return otherParty(NotificationKind.REQUEST_REFUSED);
    }

    @Bean
    JavaDelegate tellEndTakenBackDelegate() {
        return otherParty(NotificationKind.REQUEST_TAKEN_BACK);
    }

    @Bean
    JavaDelegate tellAskingPartyEndLapsedDelegate() {
        return askingParty(NotificationKind.REQUEST_LAPSED);
    }

    @Bean
    JavaDelegate tellOtherPartyEndLapsedDelegate() {
        return otherParty(NotificationKind.REQUEST_LAPSED);
    }

    private JavaDelegate askingParty(NotificationKind news) {
        return execution -> tell.askingParty(request(execution), news);
    }

    private JavaDelegate otherParty(NotificationKind news) {
        return execution -> tell.otherParty(request(execution), news);
    }
}
