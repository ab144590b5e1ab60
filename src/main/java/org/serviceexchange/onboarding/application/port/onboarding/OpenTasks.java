package org.serviceexchange.onboarding.application.port.onboarding;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.serviceexchange.onboarding.domain.customer.EmailAddress;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingState;

/** What waits for people in Tasklist. */
public interface OpenTasks {

    /** The id of the one task of this onboarding that is offered to this group. */
    Optional<String> of(OnboardingNumber onboarding, String group);

    /**
     * What people were asked to do was done elsewhere: completes the task that waits for it, without a form.
     *
     * @return whether there was one
     */
    boolean completeAwaited(OnboardingNumber onboarding, OnboardingState awaited);

    /** The addresses of the assignees, by task. A task without an assignee, or whose assignee has no address, is left out. */
    Map<String, EmailAddress> holders(Collection<String> taskIds);

    boolean isClaimedBy(String taskId, String userId);

    /**
     * Makes another person the one who has claimed a task.
     *
     * @return whether the first person had claimed it
     */
    boolean handOver(String taskId, String fromUserId, String toUserId);

    /** Returns the tasks of this onboarding that these users have claimed to all who can work on them. */
    void release(OnboardingNumber onboarding, Set<String> userIds);

    /** What Tasklist calls each step of the running processes of this onboarding, by the step's name in the model. */
    Map<String, String> titles(OnboardingNumber onboarding);
}
