package org.serviceexchange.onboarding.application.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfDeadline;
import org.serviceexchange.onboarding.application.notification.NotificationRequest.OfDeadline.Reminded;
import org.serviceexchange.onboarding.application.port.BusySystemException;
import org.serviceexchange.onboarding.application.port.integration.IntegrationRequests;
import org.serviceexchange.onboarding.application.port.notification.Notifications;
import org.serviceexchange.onboarding.application.port.notification.ReminderMentions;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.setup.ProviderSetups;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.notification.MessageIds;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationKey;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds people of a step. Reminders are due in the morning: the job that comes first writes one mail to each person about all
 * steps that are due then, and the jobs of the other steps find that the person is reminded already.
 */
@Service
public class SendReminder {

    /** A mail that the job of another step sends. After this time the job of this step sends it, too. */
    private static final Duration TAKE_OVER_AFTER = Duration.ofMinutes(2);

    /** Steps in one mail. A person with more gets another one. */
    private static final int MOST = 500;

    private final ReminderMentions mentions;
    private final Onboardings onboardings;
    private final IntegrationRequests requests;
    private final Recipients recipients;
    private final SendNotification notifications;
    private final Notifications stored;
    private final UnreachedReceivers unreached;
    private final ProviderSetups setups;
    private final Clock clock;
    private final TransactionTemplate ownTransaction;

    SendReminder(
            ReminderMentions mentions,
            Onboardings onboardings,
            IntegrationRequests requests,
            Recipients recipients,
            SendNotification notifications,
            Notifications stored,
            UnreachedReceivers unreached,
            ProviderSetups setups,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.mentions = mentions;
        this.onboardings = onboardings;
        this.requests = requests;
        this.recipients = recipients;
        this.notifications = notifications;
        this.stored = stored;
        this.unreached = unreached;
        this.setups = setups;
        this.clock = clock;
        // as for each mail: what is sent has to be known to other jobs before
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Returns when every person who has to do the step has a mail about it, or cannot be reached.
     *
     * @throws ConcurrentChangeException    when another job writes to the same people at this moment; this one has to try again
     * @throws BusySystemException when another job sends the mail at this moment; this one has to look again a little later
     * @throws RuntimeException    when a receiver does not have the mail yet; another attempt may follow
     */
    public void send(StepDeadline step) {
        ownTransaction.executeWithoutResult(status -> write(step));
        List<Notification> mails = mentions.mailsAbout(step).stream()
                .sorted(Comparator.comparing(mail -> !isOf(step, mail)))
                .toList();
        for (Notification mail : mails) {
            if (mail.isSettled()) {
                unreached.writeWorkNote(mail, onboardings.get(step.onboarding()));
            } else if (isOf(step, mail) || isOverdue(mail)) {
                send(mail, step);
            } else {
                throw new BusySystemException("another job sends " + mail.messageId());
            }
        }
    }

    private boolean isOverdue(Notification mail) {
        return !clock.instant().isBefore(mail.at().plus(TAKE_OVER_AFTER));
    }

    private static boolean isOf(StepDeadline step, Notification mail) {
        return mail.key().onboarding().equals(step.onboarding());
    }

    /** Writes a mail to each person who has to do the step and whom no mail reminds of it; one to all with the same steps. */
    private void write(StepDeadline step) {
        Set<EmailAddress> reminded = mentions.receivers(List.of(step.id())).getOrDefault(step.id(), Set.of());
        List<EmailAddress> people = receivers(List.of(step)).get(step).stream()
                .filter(person -> !reminded.contains(person))
                .toList();
        if (people.isEmpty()) {
            return;
        }
        List<StepDeadline> others = mentions.dueBeside(step, clock.instant(), MOST).stream()
                .filter(other -> !other.id().equals(step.id()))
                .toList();
        Map<StepDeadline, List<EmailAddress>> receivers = receivers(others);
        Map<Long, Set<EmailAddress>> known =
                mentions.receivers(others.stream().map(StepDeadline::id).toList());
        Map<List<StepDeadline>, List<EmailAddress>> peopleBySteps = people.stream()
                .collect(Collectors.groupingBy(
                        person -> others.stream()
                                .filter(other -> receivers.get(other).contains(person)
                                        && !known.getOrDefault(other.id(), Set.of())
                                                .contains(person))
                                .toList(),
                        LinkedHashMap::new,
                        Collectors.toList()));
        int mails = (int) mentions.mailsAbout(step).stream()
                .filter(mail -> isOf(step, mail))
                .count();
        for (Map.Entry<List<StepDeadline>, List<EmailAddress>> group : peopleBySteps.entrySet()) {
            mentions.add(
                    mail(step, ++mails, group.getValue()),
                    group.getValue(),
                    Stream.concat(Stream.of(step), group.getKey().stream()).toList());
        }
    }

    /** A node of an earlier version may have written it, and does not know what it names. */
    private Notification mail(StepDeadline step, int number, List<EmailAddress> people) {
        NotificationKey key = new NotificationKey(
                step.onboarding(), NotificationKind.REMINDER, step.party(), step.reminderKey(number));
        return stored.find(key)
                .orElseGet(() -> Notification.written(
                        key,
                        MessageIds.of(
                                key, setups.requireActiveRecord().instance().host()),
                        people,
                        step.title(),
                        clock.instant()));
    }

    private Map<StepDeadline, List<EmailAddress>> receivers(List<StepDeadline> steps) {
        List<OnboardingNumber> numbers =
                steps.stream().map(StepDeadline::onboarding).distinct().toList();
        return recipients.ofReminders(
                steps,
                onboardings.all(numbers).stream().collect(Collectors.toMap(Onboarding::number, Function.identity())));
    }

    private void send(Notification mail, StepDeadline step) {
        List<StepDeadline> steps = mentions.stepsOf(mail);
        Map<StepDeadline, List<EmailAddress>> receivers = receivers(steps);
        Set<EmailAddress> people = mentions.peopleOf(mail);
        List<EmailAddress> former = people.stream()
                .filter(person ->
                        !steps.stream().allMatch(one -> receivers.get(one).contains(person)))
                .toList();
        if (!former.isEmpty()) {
            // what is left for them is in another mail
            ownTransaction.executeWithoutResult(status -> mentions.withdraw(mail, former));
            send(step);
            return;
        }
        StepDeadline first = steps.stream()
                .filter(one -> isOf(one, mail))
                .findFirst()
                .orElseThrow(
                        () -> new BusySystemException("the step of %s has just ended".formatted(mail.messageId())));
        notifications.send(new OfDeadline(
                mail.key(),
                first,
                first.request() == null ? null : requests.get(first.request()),
                new Reminded(mail.to().stream().filter(people::contains).toList(), steps)));
        if (!isOf(step, mail)) {
            unreached.writeWorkNote(stored.find(mail.key()).orElse(mail), onboardings.get(step.onboarding()));
        }
    }
}
