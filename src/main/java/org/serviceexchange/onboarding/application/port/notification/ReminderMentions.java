package org.serviceexchange.onboarding.application.port.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.notification.Notification;

/**
 * Which steps each reminder mail names. A step has several reminders; what counts here is the one that is due. A mail that was
 * sent before it was due, because the deadline was extended after the mail, does not count.
 */
public interface ReminderMentions {

    /**
     * The open steps that are due for a reminder and that the same people may have to do: those of the provider, or those of the
     * customer of this step. Ordered by due date.
     */
    List<StepDeadline> dueBeside(StepDeadline step, Instant now, int atMost);

    /** Who is a receiver of a mail that names the step, whether or not the mail was sent. Steps without receivers are left out. */
    Map<Long, Set<EmailAddress>> receivers(Collection<Long> steps);

    /** The mails that name this step, oldest first. */
    List<Notification> mailsAbout(StepDeadline step);

    /**
     * Stores a mail, unless it is stored, and the steps that it names to these receivers.
     *
     * @throws ConcurrentChangeException when another transaction stored a mail that names one of the steps to one of the receivers
     */
    void add(Notification mail, Collection<EmailAddress> receivers, Collection<StepDeadline> steps);

    /** The open steps that the mail names, ordered by due date. */
    List<StepDeadline> stepsOf(Notification mail);

    /** The people to whom the mail names steps. */
    Set<EmailAddress> peopleOf(Notification mail);

    /** The mail was not sent and does not go to these people any more. A mail that then goes to no one is deleted. */
    void withdraw(Notification mail, Collection<EmailAddress> receivers);
}
