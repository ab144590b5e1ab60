package org.serviceexchange.onboarding.process.model;

/** Names of the model {@code provider-setup} in code and tests. {@code ModelConventionsTest} checks them. */
public final class ProviderSetupModel {

    public static final String KEY = "provider-setup";

    public static final String DESCRIBE_REPLICATION_SET = "userTask_describeReplicationSet";
    public static final String REVIEW_SETUP = "userTask_reviewSetup";
    public static final String CHANGE_PROVIDER_RECORD = "userTask_changeProviderRecord";
    public static final String ACTIVATE_SETUP = "serviceTask_activateSetup";
    public static final String END_PROVIDER_SET_UP = "endEvent_providerSetUp";
    public static final String END_SETUP_WITHDRAWN = "endEvent_setupWithdrawn";

    public static final String FORM_PROVIDER_RECORD = "provider-record";
    public static final String FORM_REPLICATION_SET = "replication-set";
    public static final String FORM_REVIEW_SETUP = "review-setup";

    /** The {@code SetupDecision}; the gateways read it. */
    public static final String VARIABLE_SETUP_DECISION = "setupDecision";

    private ProviderSetupModel() {}
}
