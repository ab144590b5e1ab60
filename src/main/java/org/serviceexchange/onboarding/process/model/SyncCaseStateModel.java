package org.serviceexchange.onboarding.process.model;

/** Names of the model {@code sync-case-state} in code and tests. {@code ModelConventionsTest} checks them. */
public final class SyncCaseStateModel {

    public static final String KEY = "sync-case-state";

    public static final String SET_CASE_STATE = "serviceTask_setCaseState";

    private SyncCaseStateModel() {}
}
