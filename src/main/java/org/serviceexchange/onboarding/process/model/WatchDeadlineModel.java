package org.serviceexchange.onboarding.process.model;

import org.camunda.bpm.engine.delegate.DelegateExecution;

/** Names of the model {@code watch-deadline} in code and tests. {@code ModelConventionsTest} checks them. */
public final class WatchDeadlineModel {

    public static final String KEY = "watch-deadline";

    public static final String REMIND = "serviceTask_remind";
    public static final String ESCALATE_TO_PROVIDER = "serviceTask_escalateToProvider";
    public static final String ESCALATE_TO_CUSTOMER = "serviceTask_escalateToCustomer";
    public static final String NOTIFY_EXTENSION = "serviceTask_notifyExtension";
    public static final String EXPIRE_STEP = "serviceTask_expireStep";
    public static final String END_NOTHING_DUE = "endEvent_nothingDue";
    public static final String END_STEP_EXPIRED = "endEvent_stepExpired";
    public static final String END_WATCH_ENDED = "endEvent_watchEnded";

    public static final String MESSAGE_STEP_ENDED = "step.ended";

    /** The {@code DeadlineEvent}; the gateway reads it. */
    public static final String VARIABLE_DEADLINE_EVENT = "deadlineEvent";

    /** The id of the deadline; messages find the watch by it. */
    public static final String INPUT_DEADLINE_ID = "deadlineId";

    private WatchDeadlineModel() {}

    /** @throws IllegalStateException when the variable is missing or not a long */
    public static long deadlineId(DelegateExecution execution) {
        return RequiredVariable.read(execution, INPUT_DEADLINE_ID, Long.class);
    }
}
