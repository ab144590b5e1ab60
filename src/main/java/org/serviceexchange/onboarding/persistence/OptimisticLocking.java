package org.serviceexchange.onboarding.persistence;

import java.util.function.Supplier;
import org.serviceexchange.onboarding.domain.ConcurrentChange;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;

/** Storing what another transaction has stored since it was read, or is just storing. */
final class OptimisticLocking {

    private OptimisticLocking() {}

    /**
     * @param conflict for the user who was slower
     * @throws ConcurrentChange when another transaction was faster; this one can't continue then
     */
    static <T> T translate(Supplier<ConcurrentChange> conflict, Supplier<T> save) {
        try {
            return save.get();
        } catch (ConcurrencyFailureException quicker) {
            throw conflict.get();
        } catch (DbActionExecutionException failure) {
            throw failure.getCause() instanceof ConcurrencyFailureException ? conflict.get() : failure;
        }
    }
}
