package org.serviceexchange.onboarding.application.onboarding;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.NotificationView;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.TimelineView;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.AccessLink;
import org.serviceexchange.onboarding.domain.account.AccessLink.End;
import org.serviceexchange.onboarding.domain.notification.NotificationStatus;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;

/** What happened to an onboarding itself, and between it the mails that went out and who was let in. */
final class TimelineAssembler {

    private TimelineAssembler() {}

    /**
     * Oldest first.
     *
     * @param entries what is stored of the onboarding itself
     * @param mails those that the viewer may know of
     */
    static List<TimelineView> of(
            List<TimelineEntry> entries, List<NotificationView> mails, List<AccessLink> invitations) {
        Stream<TimelineView> happened =
                entries.stream().map(entry -> new TimelineView(entry.at(), entry.by(), Sentence.stored(entry.what())));
        Stream<TimelineView> sent = mails.stream()
                .filter(mail -> mail.status() != NotificationStatus.PENDING)
                .map(mail -> new TimelineView(mail.at(), TimelineEntry.SYSTEM, words(mail)));
        return Stream.of(happened, sent, invitations.stream().flatMap(TimelineAssembler::of))
                .flatMap(parts -> parts)
                // taken back at one stroke, several links are one event
                .distinct()
                .sorted(Comparator.comparing(TimelineView::at))
                .toList();
    }

    private static Sentence words(NotificationView mail) {
        String unreached = String.join(", ", mail.unreached());
        if (mail.status() == NotificationStatus.REFUSED) {
            return Sentence.of("timeline.notMailed", mail.subject(), unreached);
        }
        String reached = Stream.of(mail.to().split(", "))
                .filter(address -> !mail.unreached().contains(address))
                .collect(Collectors.joining(", "));
        return unreached.isEmpty()
                ? Sentence.of("timeline.mailed", mail.subject(), reached)
                : Sentence.of("timeline.mailedTo", mail.subject(), reached, unreached);
    }

    private static Stream<TimelineView> of(AccessLink invitation) {
        String person = "%s (%s)".formatted(invitation.contact().name(), invitation.email());
        // the first link goes out with the instructions, which have a line of their own
        Stream<TimelineView> made = invitation.made().by().equals(TimelineEntry.SYSTEM)
                ? Stream.empty()
                : Stream.of(new TimelineView(
                        invitation.made().at(), invitation.made().by(), Sentence.of("timeline.invited", person)));
        Sentence end = invitation.end() == End.USED
                ? Sentence.of("timeline.accepted", person)
                : Sentence.of("timeline.invitationTakenBack", person);
        return invitation.end() == null || invitation.end() == End.REPLACED
                ? made
                : Stream.concat(
                        made,
                        Stream.of(new TimelineView(
                                invitation.ended().at(), invitation.ended().by(), end)));
    }
}
