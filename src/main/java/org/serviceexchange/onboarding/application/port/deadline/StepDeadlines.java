package org.serviceexchange.onboarding.application.port.deadline;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Until when people have to take their steps. */
public interface StepDeadlines {

    /**
     * Stores it; answers it with its id.
     *
     * @throws ConcurrentChangeException when another transaction stored it first; this transaction is rolled back then
     */
    StepDeadline save(StepDeadline deadline);

    /** @throws IllegalStateException when there is none: the process knows only ids that exist */
    StepDeadline get(long id);

    /** Those of these ids, in any order. */
    List<StepDeadline> all(Collection<Long> ids);

    /** The deadline of an open task. */
    Optional<StepDeadline> openOf(String taskId);

    /** The deadlines of open tasks. A task that has none is left out. */
    List<StepDeadline> openOfTasks(Collection<String> taskIds);

    /** Open deadlines for which something is due and that no process watches; the longest due ones first. */
    List<StepDeadline> due(Instant now, int atMost);

    /** The deadlines of open steps, ordered by due date. */
    List<StepDeadline> openOf(Collection<OnboardingNumber> onboardings);

    /** The deadlines of all steps on the way to the integration, oldest first. Answers to requests about it are left out. */
    List<StepDeadline> stepsOf(OnboardingNumber onboarding);

    /** @param by the user who handed the task over; null when the mail to the colleague has said it */
    void handedOver(long id, String by);

    /** Who handed the task over, if the colleague has no mail about it yet. */
    Optional<String> handedOverBy(long id);

    /**
     * How long people took for a step, the last ones first. A step that an early end of the onboarding cancelled does not
     * count.
     *
     * @param step the step's short name in the model
     */
    List<Duration> lastDurations(String step, int atMost);
}
