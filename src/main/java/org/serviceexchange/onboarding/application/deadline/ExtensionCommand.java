package org.serviceexchange.onboarding.application.deadline;

import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.deadline.DueDate;
import org.serviceexchange.onboarding.domain.input.DeadlineField;
import org.serviceexchange.onboarding.domain.input.Input;

/**
 * More time for a step, as the user entered it.
 *
 * @param reason the customer reads it
 */
record ExtensionCommand(DueDate due, String reason) {

    /** Characters. */
    static final int MAX_REASON = 1000;

    private static final int MAX_DUE = 40;

    /** @throws InvalidInputException when there is no date that can be read, or no reason */
    static ExtensionCommand of(String due, String reason) {
        Input input = new Input();
        String typed = input.line(DeadlineField.DUE, due, MAX_DUE);
        DueDate date = typed == null ? null : DueDate.parse(typed).orElse(null);
        if (typed != null && date == null) {
            input.error(DeadlineField.DUE, "input.due");
        }
        String checkedReason = input.text(DeadlineField.REASON, reason, MAX_REASON);
        input.throwIfInvalid();
        return new ExtensionCommand(date, checkedReason);
    }
}
