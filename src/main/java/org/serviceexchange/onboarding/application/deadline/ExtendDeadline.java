package org.serviceexchange.onboarding.application.deadline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.casework.CaseWriter;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.deadline.DeadlineWatch;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.deadline.DueDate;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.deadline.WorkingCalendars;
import org.serviceexchange.onboarding.domain.input.DeadlineField;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.springframework.stereotype.Service;

/** A provider's admin gives the step that is waited for more time, and says why. */
@Service
public class ExtendDeadline {

    /** Days from now; a later date is a typing error. */
    static final int FURTHEST = 366;

    private final OnboardingActionExecutor act;
    private final Onboardings onboardings;
    private final StepDeadlines deadlines;
    private final RegistrationCases cases;
    private final CaseWriter caseWriter;
    private final WorkingCalendars calendars;
    private final DeadlineWatch watch;
    private final WatchDeadlines watchDeadlines;
    private final Clock clock;

    ExtendDeadline(
            OnboardingActionExecutor act,
            Onboardings onboardings,
            StepDeadlines deadlines,
            RegistrationCases cases,
            CaseWriter caseWriter,
            WorkingCalendars calendars,
            DeadlineWatch watch,
            WatchDeadlines watchDeadlines,
            Clock clock) {
        this.act = act;
        this.onboardings = onboardings;
        this.deadlines = deadlines;
        this.cases = cases;
        this.caseWriter = caseWriter;
        this.calendars = calendars;
        this.watch = watch;
        this.watchDeadlines = watchDeadlines;
        this.clock = clock;
    }

    public static boolean mayExtend(CurrentUser currentUser) {
        return currentUser.hasRole(Role.PROVIDER_ADMIN);
    }

    /**
     * Moves the due date, the escalation and the expiry by the same time. Writes it to the case and the timeline; the
     * customer gets a mail soon after. Invalid: a due date that is not later than the old one, in the past or more than
     * a year ahead, or no reason. A conflict: no person has to act, or another extension reaches as far already.
     *
     * @param due    a date, at the end of which the step is due where it has to be taken, or a time; see {@link DueDate#parse}
     * @param reason the customer reads it
     * @return until when the step has to be taken now
     */
    public Result<Instant> extend(String number, CurrentUser currentUser, String due, String reason) {
        return act.execute(
                number,
                currentUser,
                onboarding -> mayExtend(currentUser)
                        ? extend(onboarding, currentUser, ExtensionCommand.of(due, reason))
                        : new Forbidden<>(Sentence.of("extension.forbidden")));
    }

    private Result<Instant> extend(Onboarding onboarding, CurrentUser currentUser, ExtensionCommand command) {
        Instant now = clock.instant();
        Optional<StepDeadline> open =
                deadlines.openOf(List.of(onboarding.number())).stream().findFirst();
        if (open.isEmpty()) {
            return new Conflict<>(Sentence.of("extension.noDeadline", onboarding.number()));
        }
        StepDeadline current = open.get();
        if (current.isExpired(now)) {
            return new Conflict<>(
                    current.request() == null
                            ? Sentence.of("extension.expired.onboarding", onboarding.number())
                            : Sentence.of("extension.expired.request"));
        }
        Instant newDue = command.due().in(calendars.of(current.party()));
        refuse(newDue, current, now);
        if (!newDue.isAfter(current.due())) {
            return new Conflict<>(
                    Sentence.of("extension.extended", current.extension().by(), current.due()));
        }
        StepDeadline extended =
                current.extended(newDue, currentUser.userId(), command.reason(), calendars.of(current.party()), now);
        Sentence what = Sentence.of(
                "timeline.extended",
                current.title(),
                newDue,
                current.due(),
                extended.extension().reason());
        // the onboarding first, as who completes the step does: so neither waits for what the other one has
        onboardings.save(onboarding.noted(currentUser.userId(), what, now));
        StepDeadline stored = deadlines.save(extended);
        comment(onboarding, stored, what);
        watch.extended(stored);
        watchDeadlines.begin(stored);
        return new Success<>(newDue);
    }

    private static void refuse(Instant newDue, StepDeadline current, Instant now) {
        Input input = new Input();
        if (!newDue.isAfter(now)) {
            input.error(DeadlineField.DUE, "extension.past");
        } else if (newDue.isAfter(now.plus(Duration.ofDays(FURTHEST)))) {
            input.error(DeadlineField.DUE, "extension.tooFar");
        } else if (current.extension() == null && !newDue.isAfter(current.due())) {
            input.error(DeadlineField.DUE, "extension.notLater", current.due());
        }
        input.throwIfInvalid();
    }

    private void comment(Onboarding onboarding, StepDeadline extended, Sentence what) {
        cases.of(onboarding.number())
                .filter(one -> one.state() != CaseState.CLOSED)
                .ifPresent(one -> caseWriter.recordComment(
                        one,
                        new CaseEntry(
                                "deadline-%d-%d"
                                        .formatted(
                                                extended.id(),
                                                extended.schedule().extensions()),
                                extended.extension().at(),
                                extended.extension().by(),
                                what.toString())));
    }
}
