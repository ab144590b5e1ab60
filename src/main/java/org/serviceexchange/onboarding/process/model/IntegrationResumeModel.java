package org.serviceexchange.onboarding.process.model;

/** Names of the model {@code integration-resume} in code and tests. {@code ModelConventionsTest} checks them. */
public final class IntegrationResumeModel {

    public static final String KEY = "integration-resume";

    public static final String NOTIFY_REQUESTED = "serviceTask_notifyResumeRequested";
    public static final String AGREE = "userTask_agreeToResume";
    public static final String RESUME_REPLICATION_SET = "serviceTask_resumeReplicationSet";
    public static final String NOTIFY_ASKING_PARTY_RESUMED = "serviceTask_notifyAskingPartyResumed";
    public static final String NOTIFY_OTHER_PARTY_RESUMED = "serviceTask_notifyOtherPartyResumed";
    public static final String NOTIFY_REFUSED = "serviceTask_notifyResumeRefused";
    public static final String NOTIFY_WITHDRAWN = "serviceTask_notifyResumeWithdrawn";
    public static final String NOT_ANSWERED = "boundaryEvent_resumeNotAnswered";
    public static final String NOTIFY_ASKING_PARTY_EXPIRED = "serviceTask_notifyAskingPartyResumeExpired";
    public static final String NOTIFY_OTHER_PARTY_EXPIRED = "serviceTask_notifyOtherPartyResumeExpired";
    public static final String END_RESUMED = "endEvent_integrationResumed";
    public static final String END_REFUSED = "endEvent_resumeRefused";
    public static final String END_WITHDRAWN = "endEvent_resumeWithdrawn";
    public static final String END_EXPIRED = "endEvent_resumeExpired";

    public static final String FORM_AGREE = "agree-to-resume";

    private IntegrationResumeModel() {}
}
