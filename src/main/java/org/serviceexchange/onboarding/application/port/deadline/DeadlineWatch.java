package org.serviceexchange.onboarding.application.port.deadline;

import org.serviceexchange.onboarding.domain.deadline.StepDeadline;

/** The process that reminds, escalates and expires. It runs only while one of these is due. */
public interface DeadlineWatch {

    void begin(StepDeadline deadline);

    /** The task shows its new due date. A process that runs reads the times again. */
    void extended(StepDeadline deadline);

    /** The step was completed or became unnecessary. A process that runs ends. */
    void ended(StepDeadline deadline);
}
