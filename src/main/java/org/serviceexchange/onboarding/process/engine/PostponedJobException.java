package org.serviceexchange.onboarding.process.engine;

import org.camunda.bpm.engine.OptimisticLockingException;

/**
 * A job has to wait for something that is in use. As after a conflict between two transactions, for which the engine has this
 * exception, nothing failed.
 */
class PostponedJobException extends OptimisticLockingException {

    PostponedJobException(RuntimeException busy) {
        super(busy.getMessage(), busy);
    }
}
