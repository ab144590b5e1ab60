package org.serviceexchange.onboarding.domain.instanceaccess;

import org.serviceexchange.onboarding.domain.Sentence;

/**
 * What came of one step of a test.
 *
 * @param cause    why it failed, or what was found; null where there is nothing to say
 * @param solution null unless it failed
 */
public record AccessTestLine(AccessTestStep step, Outcome outcome, String cause, String solution) {

    public enum Outcome {
        OK,
        FAILED,
        /** A step before it failed, so it was not tried. */
        NOT_TRIED
    }

    public static AccessTestLine ok(AccessTestStep step) {
        return new AccessTestLine(step, Outcome.OK, null, null);
    }

    public static AccessTestLine ok(AccessTestStep step, Sentence found) {
        return new AccessTestLine(step, Outcome.OK, found.toString(), null);
    }

    public boolean isFailed() {
        return outcome == Outcome.FAILED;
    }

    public static AccessTestLine failed(AccessTestStep step, Sentence cause, Sentence solution) {
        return new AccessTestLine(step, Outcome.FAILED, cause.toString(), solution.toString());
    }

    public static AccessTestLine notTried(AccessTestStep step) {
        return new AccessTestLine(step, Outcome.NOT_TRIED, null, null);
    }
}
