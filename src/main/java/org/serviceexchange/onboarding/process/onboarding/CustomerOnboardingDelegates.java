package org.serviceexchange.onboarding.process.onboarding;

import static org.serviceexchange.onboarding.process.model.CustomerOnboardingModel.number;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.serviceexchange.onboarding.application.activation.CheckActivation;
import org.serviceexchange.onboarding.application.approval.RequestApproval;
import org.serviceexchange.onboarding.application.casework.CloseRegistrationCase;
import org.serviceexchange.onboarding.application.casework.OpenRegistrationCase;
import org.serviceexchange.onboarding.application.casework.WriteRegistrationWorkNotes;
import org.serviceexchange.onboarding.application.notification.SendNotification;
import org.serviceexchange.onboarding.application.registration.CheckRegistration;
import org.serviceexchange.onboarding.application.termination.UndoOnboarding;
import org.serviceexchange.onboarding.domain.activation.ActivationStatus;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.registration.RegistrationCheckResult;
import org.serviceexchange.onboarding.process.model.CustomerOnboardingModel;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The delegates of {@code customer-onboarding}. Each calls one use case, which has one external effect. */
@Configuration(proxyBeanMethods = false)
class CustomerOnboardingDelegates {

    private final SendNotification sendNotification;

    CustomerOnboardingDelegates(SendNotification sendNotification) {
        this.sendNotification = sendNotification;
    }

    @Bean
    JavaDelegate checkRegistrationDelegate(CheckRegistration checkRegistration) {
        return execution -> {
            RegistrationCheckResult found = checkRegistration.check(number(execution));
            execution.setVariable(CustomerOnboardingModel.VARIABLE_REGISTRATION_CHECK, found.name());
        };
    }

    @Bean
    JavaDelegate notifyCorrectionDelegate() {
        return mail(NotificationKind.CORRECTION_NEEDED, Party.PROVIDER);
    }

    @Bean
    JavaDelegate openRegistrationCaseDelegate(OpenRegistrationCase openRegistrationCase) {
        return execution -> openRegistrationCase.open(number(execution)).ifPresent(correction -> {
            // before version 6 of the model operations handle it as an incident
            if (!handlesCorrection(execution)) {
                throw correction;
            }
            throw new BpmnError(CustomerOnboardingModel.ERROR_CORRECTION_REQUIRED);
        });
    }

    private static boolean handlesCorrection(DelegateExecution execution) {
        return execution.getBpmnModelInstance().getModelElementsByType(Error.class).stream()
                .anyMatch(error -> CustomerOnboardingModel.ERROR_CORRECTION_REQUIRED.equals(error.getErrorCode()));
    }

    @Bean
    JavaDelegate sendInstructionsDelegate() {
        return mail(NotificationKind.INSTRUCTIONS, Party.CUSTOMER);
    }

    @Bean
    JavaDelegate writeWorkNotesDelegate(WriteRegistrationWorkNotes workNotes) {
        return execution -> workNotes.ofRegistration(number(execution));
    }

    @Bean
    JavaDelegate notifyContactDelegate() {
        return mail(NotificationKind.CASE_OPENED, Party.CUSTOMER);
    }

    @Bean
    JavaDelegate notifyMismatchDelegate() {
        return mail(NotificationKind.PROVIDER_RECORD_MISMATCHED, Party.PROVIDER);
    }

    @Bean
    JavaDelegate notifyAdviceDelegate() {
        return mail(NotificationKind.ADVICE, Party.CUSTOMER);
    }

    @Bean
    JavaDelegate requestApprovalDelegate(RequestApproval requestApproval) {
        return execution -> requestApproval.request(number(execution));
    }

    @Bean
    JavaDelegate linkSubscriptionDelegate(WriteRegistrationWorkNotes workNotes) {
        return execution -> workNotes.ofPendingSubscription(number(execution));
    }

    @Bean
    JavaDelegate notifyProviderAdminsDelegate() {
        return mail(NotificationKind.APPROVAL_REQUESTED, Party.PROVIDER);
    }

    @Bean
    JavaDelegate notifySentBackDelegate() {
        return mail(NotificationKind.SENT_BACK, Party.CUSTOMER);
    }

    @Bean
    JavaDelegate notifyApprovedDelegate() {
        return mail(NotificationKind.SUBSCRIPTION_APPROVED, Party.CUSTOMER);
    }

    @Bean
    JavaDelegate checkActivationDelegate(CheckActivation checkActivation) {
        return execution -> {
            ActivationStatus found = checkActivation.check(number(execution));
            execution.setVariable(CustomerOnboardingModel.VARIABLE_ACTIVATION, found.name());
        };
    }

    @Bean
    JavaDelegate notifyActivationFailedDelegate() {
        return mail(NotificationKind.ACTIVATION_FAILED, Party.CUSTOMER);
    }

    @Bean
    JavaDelegate cancelSubscriptionDelegate(UndoOnboarding undoOnboarding) {
        return execution -> undoOnboarding.cancelSubscription(number(execution));
    }

    @Bean
    JavaDelegate revokeAccessDelegate(UndoOnboarding undoOnboarding) {
        return execution -> undoOnboarding.removeAccess(number(execution));
    }

    @Bean
    JavaDelegate closeTerminatedCaseDelegate(CloseRegistrationCase closeRegistrationCase) {
        return execution -> closeRegistrationCase.closeTerminated(number(execution));
    }

    @Bean
    JavaDelegate notifyTerminationDelegate() {
        return mail(NotificationKind.ONBOARDING_ENDED, Party.CUSTOMER);
    }

    @Bean
    JavaDelegate notifyProviderTerminationDelegate() {
        return mail(NotificationKind.ONBOARDING_ENDED, Party.PROVIDER);
    }

    @Bean
    JavaDelegate resolveCaseDelegate(CloseRegistrationCase closeRegistrationCase) {
        return execution -> closeRegistrationCase.resolve(number(execution));
    }

    @Bean
    JavaDelegate notifyEstablishedDelegate() {
        return mail(NotificationKind.INTEGRATION_ESTABLISHED, Party.CUSTOMER);
    }

    @Bean
    JavaDelegate notifyProviderEstablishedDelegate() {
        return mail(NotificationKind.INTEGRATION_ESTABLISHED, Party.PROVIDER);
    }

    @Bean
    JavaDelegate closeCaseDelegate(CloseRegistrationCase closeRegistrationCase) {
        return execution -> closeRegistrationCase.closeDenied(number(execution));
    }

    @Bean
    JavaDelegate notifyDeniedDelegate() {
        return mail(NotificationKind.REGISTRATION_DENIED, Party.CUSTOMER);
    }

    private JavaDelegate mail(NotificationKind kind, Party receiver) {
        return execution -> sendNotification.send(number(execution), kind, receiver);
    }
}
