package org.serviceexchange.onboarding.application.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.serviceexchange.onboarding.application.UtcTime;
import org.serviceexchange.onboarding.application.notification.News;
import org.serviceexchange.onboarding.application.notification.PeopleOfCustomer;
import org.serviceexchange.onboarding.application.notification.SendNotification;
import org.serviceexchange.onboarding.application.port.account.ProviderStaff;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.onboarding.OpenTasks;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.DeadlineEvent;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.IntegrationRequest;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the deadline of a step brings about while nobody takes the step; each of it once, however often it is asked. */
@Service
public class FollowDeadline {

    private final StepDeadlines deadlines;
    private final Onboardings onboardings;
    private final IntegrationRequests requests;
    private final PeopleOfCustomer people;
    private final ProviderStaff staff;
    private final ProviderLead lead;
    private final OpenTasks tasks;
    private final SendNotification notifications;
    private final WorkingCalendars calendars;
    private final Clock clock;

    FollowDeadline(
            StepDeadlines deadlines,
            Onboardings onboardings,
            IntegrationRequests requests,
            PeopleOfCustomer people,
            ProviderStaff staff,
            ProviderLead lead,
            OpenTasks tasks,
            SendNotification notifications,
            WorkingCalendars calendars,
            Clock clock) {
        this.deadlines = deadlines;
        this.onboardings = onboardings;
        this.requests = requests;
        this.people = people;
        this.staff = staff;
        this.lead = lead;
        this.tasks = tasks;
        this.notifications = notifications;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * Where a deadline stands.
     *
     * @param event  what is to be done now
     * @param nextAt when to look again, if that is nothing
     */
    public record Standing(DeadlineEvent event, Instant nextAt) {}

    @Transactional(readOnly = true)
    public Standing look(long id) {
        StepDeadline deadline = deadlines.get(id);
        return new Standing(deadline.whatIsDue(clock.instant()), deadline.nextAt());
    }

    /** Mails who holds the step: the person who claimed the task, or else all who may. */
    @Transactional
    public void remind(long id) {
        StepDeadline deadline = deadlines.get(id);
        send(
                deadline,
                deadline.party() == Party.CUSTOMER ? NotificationKind.REMINDER : NotificationKind.REMINDER_PROVIDER,
                deadline.nextReminder(),
                tasks.holder(deadline.taskId()).map(List::of).orElseGet(() -> holders(deadline)));
        deadlines.save(deadline.reminded(calendars.of(deadline.party()), clock.instant()));
    }

    /** Mails the provider's lead. */
    @Transactional
    public void escalateToProvider(long id) {
        StepDeadline deadline = deadlines.get(id);
        send(
                deadline,
                NotificationKind.ESCALATION_PROVIDER,
                deadline.escalation(),
                lead.address() == null ? staff.adminAddresses() : List.of(lead.address()));
    }

    /**
     * Mails the customer's other contacts, where it is the customer who has to act and there are others; the deadline is
     * escalated then.
     */
    @Transactional
    public void escalateToCustomer(long id) {
        StepDeadline deadline = deadlines.get(id);
        if (deadline.escalatedAt() != null) {
            return;
        }
        Onboarding onboarding = onboardings.get(deadline.onboarding());
        List<EmailAddress> others = deadline.party() == Party.CUSTOMER ? people.others(onboarding) : List.of();
        if (!others.isEmpty()) {
            send(deadline, NotificationKind.ESCALATION, deadline.escalation(), others);
        }
        Instant now = clock.instant();
        onboardings.save(onboarding.noted(
                TimelineEntry.SYSTEM,
                "“%s” was due %s and was escalated".formatted(deadline.title(), UtcTime.show(deadline.due())),
                now));
        deadlines.save(deadline.escalated(now));
    }

    /** Mails the contact that, and why, there is more time. */
    @Transactional
    public void tellExtension(long id) {
        StepDeadline deadline = deadlines.get(id);
        send(
                deadline,
                NotificationKind.DEADLINE_EXTENDED,
                deadline.newsOfExtension(),
                List.of(onboardings.get(deadline.onboarding()).contact().email()));
        deadlines.save(deadline.extensionTold(clock.instant()));
    }

    private void send(StepDeadline deadline, NotificationKind kind, String occasion, List<EmailAddress> to) {
        IntegrationRequest request = deadline.request() == null ? null : requests.get(deadline.request());
        notifications.send(News.of(deadline, request, kind, occasion, to));
    }

    private List<EmailAddress> holders(StepDeadline deadline) {
        if (deadline.party() != Party.CUSTOMER) {
            return staff.adminAddresses();
        }
        return people.all(onboardings.get(deadline.onboarding()));
    }
}
