package org.serviceexchange.onboarding.application.deadline;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendar;
import org.serviceexchange.onboarding.domain.input.DeadlineField;
import org.serviceexchange.onboarding.domain.input.Input;

/**
 * More time for a step, as the user entered it.
 *
 * @param day    the day at whose end it is due; null where a time was entered
 * @param time   null where a day was entered
 * @param reason the customer reads it
 */
record ExtensionCommand(LocalDate day, Instant time, String reason) {

    /** Characters. */
    static final int MAX_REASON = 1000;

    private static final int MAX_DUE = 40;

    /** @throws InvalidInput when there is no date that can be read, or no reason */
    static ExtensionCommand of(String due, String reason) {
        Input input = new Input();
        String typed = input.line(DeadlineField.DUE, due, MAX_DUE);
        LocalDate day = null;
        Instant time = null;
        if (typed != null) {
            try {
                if (typed.contains("T")) {
                    time = OffsetDateTime.parse(typed).toInstant();
                } else {
                    day = LocalDate.parse(typed);
                }
            } catch (DateTimeException unreadable) {
                input.error(DeadlineField.DUE, "input.due");
            }
        }
        String checkedReason = input.text(DeadlineField.REASON, reason, MAX_REASON);
        input.throwIfInvalid();
        return new ExtensionCommand(day, time, checkedReason);
    }

    /** @param calendar of the party that has to act */
    Instant due(WorkingCalendar calendar) {
        return day == null ? time : calendar.endOf(day);
    }
}
