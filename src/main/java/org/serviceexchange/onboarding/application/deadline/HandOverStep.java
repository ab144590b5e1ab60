package org.serviceexchange.onboarding.application.deadline;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.application.CurrentUser;
import org.serviceexchange.onboarding.application.OnboardingActionExecutor;
import org.serviceexchange.onboarding.application.Result;
import org.serviceexchange.onboarding.application.Result.Conflict;
import org.serviceexchange.onboarding.application.Result.Success;
import org.serviceexchange.onboarding.application.port.account.Colleagues;
import org.serviceexchange.onboarding.application.port.account.Colleagues.Colleague;
import org.serviceexchange.onboarding.application.port.deadline.StepDeadlines;
import org.serviceexchange.onboarding.application.port.onboarding.Onboardings;
import org.serviceexchange.onboarding.application.port.onboarding.OpenTasks;
import org.serviceexchange.onboarding.domain.Sentence;
import org.serviceexchange.onboarding.domain.account.Role;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.onboarding.Onboarding;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person who has claimed a task hands it over to a colleague, who could have claimed it as well. */
@Service
public class HandOverStep {

    private final OnboardingActionExecutor act;
    private final Onboardings onboardings;
    private final StepDeadlines deadlines;
    private final OpenTasks tasks;
    private final Colleagues colleagues;
    private final WatchDeadlines watchDeadlines;
    private final Clock clock;

    HandOverStep(
            OnboardingActionExecutor act,
            Onboardings onboardings,
            StepDeadlines deadlines,
            OpenTasks tasks,
            Colleagues colleagues,
            WatchDeadlines watchDeadlines,
            Clock clock) {
        this.act = act;
        this.onboardings = onboardings;
        this.deadlines = deadlines;
        this.tasks = tasks;
        this.colleagues = colleagues;
        this.watchDeadlines = watchDeadlines;
        this.clock = clock;
    }

    /** The colleagues who could do the task that this person has claimed. Empty for everybody else. */
    @Transactional(readOnly = true)
    public List<Colleague> colleagues(String number, CurrentUser currentUser) {
        return OnboardingNumber.parse(number)
                .flatMap(onboardings::find)
                .filter(currentUser::maySee)
                .flatMap(onboarding ->
                        claimed(onboarding, currentUser).map(step -> colleagues(onboarding, step, currentUser)))
                .orElse(List.of());
    }

    /**
     * Makes the colleague the one who has claimed the task, and sends the colleague a reminder at once. A conflict: this
     * person has claimed no task of the onboarding, or the other one is no such colleague. The answer does not tell whether
     * there is such a user.
     *
     * @param colleague a user id
     */
    public Result<Void> handOver(String number, CurrentUser currentUser, String colleague) {
        return act.execute(number, currentUser, onboarding -> {
            Optional<StepDeadline> claimed = claimed(onboarding, currentUser);
            if (claimed.isEmpty()) {
                return new Conflict<>(Sentence.of("handOver.notClaimed"));
            }
            StepDeadline step = claimed.get();
            Optional<Colleague> next = colleagues(onboarding, step, currentUser).stream()
                    .filter(one -> one.userId().equals(colleague))
                    .findFirst();
            if (next.isEmpty()) {
                return new Conflict<>(Sentence.of("handOver.noColleague"));
            }
            if (!tasks.handOver(step.taskId(), currentUser.userId(), colleague)) {
                return new Conflict<>(Sentence.of("handOver.notClaimed"));
            }
            Instant now = clock.instant();
            onboardings.save(onboarding.noted(
                    currentUser.userId(), Sentence.of("timeline.handedOver", step.title(), name(next.get())), now));
            deadlines.handedOver(step.id(), currentUser.userId());
            watchDeadlines.begin(deadlines.save(step.remindedAt(now)));
            return new Success<>(null);
        });
    }

    /** The other party reads it, too, and sees no user id. */
    private static Object name(Colleague colleague) {
        return colleague.name().equals(colleague.userId()) ? Sentence.of("handOver.aColleague") : colleague.name();
    }

    private Optional<StepDeadline> claimed(Onboarding onboarding, CurrentUser currentUser) {
        return deadlines.openOf(List.of(onboarding.number())).stream()
                .filter(step -> tasks.isClaimedBy(step.taskId(), currentUser.userId()))
                .findFirst();
    }

    private List<Colleague> colleagues(Onboarding onboarding, StepDeadline step, CurrentUser currentUser) {
        return colleagues.in(group(onboarding, step)).stream()
                .filter(one -> !one.userId().equals(currentUser.userId()))
                .toList();
    }

    private static String group(Onboarding onboarding, StepDeadline step) {
        if (step.candidateGroup() != null) {
            return step.candidateGroup();
        }
        return step.party() == Party.CUSTOMER ? onboarding.customer().group() : Role.PROVIDER_ADMIN.group();
    }
}
