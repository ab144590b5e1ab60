package org.serviceexchange.onboarding.application.port.deadline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.serviceexchange.onboarding.domain.ConcurrentChange;
import org.serviceexchange.onboarding.domain.deadline.StepDeadline;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;

/** Until when people have to take their steps. */
public interface StepDeadlines {

    /**
     * Stores it; answers it with its id.
     *
     * @throws ConcurrentChange when somebody else stored it since it was read; the transaction can't go on then
     */
    StepDeadline save(StepDeadline deadline);

    /** @throws IllegalStateException when there is none: the process knows only ids that exist */
    StepDeadline get(long id);

    /** The one of a task, while nobody has done it. */
    Optional<StepDeadline> openOf(String taskId);

    /** Those of steps that nobody has taken yet, the one that is due first at the front. */
    List<StepDeadline> openOf(Collection<OnboardingNumber> onboardings);
}
