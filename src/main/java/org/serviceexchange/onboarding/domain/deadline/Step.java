package org.serviceexchange.onboarding.domain.deadline;

import java.time.Instant;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/**
 * A step that a person has to take.
 *
 * @param step    its short name in the model
 * @param title   what Tasklist calls it
 * @param party   who has to act; the days of its deadline are those of its calendar
 * @param taskId  the task in Tasklist
 * @param begunAt when the task was created
 * @param candidateGroup the group that may take it, if a process designer added the step; null for the application's own
 */
public record Step(String step, String title, Party party, String taskId, Instant begunAt, String candidateGroup) {

    /** Whether a process designer added it. No use case of the application belongs to it then. */
    public boolean isDesigned() {
        return candidateGroup != null;
    }
}
