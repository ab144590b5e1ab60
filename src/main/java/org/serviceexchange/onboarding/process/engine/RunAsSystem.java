package org.serviceexchange.onboarding.process.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.Sentence;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Calls the engine without the signed-in user. A user who completes a task has no permission on the process that
 * watches its deadline.
 */
@Component
public class RunAsSystem {

    private final IdentityService identity;

    RunAsSystem(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    /** @throws ConcurrentChangeException when another user or a job changed the process at the same time */
    public void run(Runnable act) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            act.run();
        } catch (OptimisticLockingException quicker) {
            throw new ConcurrentChangeException(Sentence.of("concurrent.step"));
        } finally {
            if (person != null) {
                identity.setAuthentication(person);
            }
        }
    }
}
