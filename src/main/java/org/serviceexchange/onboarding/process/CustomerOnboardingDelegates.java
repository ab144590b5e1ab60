package org.serviceexchange.onboarding.process;

import static org.serviceexchange.onboarding.process.CustomerOnboarding.number;

import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.serviceexchange.onboarding.application.ActivateIntegration;
import org.serviceexchange.onboarding.application.EndRegistrationCase;
import org.serviceexchange.onboarding.application.OpenRegistrationCase;
import org.serviceexchange.onboarding.application.RequestApproval;
import org.serviceexchange.onboarding.application.SendNotification;
import org.serviceexchange.onboarding.application.WriteWorkNotes;
import org.serviceexchange.onboarding.domain.NotificationKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What each service task of {@code customer-onboarding} does: one use case, and one effect outside, each. */
@Configuration(proxyBeanMethods = false)
class CustomerOnboardingDelegates {

    private final SendNotification sendNotification;

    CustomerOnboardingDelegates(SendNotification sendNotification) {
        this.sendNotification = sendNotification;
    }

    @Bean
    JavaDelegate openRegistrationCaseDelegate(OpenRegistrationCase openRegistrationCase) {
        return execution -> openRegistrationCase.open(number(execution));
    }

    @Bean
    JavaDelegate sendInstructionsDelegate() {
        return mail(NotificationKind.INSTRUCTIONS);
    }

    @Bean
    JavaDelegate writeWorkNotesDelegate(WriteWorkNotes writeWorkNotes) {
        return execution -> writeWorkNotes.ofRegistration(number(execution));
    }

    @Bean
    JavaDelegate notifyContactDelegate() {
        return mail(NotificationKind.CASE_OPENED);
    }

    @Bean
    JavaDelegate requestApprovalDelegate(RequestApproval requestApproval) {
        return execution -> requestApproval.request(number(execution));
    }

    @Bean
    JavaDelegate linkSubscriptionDelegate(WriteWorkNotes writeWorkNotes) {
        return execution -> writeWorkNotes.ofPendingSubscription(number(execution));
    }

    @Bean
    JavaDelegate notifyProviderAdminsDelegate() {
        return mail(NotificationKind.APPROVAL_REQUESTED);
    }

    @Bean
    JavaDelegate notifyApprovedDelegate() {
        return mail(NotificationKind.SUBSCRIPTION_APPROVED);
    }

    @Bean
    JavaDelegate activateIntegrationDelegate(ActivateIntegration activateIntegration) {
        return execution -> activateIntegration.activate(number(execution));
    }

    @Bean
    JavaDelegate resolveCaseDelegate(EndRegistrationCase endRegistrationCase) {
        return execution -> endRegistrationCase.resolve(number(execution));
    }

    @Bean
    JavaDelegate notifyEstablishedDelegate() {
        return mail(NotificationKind.INTEGRATION_ESTABLISHED);
    }

    @Bean
    JavaDelegate notifyProviderEstablishedDelegate() {
        return mail(NotificationKind.INTEGRATION_ESTABLISHED_PROVIDER);
    }

    @Bean
    JavaDelegate closeCaseDelegate(EndRegistrationCase endRegistrationCase) {
        return execution -> endRegistrationCase.closeDenied(number(execution));
    }

    @Bean
    JavaDelegate notifyDeniedDelegate() {
        return mail(NotificationKind.REGISTRATION_DENIED);
    }

    private JavaDelegate mail(NotificationKind kind) {
        return execution -> sendNotification.send(number(execution), kind);
    }
}
