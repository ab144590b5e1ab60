package org.serviceexchange.onboarding.process.integration;

import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.number;
import static org.serviceexchange.onboarding.process.model.IntegrationRequestVariables.request;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.serviceexchange.onboarding.application.casework.CloseRegistrationCase;
import org.serviceexchange.onboarding.application.casework.ManageOffboardingCase;
import org.serviceexchange.onboarding.application.integration.ExecuteIntegrationRequest;
import org.serviceexchange.onboarding.application.integration.NotifyOfIntegrationRequest;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The delegates of {@code integration-pause}, {@code integration-resume} and {@code integration-offboarding}. Each
 * calls one use case, which has one external effect.
 */
@Configuration(proxyBeanMethods = false)
class IntegrationDelegates {

    private final NotifyOfIntegrationRequest notifyParties;

    IntegrationDelegates(NotifyOfIntegrationRequest notifyParties) {
        this.notifyParties = notifyParties;
    }

    @Bean
    JavaDelegate pauseReplicationSetDelegate(ExecuteIntegrationRequest executeRequest) {
        return execution -> executeRequest.pause(request(execution));
    }

    @Bean
    JavaDelegate notifyPausedDelegate() {
        return otherParty(NotificationKind.INTEGRATION_PAUSED);
    }

    @Bean
    JavaDelegate notifyResumeRequestedDelegate() {
        return otherParty(NotificationKind.RESUME_REQUESTED);
    }

    @Bean
    JavaDelegate resumeReplicationSetDelegate(ExecuteIntegrationRequest executeRequest) {
        return execution -> executeRequest.resume(request(execution));
    }

    @Bean
    JavaDelegate notifyAskingPartyResumedDelegate() {
        return askingParty(NotificationKind.INTEGRATION_RESUMED);
    }

    @Bean
    JavaDelegate notifyOtherPartyResumedDelegate() {
        return otherParty(NotificationKind.INTEGRATION_RESUMED);
    }

    @Bean
    JavaDelegate notifyResumeRefusedDelegate() {
        return askingParty(NotificationKind.REQUEST_REFUSED);
    }

    @Bean
    JavaDelegate notifyResumeWithdrawnDelegate() {
        return otherParty(NotificationKind.REQUEST_TAKEN_BACK);
    }

    @Bean
    JavaDelegate notifyAskingPartyResumeExpiredDelegate() {
        return askingParty(NotificationKind.REQUEST_LAPSED);
    }

    @Bean
    JavaDelegate notifyOtherPartyResumeExpiredDelegate() {
        return otherParty(NotificationKind.REQUEST_LAPSED);
    }

    @Bean
    JavaDelegate notifyEndRequestedDelegate() {
        return otherParty(NotificationKind.END_REQUESTED);
    }

    @Bean
    JavaDelegate deactivateReplicationSetDelegate(ExecuteIntegrationRequest executeRequest) {
        return execution -> executeRequest.deactivateReplicationSet(request(execution));
    }

    @Bean
    JavaDelegate revokeSubscriptionDelegate(ExecuteIntegrationRequest executeRequest) {
        return execution -> executeRequest.revokeSubscription(request(execution));
    }

    @Bean
    JavaDelegate removeAccessDelegate(ExecuteIntegrationRequest executeRequest) {
        return execution -> executeRequest.removeAccess(request(execution));
    }

    @Bean
    JavaDelegate closeRegistrationCaseDelegate(CloseRegistrationCase closeRegistrationCase) {
        return execution -> closeRegistrationCase.closeOffboarded(number(execution));
    }

    @Bean
    JavaDelegate openOffboardingCaseDelegate(ManageOffboardingCase manageOffboardingCase) {
        return execution -> manageOffboardingCase.open(request(execution));
    }

    @Bean
    JavaDelegate notifyAskingPartyEndedDelegate() {
        return askingParty(NotificationKind.INTEGRATION_ENDED);
    }

    @Bean
    JavaDelegate notifyOtherPartyEndedDelegate() {
        return otherParty(NotificationKind.INTEGRATION_ENDED);
    }

    @Bean
    JavaDelegate closeOffboardingCaseDelegate(ManageOffboardingCase manageOffboardingCase) {
        return execution -> manageOffboardingCase.close(request(execution));
    }

    @Bean
    JavaDelegate notifyAskingPartyEndRefusedDelegate() {
        return askingParty(NotificationKind.REQUEST_REFUSED);
    }

    @Bean
    JavaDelegate notifyOtherPartyEndRefusedDelegate() {
        return otherParty(NotificationKind.REQUEST_REFUSED);
    }

    @Bean
    JavaDelegate notifyEndWithdrawnDelegate() {
        return otherParty(NotificationKind.REQUEST_TAKEN_BACK);
    }

    @Bean
    JavaDelegate notifyAskingPartyEndExpiredDelegate() {
        return askingParty(NotificationKind.REQUEST_LAPSED);
    }

    @Bean
    JavaDelegate notifyOtherPartyEndExpiredDelegate() {
        return otherParty(NotificationKind.REQUEST_LAPSED);
    }

    private JavaDelegate askingParty(NotificationKind kind) {
        return execution -> notifyParties.askingParty(request(execution), kind);
    }

    private JavaDelegate otherParty(NotificationKind kind) {
        return execution -> notifyParties.otherParty(request(execution), kind);
    }
}
