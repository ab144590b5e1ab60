package org.serviceexchange.onboarding.process.model;

/** The names of the model {@code integration-resume} that code and tests use. A test holds them against the model. */
public final class IntegrationResume {

    public static final String KEY = "integration-resume";

    public static final String TELL_REQUESTED = "serviceTask_tellResumeRequested";
    public static final String AGREE = "userTask_agreeToResume";
    public static final String RESUME_REPLICATION_SET = "serviceTask_resumeReplicationSet";
    public static final String TELL_ASKING_PARTY = "serviceTask_tellAskingPartyResumed";
    public static final String TELL_OTHER_PARTY = "serviceTask_tellOtherPartyResumed";
    public static final String TELL_REFUSED = "serviceTask_tellResumeRefused";
    public static final String TELL_TAKEN_BACK = "serviceTask_tellResumeTakenBack";
    public static final String NOT_ANSWERED = "boundaryEvent_resumeNotAnswered";
    public static final String TELL_ASKING_PARTY_LAPSED = "serviceTask_tellAskingPartyResumeLapsed";
    public static final String TELL_OTHER_PARTY_LAPSED = "serviceTask_tellOtherPartyResumeLapsed";
    public static final String END_RESUMED = "endEvent_integrationResumed";
    public static final String END_REFUSED = "endEvent_resumeRefused";
    public static final String END_TAKEN_BACK = "endEvent_resumeTakenBack";
    public static final String END_LAPSED = "endEvent_resumeLapsed";

    public static final String FORM_AGREE = "agree-to-resume";

    private IntegrationResume() {}
}
