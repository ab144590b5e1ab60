package org.serviceexchange.onboarding.application.port.deadline;

import org.serviceexchange.onboarding.domain.deadline.StepDeadline;

/** What waits beside a step for its deadlines. */
public interface DeadlineWatch {

    void begin(StepDeadline deadline);

    /** The task shows its new due date, and the times are read anew. */
    void extended(StepDeadline deadline);

    /** The step was taken, or nobody has to any more. */
    void ended(StepDeadline deadline);
}
