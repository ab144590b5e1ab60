package org.serviceexchange.onboarding.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.port.CaseSystem;
import org.serviceexchange.onboarding.application.port.DeadlineWatch;
import org.serviceexchange.onboarding.application.port.Onboardings;
import org.serviceexchange.onboarding.application.port.RegistrationCases;
import org.serviceexchange.onboarding.application.port.StepDeadlines;
import org.serviceexchange.onboarding.domain.CaseEntry;
import org.serviceexchange.onboarding.domain.CaseState;
import org.serviceexchange.onboarding.domain.DeadlineField;
import org.serviceexchange.onboarding.domain.Groups;
import org.serviceexchange.onboarding.domain.Input;
import org.serviceexchange.onboarding.domain.Onboarding;
import org.serviceexchange.onboarding.domain.OnboardingNumber;
import org.serviceexchange.onboarding.domain.RefusedInput;
import org.serviceexchange.onboarding.domain.StepDeadline;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A provider's admin gives the step that is waited for more time, and says why. */
@Service
public class ExtendDeadline {

    /** Days from now; beyond it somebody mistyped. */
    static final int FURTHEST = 366;

    private final Onboardings onboardings;
    private final StepDeadlines deadlines;
    private final RegistrationCases cases;
    private final CaseSystem caseSystem;
    private final WorkingCalendars calendars;
    private final DeadlineWatch watch;
    private final Clock clock;

    ExtendDeadline(
            Onboardings onboardings,
            StepDeadlines deadlines,
            RegistrationCases cases,
            CaseSystem caseSystem,
            WorkingCalendars calendars,
            DeadlineWatch watch,
            Clock clock) {
        this.onboardings = onboardings;
        this.deadlines = deadlines;
        this.cases = cases;
        this.caseSystem = caseSystem;
        this.calendars = calendars;
        this.watch = watch;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Extended(Instant due) implements Outcome {}

        /** There is no such onboarding, or none that this person may know of. */
        record NothingThere() implements Outcome {}

        record NotAllowed() implements Outcome {}

        /** As things stand there is nothing to extend. */
        record WrongMoment(String sentence) implements Outcome {}
    }

    public static boolean mayExtend(Viewer viewer) {
        return viewer.groups().contains(Groups.PROVIDER_ADMIN);
    }

    /**
     * Moves the due date, and escalation and expiry by as much. Case and timeline say so; the customer gets a mail soon
     * after.
     *
     * @param due    a date, at the end of which the step is due where it has to be taken, or a time, in ISO 8601
     * @param reason the customer reads it
     * @throws RefusedInput when the due date isn't later than it was, has passed or is more than a year away, or there is
     *     no reason
     */
    @Transactional
    public Outcome extend(String number, Viewer viewer, String due, String reason) {
        Optional<Onboarding> found =
                OnboardingNumber.parse(number).flatMap(onboardings::find).filter(viewer::maySee);
        if (found.isEmpty()) {
            return new Outcome.NothingThere();
        }
        if (!mayExtend(viewer)) {
            return new Outcome.NotAllowed();
        }
        ExtensionCommand command = ExtensionCommand.of(due, reason);
        Onboarding onboarding = found.get();
        Instant now = clock.instant();
        Optional<StepDeadline> open =
                deadlines.openOf(List.of(onboarding.number())).stream().findFirst();
        if (open.isEmpty()) {
            return new Outcome.WrongMoment(
                    "Nobody has to do anything in %s at the moment, so there is no deadline to extend."
                            .formatted(onboarding.number()));
        }
        StepDeadline current = open.get();
        if (current.isExpired(now)) {
            return new Outcome.WrongMoment(
                    current.request() == null
                            ? "The deadline has passed for good, and %s is being ended. Register the customer anew."
                                    .formatted(onboarding.number())
                            : "The deadline has passed for good, and the request is lapsing. Either party may ask again after that.");
        }
        Instant newDue = command.due(calendars.of(current.party()));
        refuse(newDue, current, now);
        StepDeadline extended = deadlines.save(
                current.extended(newDue, viewer.userId(), command.reason(), calendars.of(current.party()), now));
        tell(onboarding, current, extended, now);
        watch.extended(extended);
        return new Outcome.Extended(newDue);
    }

    private static void refuse(Instant newDue, StepDeadline current, Instant now) {
        Input input = new Input();
        if (!newDue.isAfter(now)) {
            input.problem(DeadlineField.DUE, "enter a date in the future.");
        } else if (newDue.isAfter(now.plus(Duration.ofDays(FURTHEST)))) {
            input.problem(DeadlineField.DUE, "enter a date within a year from now.");
        } else if (!newDue.isAfter(current.due())) {
            input.problem(
                    DeadlineField.DUE,
                    "enter a date later than %s, when it is due now.".formatted(UtcTime.show(current.due())));
        }
        input.orRefuse();
    }

    private void tell(Onboarding onboarding, StepDeadline before, StepDeadline extended, Instant now) {
        StepDeadline.Extension extension = extended.extension();
        String what = "“%s” is due %s now, not %s: %s"
                .formatted(
                        extended.title(), UtcTime.show(extended.due()), UtcTime.show(before.due()), extension.reason());
        onboardings.save(onboarding.noted(extension.by(), what, now));
        cases.of(onboarding.number())
                .filter(one -> one.state() != CaseState.CLOSED)
                .ifPresent(one -> caseSystem.addComment(
                        one.number(),
                        new CaseEntry(
                                "deadline-%d-%d".formatted(extended.id(), extended.extensions()),
                                now,
                                extension.by(),
                                what)));
    }
}
