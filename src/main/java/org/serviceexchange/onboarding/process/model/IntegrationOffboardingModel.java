package org.serviceexchange.onboarding.process.model;

/** Names of the model {@code integration-offboarding} in code and tests. {@code ModelConventionsTest} checks them. */
public final class IntegrationOffboardingModel {

    public static final String KEY = "integration-offboarding";

    public static final String NOTIFY_REQUESTED = "serviceTask_notifyEndRequested";
    public static final String AGREE = "userTask_agreeToEnd";
    public static final String NOTICE_PERIOD = "intermediateCatchEvent_noticePeriodOver";
    public static final String DEACTIVATE_REPLICATION_SET = "serviceTask_deactivateReplicationSet";
    public static final String REVOKE_SUBSCRIPTION = "serviceTask_revokeSubscription";
    public static final String REMOVE_ACCESS = "serviceTask_removeAccess";
    public static final String CLOSE_REGISTRATION_CASE = "serviceTask_closeRegistrationCase";
    public static final String OPEN_OFFBOARDING_CASE = "serviceTask_openOffboardingCase";
    public static final String NOTIFY_ASKING_PARTY_ENDED = "serviceTask_notifyAskingPartyEnded";
    public static final String NOTIFY_OTHER_PARTY_ENDED = "serviceTask_notifyOtherPartyEnded";
    public static final String CLOSE_OFFBOARDING_CASE = "serviceTask_closeOffboardingCase";
    public static final String NOTIFY_ASKING_PARTY_REFUSED = "serviceTask_notifyAskingPartyEndRefused";
    public static final String NOTIFY_OTHER_PARTY_REFUSED = "serviceTask_notifyOtherPartyEndRefused";
    public static final String NOTIFY_WITHDRAWN = "serviceTask_notifyEndWithdrawn";
    public static final String NOT_ANSWERED = "boundaryEvent_endNotAnswered";
    public static final String NOTIFY_ASKING_PARTY_EXPIRED = "serviceTask_notifyAskingPartyEndExpired";
    public static final String NOTIFY_OTHER_PARTY_EXPIRED = "serviceTask_notifyOtherPartyEndExpired";
    public static final String END_ENDED = "endEvent_integrationEnded";
    public static final String END_REFUSED = "endEvent_endRefused";
    public static final String END_WITHDRAWN = "endEvent_endWithdrawn";
    public static final String END_EXPIRED = "endEvent_endExpired";

    public static final String FORM_AGREE = "agree-to-end";

    /** Whether the other party must agree, or a notice period runs; the gateway reads it. */
    public static final String VARIABLE_END_TERMS = "endTerms";

    public static final String VALUE_AGREEMENT = "AGREEMENT";
    public static final String VALUE_NOTICE = "NOTICE";

    /** The end of the notice period, a {@code java.util.Date}; null if the other party must agree. */
    public static final String VARIABLE_NOTICE_ENDS = "noticeEnds";

    private IntegrationOffboardingModel() {}
}
