package org.serviceexchange.onboarding.application.deadline;

import java.time.Clock;
import java.time.Instant;
import org.serviceexchange.onboarding.application.casework.CaseWriter;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfDeadline;
import org.serviceexchange.onboarding.application.notification.SendNotification;
import org.serviceexchange.onboarding.application.notification.SendReminder;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.deadline.DeadlineEvent;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendars;
import org.serviceexchange.onboarding.domain.integration.IntegrationRequest;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Sends reminders, escalates and expires while a step is open. Each happens once, however often the job runs. */
@Service
public class HandleDeadline {

    private final StepDeadlines deadlines;
    private final Onboardings onboardings;
    private final IntegrationRequests requests;
    private final SendNotification notifications;
    private final SendReminder reminders;
    private final RegistrationCases cases;
    private final CaseWriter caseWriter;
    private final WorkingCalendars calendars;
    private final Clock clock;

    HandleDeadline(
            StepDeadlines deadlines,
            Onboardings onboardings,
            IntegrationRequests requests,
            SendNotification notifications,
            SendReminder reminders,
            RegistrationCases cases,
            CaseWriter caseWriter,
            WorkingCalendars calendars,
            Clock clock) {
        this.deadlines = deadlines;
        this.onboardings = onboardings;
        this.requests = requests;
        this.notifications = notifications;
        this.reminders = reminders;
        this.cases = cases;
        this.caseWriter = caseWriter;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Where a deadline stands.
     *
     * @param event  what is to be done now
     * @param nextAt when to look again, if that is nothing
     */
    public record DeadlineStatus(DeadlineEvent event, Instant nextAt) {}

    @Transactional(readOnly = true)
    public DeadlineStatus evaluate(long id) {
        StepDeadline deadline = deadlines.get(id);
        return new DeadlineStatus(deadline.whatIsDue(clock.instant()), deadline.nextAt());
    }

    @Transactional
    public void remind(long id) {
        StepDeadline deadline = deadlines.get(id);
        if (deadline.isUnannounced()) {
            writeWorkNote(deadline);
            send(deadline, NotificationKind.STEP_STARTED, deadline.party(), deadline.nextReminderKey());
        } else {
            reminders.send(deadline);
        }
        deadlines.handedOver(id, null);
        deadlines.save(deadline.reminded(calendars.of(deadline.party()), clock.instant()));
    }

    @Transactional
    public void escalateToProvider(long id) {
        StepDeadline deadline = deadlines.get(id);
        send(deadline, NotificationKind.ESCALATION, Party.PROVIDER, deadline.escalation());
    }

    /** Mails the customer if the customer has to act. The deadline is escalated then. */
    @Transactional
    public void escalateToCustomer(long id) {
        StepDeadline deadline = deadlines.get(id);
        if (deadline.schedule().escalatedAt() != null) {
            return;
        }
        if (deadline.party() == Party.CUSTOMER) {
            send(deadline, NotificationKind.ESCALATION, Party.CUSTOMER, deadline.escalation());
        }
        Instant now = clock.instant();
        onboardings.save(onboardings
                .get(deadline.onboarding())
                .noted(TimelineEntry.SYSTEM, Sentence.of("timeline.escalated", deadline.title(), deadline.due()), now));
        deadlines.save(deadline.escalated(now));
    }

    /** Mails the contact the new due date and the reason. */
    @Transactional
    public void notifyExtension(long id) {
        StepDeadline deadline = deadlines.get(id);
        send(deadline, NotificationKind.DEADLINE_EXTENDED, Party.CUSTOMER, deadline.extensionKey());
        deadlines.save(deadline.extensionNotified(clock.instant()));
    }

    /** The provider's agents read on the case which group has to act. */
    private void writeWorkNote(StepDeadline deadline) {
        cases.of(deadline.onboarding())
                .filter(one -> one.state() != CaseState.CLOSED)
                .ifPresent(one -> caseWriter.addWorkNote(
                        one,
                        new CaseEntry(
                                "step-%d".formatted(deadline.id()),
                                deadline.step().begunAt(),
                                TimelineEntry.SYSTEM,
                                Sentence.of(
                                                "workNote.step",
                                                deadline.title(),
                                                deadline.candidateGroup(),
                                                deadline.due())
                                        .toString())));
    }

    private void send(StepDeadline deadline, NotificationKind kind, Party receiver, String deduplicationKey) {
        IntegrationRequest request = deadline.request() == null ? null : requests.get(deadline.request());
        notifications.send(new OfDeadline(deadline, request, kind, receiver, deduplicationKey));
    }
}
