package org.serviceexchange.onboarding.process.model;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Names of the model {@code case-comment} in code and tests. {@code ModelConventionsTest} checks them. */
public final class CaseCommentModel {

    public static final String KEY = "case-comment";

    public static final String NOTIFY_CUSTOMER_OF_COMMENT = "serviceTask_notifyCustomerOfComment";
    public static final String NOTIFY_PROVIDER_OF_COMMENT = "serviceTask_notifyProviderOfComment";

    /** The comment's key on the case. */
    public static final String INPUT_COMMENT_KEY = "commentKey";

    /** The {@code Party} that wrote the comment; the gateway reads it. */
    public static final String VARIABLE_WRITTEN_BY = "writtenBy";

    private CaseCommentModel() {}

    /** @throws IllegalStateException when the variable is missing or not text */
    public static String key(DelegateExecution execution) {
        return RequiredVariable.read(execution, INPUT_COMMENT_KEY, String.class);
    }
}
