package org.serviceexchange.onboarding.application.port.deadline;

import org.serviceexchange.onboarding.domain.deadline.StepDeadline;

/** What waits beside a step for its deadlines. */
public interface DeadlineWatch {

    void begin(StepDeadline deadline);

    /** The task shows its new due date, and the watch process reads the times again. */
    void extended(StepDeadline deadline);

    /** The step was completed or became unnecessary. */
    void ended(StepDeadline deadline);
}
