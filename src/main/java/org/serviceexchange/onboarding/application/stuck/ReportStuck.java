package org.serviceexchange.onboarding.application.stuck;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Forbidden;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.casework.CaseWriter;
import org.serviceexchange.onboarding.application.onboarding.OnboardingView.StuckView;
import org.serviceexchange.onboarding.application.port.casework.CaseFollowUps;
import org.serviceexchange.onboarding.application.port.casework.RegistrationCases;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.stuck.StuckReports;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.casework.CaseEntry;
import org.serviceexchange.onboarding.domain.casework.CaseState;
import org.serviceexchange.onboarding.domain.casework.RegistrationCase;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.input.Input;
import org.serviceexchange.onboarding.domain.input.StuckField;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.serviceexchange.onboarding.domain.stuck.StuckReport;
import org.serviceexchange.onboarding.domain.stuck.StuckReport.Claim;
import org.serviceexchange.onboarding.domain.stuck.StuckReport.Outcome;
import org.serviceexchange.onboarding.domain.stuck.StuckReport.Settlement;
import org.springframework.stereotype.Service;

/**
 * A customer says why it can't go on with its step. The provider gets a mail and answers, or the customer says that it is
 * solved. Both texts are comments on the case, so that agents in the case system read them, too.
 */
@Service
public class ReportStuck {

    /** Characters. */
    public static final int MAX_LENGTH = 1000;

    /** Reports on one onboarding in an hour; each is a mail to all of the provider admins. */
    static final int MOST_AN_HOUR = 10;

    private final OnboardingActionExecutor act;
    private final Onboardings onboardings;
    private final StepDeadlines deadlines;
    private final StuckReports reports;
    private final RegistrationCases cases;
    private final CaseWriter caseWriter;
    private final CaseFollowUps followUps;
    private final Clock clock;

    ReportStuck(
            OnboardingActionExecutor act,
            Onboardings onboardings,
            StepDeadlines deadlines,
            StuckReports reports,
            RegistrationCases cases,
            CaseWriter caseWriter,
            CaseFollowUps followUps,
            Clock clock) {
        this.act = act;
        this.onboardings = onboardings;
        this.deadlines = deadlines;
        this.reports = reports;
        this.cases = cases;
        this.caseWriter = caseWriter;
        this.followUps = followUps;
        this.clock = clock;
    }

    public static boolean mayAnswer(CurrentUser currentUser) {
        return currentUser.canManageCases();
    }

    /** For users of the customer. A conflict: the customer has no step to take, or has reported already. */
    public Result<StuckView> report(String number, CurrentUser currentUser, String reason) {
        return act.execute(number, currentUser, onboarding -> {
            if (!currentUser.actsFor(onboarding)) {
                return new Forbidden<>(Sentence.of("stuck.forbidden.report"));
            }
            String checked = text(StuckField.REASON, reason);
            Optional<StepDeadline> step = customerStep(onboarding);
            if (step.isEmpty()) {
                return new Conflict<>(Sentence.of("stuck.noStep"));
            }
            if (reports.unsettledOf(step.get().id()).isPresent()) {
                return new Conflict<>(Sentence.of("stuck.reported"));
            }
            Instant now = clock.instant();
            if (reports.count(onboarding.number(), now.minus(Duration.ofHours(1))) >= MOST_AN_HOUR) {
                return new Conflict<>(Sentence.of("stuck.tooMany", MOST_AN_HOUR));
            }
            return written(onboarding, Party.CUSTOMER, () -> {
                StuckReport stored = reports.save(StuckReport.of(
                        onboarding.number(), step.get().id(), new Claim(currentUser.userId(), now, checked)));
                note(
                        onboarding,
                        currentUser,
                        Sentence.of("timeline.stuck", step.get().title(), checked),
                        now);
                return new Said(stored, stored.comment());
            });
        });
    }

    /** For provider admins and agents. A conflict: there is no report to answer. */
    public Result<StuckView> answer(String number, CurrentUser currentUser, String answer) {
        return act.execute(number, currentUser, onboarding -> {
            if (!mayAnswer(currentUser)) {
                return new Forbidden<>(Sentence.of("stuck.forbidden.answer"));
            }
            String checked = text(StuckField.ANSWER, answer);
            Optional<StuckReport> open = unsettled(onboarding);
            if (open.isEmpty()) {
                return new Conflict<>(Sentence.of("stuck.settled"));
            }
            Instant now = clock.instant();
            return written(onboarding, Party.PROVIDER, () -> {
                StuckReport stored = reports.save(
                        open.get().settled(new Settlement(Outcome.ANSWERED, currentUser.userId(), now, checked)));
                note(onboarding, currentUser, Sentence.of("timeline.stuckAnswered", checked), now);
                return new Said(stored, stored.answer());
            });
        });
    }

    /** For users of the customer. A conflict: there is no report to solve. */
    public Result<StuckView> solve(String number, CurrentUser currentUser) {
        return act.execute(number, currentUser, onboarding -> {
            if (!currentUser.actsFor(onboarding)) {
                return new Forbidden<>(Sentence.of("stuck.forbidden.report"));
            }
            Optional<StuckReport> open = unsettled(onboarding);
            if (open.isEmpty()) {
                return new Conflict<>(Sentence.of("stuck.settled"));
            }
            Instant now = clock.instant();
            note(onboarding, currentUser, Sentence.of("timeline.stuckSolved"), now);
            return new Success<>(StuckView.of(
                    reports.save(open.get().settled(new Settlement(Outcome.SOLVED, currentUser.userId(), now, null)))));
        });
    }

    private record Said(StuckReport report, CaseEntry comment) {}

    /** The mail about a comment goes to the other party, with a text of its own for these comments. */
    private Result<StuckView> written(Onboarding onboarding, Party by, Supplier<Said> say) {
        Optional<RegistrationCase> found = cases.of(onboarding.number());
        if (found.isEmpty()) {
            return new Conflict<>(Sentence.of("caseEntry.opening"));
        }
        if (found.get().state() == CaseState.CLOSED) {
            return new Conflict<>(Sentence.of("caseEntry.closed", found.get().number()));
        }
        Said said = say.get();
        caseWriter.recordComment(found.get(), said.comment());
        followUps.notifyOfComment(onboarding.number(), said.comment(), by);
        return new Success<>(StuckView.of(said.report()));
    }

    private void note(Onboarding onboarding, CurrentUser by, Sentence what, Instant now) {
        onboardings.save(onboarding.noted(by.userId(), what, now));
    }

    private Optional<StepDeadline> customerStep(Onboarding onboarding) {
        return deadlines.openOf(List.of(onboarding.number())).stream()
                .filter(step -> step.party() == Party.CUSTOMER)
                .findFirst();
    }

    private Optional<StuckReport> unsettled(Onboarding onboarding) {
        return reports.lastOf(List.of(onboarding.number())).stream()
                .filter(StuckReport::isUnsettled)
                .findFirst();
    }

    private static String text(StuckField field, String typed) {
        Input input = new Input();
        String checked = input.text(field, typed, MAX_LENGTH);
        input.throwIfInvalid();
        return checked;
    }
}
