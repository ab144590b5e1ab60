package org.serviceexchange.onboarding.domain.instanceaccess;

import org.serviceexchange.onboarding.domain.Sentence;

/**
 * What came of one step of a test.
 *
 * @param cause    why it failed, or what was found; null where there is nothing to say
 * @param solution null unless it failed
 */
public record CheckLine(CheckStep step, Outcome outcome, String cause, String solution) {

    public enum Outcome {
        OK,
        FAILED,
        /** A step before it failed, so it was not tried. */
        NOT_TRIED
    }

    public static CheckLine ok(CheckStep step) {
        return new CheckLine(step, Outcome.OK, null, null);
    }

    public static CheckLine ok(CheckStep step, Sentence found) {
        return new CheckLine(step, Outcome.OK, found.toString(), null);
    }

    public boolean isFailed() {
        return outcome == Outcome.FAILED;
    }

    public static CheckLine failed(CheckStep step, Sentence cause, Sentence solution) {
        return new CheckLine(step, Outcome.FAILED, cause.toString(), solution.toString());
    }

    public static CheckLine notTried(CheckStep step) {
        return new CheckLine(step, Outcome.NOT_TRIED, null, null);
    }
}
