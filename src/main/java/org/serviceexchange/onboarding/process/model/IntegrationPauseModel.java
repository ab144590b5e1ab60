package org.serviceexchange.onboarding.process.model;

/** Names of the model {@code integration-pause} in code and tests. {@code ModelConventionsTest} checks them. */
public final class IntegrationPauseModel {

    public static final String KEY = "integration-pause";

    public static final String PAUSE_REPLICATION_SET = "serviceTask_pauseReplicationSet";
    public static final String NOTIFY_PAUSED = "serviceTask_notifyPaused";
    public static final String END_PAUSED = "endEvent_integrationPaused";

    private IntegrationPauseModel() {}
}
