package org.serviceexchange.onboarding.application;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.serviceexchange.onboarding.domain.InvalidInputException;
import org.serviceexchange.onboarding.domain.Sentence;

/**
 * The result of a user's action on an onboarding. A failure changes nothing and has a sentence for the user: why, and
 * what to do.
 *
 * @param <T> the value of a success; {@link Void} if there is none
 */
public sealed interface Result<T> {

    /** @param value null where there is nothing to show */
    record Success<T>(T value) implements Result<T> {}

    /** It was not done. */
    sealed interface Failure<T> extends Result<T> {

        /** For the person who wanted it; a line for each thing that is wrong. */
        Sentence sentence();
    }

    /** It does not exist, or the user may not know of it. The answer does not tell which. */
    record NotFound<T>(Sentence sentence) implements Failure<T> {}

    /** This person may know of it, and not do this. */
    record Forbidden<T>(Sentence sentence) implements Failure<T> {}

    /** What was entered can't be taken. */
    record Invalid<T>(Sentence sentence) implements Failure<T> {}

    /** Right in itself; as things stand it can't be done. */
    record Conflict<T>(Sentence sentence) implements Failure<T> {}

    /** @param retryAfter from now on; before it, it would be too soon again */
    record RateLimited<T>(Sentence sentence, Duration retryAfter) implements Failure<T> {}

    /** Goes on with what was done; what was not done stays so. */
    default <R> Result<R> map(Function<T, R> next) {
        if (this instanceof Success<T> success) {
            return new Success<>(next.apply(success.value()));
        }
        // what was not done has no value, so its type doesn't matter
        @SuppressWarnings("unchecked")
        Result<R> notDone = (Result<R>) this;
        return notDone;
    }

    /** What came of it, where what was entered can be refused and another change can be quicker. */
    static <T> Result<T> of(Supplier<T> action) {
        try {
            return new Success<>(action.get());
        } catch (InvalidInputException invalid) {
            return new Invalid<>(invalid.sentence());
        } catch (ConcurrentChangeException quicker) {
            return new Conflict<>(quicker.sentence());
        }
    }

    static <T> Result<T> noSuchOnboarding() {
        return new NotFound<>(Sentence.of("api.noOnboarding"));
    }
}
