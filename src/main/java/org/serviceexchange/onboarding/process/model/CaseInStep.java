package org.serviceexchange.onboarding.process.model;

/** The names of the model {@code case-in-step} that code and tests use. A test holds them against the model. */
public final class CaseInStep {

    public static final String KEY = "case-in-step";

    public static final String SET_CASE_STATE = "serviceTask_setCaseState";
    public static final String END_CASE_IN_STEP = "endEvent_caseInStep";

    private CaseInStep() {}
}
