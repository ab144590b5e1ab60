package org.serviceexchange.onboarding.process.model;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;

/** Names of the model {@code customer-onboarding} in code and tests. {@code ModelConventionsTest} checks them. */
public final class CustomerOnboardingModel {

    public static final String KEY = "customer-onboarding";

    public static final String CHECK_REGISTRATION = "serviceTask_checkRegistration";
    public static final String NOTIFY_CORRECTION = "serviceTask_notifyCorrection";
    public static final String CORRECT_REGISTRATION = "userTask_correctRegistration";
    public static final String OPEN_REGISTRATION_CASE = "serviceTask_openRegistrationCase";
    public static final String CUSTOMER_NOT_IDENTIFIED = "boundaryEvent_customerNotIdentified";
    public static final String SEND_INSTRUCTIONS = "serviceTask_sendInstructions";
    public static final String WRITE_WORK_NOTES = "serviceTask_writeWorkNotes";
    public static final String NOTIFY_CONTACT = "serviceTask_notifyContact";
    public static final String CREATE_PROVIDER_RECORD = "userTask_createProviderRecord";
    public static final String NOTIFY_MISMATCH = "serviceTask_notifyMismatch";
    public static final String RESOLVE_MISMATCH = "userTask_resolveMismatch";
    public static final String NOTIFY_ADVICE = "serviceTask_notifyAdvice";
    public static final String REQUEST_APPROVAL = "serviceTask_requestApproval";
    public static final String LINK_SUBSCRIPTION = "serviceTask_linkSubscription";
    public static final String NOTIFY_PROVIDER_ADMINS = "serviceTask_notifyProviderAdmins";
    public static final String APPROVE_SUBSCRIPTION = "userTask_approveSubscription";
    public static final String NOTIFY_SENT_BACK = "serviceTask_notifySentBack";
    public static final String NOTIFY_APPROVED = "serviceTask_notifyApproved";
    public static final String ACTIVATE_REPLICATION_SET = "userTask_activateReplicationSet";
    public static final String CHECK_ACTIVATION = "serviceTask_checkActivation";
    public static final String STILL_SEEDING = "intermediateCatchEvent_stillSeeding";
    public static final String NOTIFY_ACTIVATION_FAILED = "serviceTask_notifyActivationFailed";
    public static final String RESOLVE_CASE = "serviceTask_resolveCase";
    public static final String NOTIFY_ESTABLISHED = "serviceTask_notifyEstablished";
    public static final String NOTIFY_PROVIDER_ESTABLISHED = "serviceTask_notifyProviderEstablished";
    public static final String CLOSE_CASE = "serviceTask_closeCase";
    public static final String NOTIFY_DENIED = "serviceTask_notifyDenied";
    public static final String CANCEL_SUBSCRIPTION = "serviceTask_cancelSubscription";
    public static final String REVOKE_ACCESS = "serviceTask_revokeAccess";
    public static final String CLOSE_TERMINATED_CASE = "serviceTask_closeTerminatedCase";
    public static final String NOTIFY_TERMINATION = "serviceTask_notifyTermination";
    public static final String NOTIFY_PROVIDER_TERMINATION = "serviceTask_notifyProviderTermination";
    public static final String END_ONBOARDING_TERMINATED = "endEvent_onboardingTerminated";
    public static final String END_INTEGRATION_ESTABLISHED = "endEvent_integrationEstablished";
    public static final String END_REGISTRATION_DENIED = "endEvent_registrationDenied";

    public static final String FORM_REGISTER_CUSTOMER = "register-customer";
    public static final String FORM_CORRECT_REGISTRATION = "correct-registration";
    public static final String FORM_RESOLVE_MISMATCH = "resolve-mismatch";
    public static final String FORM_CREATE_PROVIDER_RECORD = "create-provider-record";
    public static final String FORM_APPROVE_SUBSCRIPTION = "approve-subscription";
    public static final String FORM_ACTIVATE_REPLICATION_SET = "activate-replication-set";

    /** The group of the customer, which is the candidate group of its tasks. */
    public static final String VARIABLE_CUSTOMER_GROUP = "customerGroup";

    /** Sent when the onboarding is withdrawn or expires. The process then undoes its results. */
    public static final String MESSAGE_ENDED = "onboarding.ended";

    /** Thrown when only a person can tell the account, the contact or the case. The provider then corrects the registration. */
    public static final String ERROR_CORRECTION_REQUIRED = "correctionRequired";

    /** The {@code RegistrationCheckResult}; the gateway reads it. */
    public static final String VARIABLE_REGISTRATION_CHECK = "registrationCheck";

    /** The {@code ProviderRecordCheckResult}; the gateway reads it. */
    public static final String VARIABLE_PROVIDER_RECORD_CHECK = "providerRecordCheck";

    /** {@code APPROVED}, {@code SENT_BACK} or {@code DENIED}; the gateway reads it. */
    public static final String VARIABLE_SUBSCRIPTION_DECISION = "subscriptionDecision";

    /** The {@code ActivationStatus}; the gateway reads it. */
    public static final String VARIABLE_ACTIVATION = "activation";

    private CustomerOnboardingModel() {}

    /** @throws IllegalArgumentException when the user task is not a step of this model */
    public static OnboardingState stateDuring(String userTask) {
        return switch (userTask) {
            case CORRECT_REGISTRATION, RESOLVE_MISMATCH -> OnboardingState.NEEDS_CORRECTION;
            case CREATE_PROVIDER_RECORD -> OnboardingState.AWAITING_PROVIDER_RECORD;
            case APPROVE_SUBSCRIPTION -> OnboardingState.AWAITING_APPROVAL;
            case ACTIVATE_REPLICATION_SET -> OnboardingState.AWAITING_ACTIVATION;
            default ->
                throw new IllegalArgumentException("No state of an onboarding belongs to the user task " + userTask);
        };
    }

    /** Whether an onboarding in this state waits for this user task. What a process designer added is not among them. */
    public static boolean isAwaitedDuring(OnboardingState state, String userTask) {
        return switch (state) {
            case AWAITING_PROVIDER_RECORD -> userTask.equals(CREATE_PROVIDER_RECORD);
            case AWAITING_APPROVAL -> userTask.equals(APPROVE_SUBSCRIPTION);
            case AWAITING_ACTIVATION -> userTask.equals(ACTIVATE_REPLICATION_SET);
            default -> false;
        };
    }

    /**
     * The onboarding of a process instance: its business key, which no form and no variable can change.
     *
     * @throws IllegalArgumentException when the business key is not the number of an onboarding
     */
    public static OnboardingNumber number(DelegateExecution execution) {
        return new OnboardingNumber(execution.getProcessBusinessKey());
    }

    /** The onboarding of a user task, see {@link #number(DelegateExecution)}. */
    public static OnboardingNumber number(DelegateTask task) {
        return number(task.getExecution());
    }
}
