package org.serviceexchange.onboarding.application.port.deadline;

import org.serviceexchange.onboarding.domain.deadline.DeadlineTerms;
import org.serviceexchange.onboarding.domain.onboarding.Priority;

/** How long each step may take, as the process designers wrote it down. */
public interface DeadlineTable {

    /**
     * @param step the step's short name in the model
     * @throws RuntimeException when the table says nothing that can be used about this step; says what
     */
    DeadlineTerms terms(String step, Priority priority);
}
