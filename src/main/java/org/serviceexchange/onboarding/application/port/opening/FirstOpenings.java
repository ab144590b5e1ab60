package org.serviceexchange.onboarding.application.port.opening;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.serviceexchange.onboarding.domain.account.OneTimeToken;
import org.serviceexchange.onboarding.domain.onboarding.OnboardingNumber;
import org.serviceexchange.onboarding.domain.onboarding.Party;

/** When invitations, status links and tasks were first opened. Only the time is kept, with what was opened. */
public interface FirstOpenings {

    /** @param at null before it was opened */
    record Opening(Instant at) {}

    /** Changes nothing where it was opened before. */
    void invitationOpened(OneTimeToken token, Instant at);

    /** Changes nothing where it was opened before. */
    void statusLinkOpened(OneTimeToken token, Instant at);

    /**
     * Changes nothing where the task was opened before, has ended, or is not for this person.
     *
     * @param parties those for which the person completes the application's own tasks
     * @param groups  of the person, for tasks that process designers added
     * @return whether it was the first opening
     */
    boolean taskOpened(String taskId, Set<Party> parties, Set<String> groups, Instant at);

    /** Of the links to the status that still work, the first one that was opened; empty where there is no link. */
    Optional<Opening> statusLinkOf(OnboardingNumber onboarding);

    /** Of the open tasks, the first one that was opened; empty where no task is open. */
    Optional<Opening> taskOf(OnboardingNumber onboarding);
}
