package org.serviceexchange.onboarding.application;

import java.time.Duration;
import java.util.function.Function;

/**
 * What came of what somebody wanted to do with an onboarding. Where it was not done nothing was changed, and the sentence
 * tells that person why, and what to do.
 *
 * @param <T> what there is to show of it once it is done; {@link Void} where nothing
 */
public sealed interface Outcome<T> {

    /** @param value null where there is nothing to show */
    record Done<T>(T value) implements Outcome<T> {}

    /** It was not done. */
    sealed interface NotDone<T> extends Outcome<T> {

        /** For the person who wanted it; a line for each thing that is wrong. */
        String sentence();
    }

    /** There is no such thing, or none that this person may know of: nobody learns which. */
    record NothingThere<T>(String sentence) implements NotDone<T> {}

    /** This person may know of it, and not do this. */
    record NotAllowed<T>(String sentence) implements NotDone<T> {}

    /** What was entered can't be taken. */
    record Refused<T>(String sentence) implements NotDone<T> {}

    /** Right in itself; as things stand it can't be done. */
    record NotNow<T>(String sentence) implements NotDone<T> {}

    /** @param retryAfter from now on; before it, it would be too soon again */
    record TooSoon<T>(String sentence, Duration retryAfter) implements NotDone<T> {}

    /** Goes on with what was done; what was not done stays so. */
    default <R> Outcome<R> then(Function<T, R> next) {
        if (this instanceof Done<T> done) {
            return new Done<>(next.apply(done.value()));
        }
        // what was not done has no value, so its type doesn't matter
        @SuppressWarnings("unchecked")
        Outcome<R> notDone = (Outcome<R>) this;
        return notDone;
    }

    static <T> Outcome<T> noSuchOnboarding() {
        return new NothingThere<>("There is no onboarding of this number that you may see.");
    }
}
