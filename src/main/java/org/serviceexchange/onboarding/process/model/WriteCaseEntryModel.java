package org.serviceexchange.onboarding.process.model;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Names of the model {@code write-case-entry} in code and tests. {@code ModelConventionsTest} checks them. */
public final class WriteCaseEntryModel {

    public static final String KEY = "write-case-entry";

    /** The key of the work note or the comment on the case. */
    public static final String INPUT_ENTRY_KEY = "entryKey";

    private WriteCaseEntryModel() {}

    /** @throws IllegalStateException when the variable is missing or not text */
    public static String key(DelegateExecution execution) {
        return RequiredVariable.read(execution, INPUT_ENTRY_KEY, String.class);
    }
}
