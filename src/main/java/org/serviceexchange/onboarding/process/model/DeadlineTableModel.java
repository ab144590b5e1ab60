package org.serviceexchange.onboarding.process.model;

import java.util.List;
import org.serviceexchange.onboarding.domain.onboarding.Priority;

/** Names of the decision table {@code onboarding-deadlines}. */
public final class DeadlineTableModel {

    public static final String KEY = "onboarding-deadlines";

    public static final String STEP = "step";
    public static final String PRIORITY = "priority";

    public static final String DUE_AFTER = "dueAfter";
    public static final String REMIND_EVERY = "remindEvery";
    public static final String ESCALATE_AFTER = "escalateAfter";
    public static final String EXPIRE_AFTER = "expireAfter";

    /** The columns that answer. */
    public static final List<String> OUTPUTS = List.of(DUE_AFTER, REMIND_EVERY, ESCALATE_AFTER, EXPIRE_AFTER);

    private DeadlineTableModel() {}

    /** How the table calls a priority. */
    public static String value(Priority priority) {
        return switch (priority) {
            case NORMAL -> "normal";
            case HIGH -> "high";
        };
    }

    /** How the table calls the step of a user task. */
    public static String step(String userTask) {
        return userTask.replaceFirst("^userTask_", "");
    }
}
