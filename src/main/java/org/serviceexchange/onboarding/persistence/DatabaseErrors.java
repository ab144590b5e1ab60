package org.serviceexchange.onboarding.persistence;

import java.util.function.Supplier;
import org.serviceexchange.onboarding.domain.ConcurrentChangeException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;

/** Translates what the database reports when two transactions store the same thing. */
public final class DatabaseErrors {

    private DatabaseErrors() {}

    /** @param duplicate for the user who was slower, if the database already has what is to be saved */
    public static <T> T onDuplicate(Supplier<? extends RuntimeException> duplicate, Supplier<T> save) {
        return translate(DuplicateKeyException.class, duplicate, save);
    }

    /**
     * @param conflict for the user who was slower
     * @throws ConcurrentChangeException when another transaction was faster; this one can't continue then
     */
    public static <T> T onConflict(Supplier<ConcurrentChangeException> conflict, Supplier<T> save) {
        return translate(ConcurrencyFailureException.class, conflict, save);
    }

    /** Spring Data JDBC wraps the error if an aggregate is saved. */
    private static <T> T translate(
            Class<? extends DataAccessException> expected,
            Supplier<? extends RuntimeException> translated,
            Supplier<T> save) {
        try {
            return save.get();
        } catch (DataAccessException | DbActionExecutionException error) {
            Throwable cause = error instanceof DbActionExecutionException ? error.getCause() : error;
            throw expected.isInstance(cause) ? translated.get() : error;
        }
    }
}
