package org.serviceexchange.onboarding.application.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.serviceexchange.onboarding.application.casework.CaseWriter;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.notification.Links;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.ShortenedText;
import org.serviceexchange.onboarding.domain.account.Sha256;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.notification.Notification;
import org.serviceexchange.onboarding.domain.notification.NotificationKind;
import org.serviceexchange.onboarding.domain.notification.UnreachedReceiver;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.onboarding.TimelineEntry;
import org.springframework.stereotype.Component;

/** What follows when the mail server refuses receivers: who can act nevertheless, and the work note on the case. */
@Component
class UnreachedReceivers {

    /** Of the note's key, which stands for the Message-ID. */
    private static final int KEY_LENGTH = 32;

    private final Recipients recipients;
    private final RegistrationCases cases;
    private final CaseWriter caseWriter;
    private final Links links;
    private final Clock clock;

    UnreachedReceivers(
            Recipients recipients, RegistrationCases cases, CaseWriter caseWriter, Links links, Clock clock) {
        this.recipients = recipients;
        this.cases = cases;
        this.caseWriter = caseWriter;
        this.links = links;
        this.clock = clock;
    }

    /** Who can act although no receiver of this mail could be reached; empty if the onboarding must not go on. */
    Optional<Sentence> whoElseActs(Notification mail, Onboarding onboarding) {
        if (!onboarding.state().isActive()) {
            return Optional.of(Sentence.of("unreached.ended"));
        }
        boolean toCustomer = mail.key().receiver() == Party.CUSTOMER;
        Optional<Sentence> followUp =
                switch (mail.key().kind()) {
                    case CONTACT_REPLACED -> Optional.of(Sentence.of("unreached.newContact"));
                    case STEP_STARTED, REMINDER -> Optional.of(Sentence.of("unreached.escalation"));
                    case ESCALATION, DEADLINE_EXTENDED ->
                        toCustomer ? Optional.of(Sentence.of("unreached.provider")) : Optional.empty();
                    default -> Optional.empty();
                };
        return followUp.or(() -> toCustomer ? otherAdmins(mail, onboarding) : Optional.empty());
    }

    private Optional<Sentence> otherAdmins(Notification mail, Onboarding onboarding) {
        List<EmailAddress> tried = mail.to();
        String others = recipients.customerAdmins(onboarding).stream()
                .filter(contact -> !tried.contains(contact.email()))
                .map(contact -> "%s <%s>".formatted(contact.name(), contact.email()))
                .collect(Collectors.joining(", "));
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "unreached.colleagues", onboarding.customer().name(), others));
    }

    /** What to do so that the next attempt reaches a receiver. */
    static Sentence advice(Notification mail) {
        return Sentence.of("unreached.advice." + mail.key().receiver());
    }

    /** Writes the work note about a mail that is settled; once for each mail. */
    void writeWorkNote(Notification mail, Onboarding onboarding) {
        if (mail.delivery().unreached().isEmpty()) {
            return;
        }
        Stream.of(cases.of(onboarding.number()), cases.offboardingCaseOf(onboarding.number()))
                .flatMap(Optional::stream)
                .filter(one -> one.state() != CaseState.CLOSED)
                .findFirst()
                .ifPresent(one -> caseWriter.addWorkNote(
                        one,
                        new CaseEntry(
                                "unreached-" + Sha256.hex(mail.messageId()).substring(0, KEY_LENGTH),
                                clock.instant(),
                                TimelineEntry.SYSTEM,
                                text(mail, onboarding))));
    }

    private String text(Notification mail, Onboarding onboarding) {
        Sentence text = Sentence.of(
                "caseText.unreached",
                mail.subject(),
                mail.delivery().unreached().stream()
                        .map(UnreachedReceiver::toString)
                        .collect(Collectors.joining("\n")),
                mail.delivery().reached().isEmpty()
                        ? whoElseActs(mail, onboarding).orElseGet(() -> Sentence.of("unreached.noOther"))
                        : Sentence.of("unreached.others"),
                whatToDo(mail, onboarding));
        return ShortenedText.of(text.toString(), CaseEntry.MAX_LENGTH);
    }

    private Sentence whatToDo(Notification mail, Onboarding onboarding) {
        return mail.key().kind() == NotificationKind.CONTACT_REPLACED
                        || !onboarding.state().isActive()
                ? Sentence.of("unreached.nothingToDo")
                : Sentence.of("unreached.whatToDo", advice(mail), links.record(onboarding.number()));
    }
}
