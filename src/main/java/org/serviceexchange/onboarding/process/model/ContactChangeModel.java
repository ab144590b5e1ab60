package org.serviceexchange.onboarding.process.model;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Names of the model {@code contact-change} in code and tests. {@code ModelConventionsTest} checks them. */
public final class ContactChangeModel {

    public static final String KEY = "contact-change";

    public static final String NOTIFY_NEW_CONTACT = "serviceTask_notifyNewContact";
    public static final String NOTIFY_FORMER_CONTACT = "serviceTask_notifyFormerContact";
    public static final String SET_CASE_CONTACT = "serviceTask_setCaseContact";

    /** The id of the stored change. */
    public static final String INPUT_CHANGE_ID = "changeId";

    private ContactChangeModel() {}

    /** @throws IllegalStateException when the variable is missing or no number */
    public static long changeId(DelegateExecution execution) {
        return RequiredVariable.read(execution, INPUT_CHANGE_ID, Long.class);
    }
}
