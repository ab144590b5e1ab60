package org.serviceexchange.onboarding.application.port.notification;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * What a mail says about the deadline of a step.
 *
 * @param title    the task's name in Tasklist; null if the model of the onboarding does not know the task
 * @param party    who has to act
 * @param overdue  whether the due date has passed
 * @param expires  when the onboarding or the request expires
 */
public record DeadlineMailModel(String title, Party party, Instant due, boolean overdue, Instant expires, Begun begun) {

    /**
     * What is known of a step that has begun.
     *
     * @param taskLink     the task in Tasklist; null if the step begins only after the mail
     * @param reason       why the deadline was extended; null where it wasn't
     * @param group        the group that has to act, if a process designer added the step; else null
     * @param stuck        why the customer can't go on with the step; null where it can, or has its answer
     * @param handedOverBy the name of the colleague who handed the task over, empty if the account has no name; null where
     *                     the mail is not about that
     */
    public record Begun(String taskLink, String reason, String group, String stuck, String handedOverBy) {

        /** The step begins only after the mail. */
        public static final Begun NOT_YET = new Begun(null, null, null, null, null);
    }

    public boolean isCustomers() {
        return party == Party.CUSTOMER;
    }
}
