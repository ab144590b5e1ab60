package org.serviceexchange.onboarding.persistence;

import java.util.function.Supplier;
import org.serviceexchange.onboarding.domain.ConcurrentChange;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;

/** What somebody hears who stores what somebody else has stored since it was read, or is just storing. */
final class OptimisticLocking {

    private OptimisticLocking() {}

    /**
     * @param sentence what to tell whoever was slower; it says what to do
     * @throws ConcurrentChange when somebody else was quicker; the transaction can't go on then
     */
    static <T> T translate(String sentence, Supplier<T> save) {
        try {
            return save.get();
        } catch (ConcurrencyFailureException quicker) {
            throw new ConcurrentChange(sentence);
        } catch (DbActionExecutionException failure) {
            throw failure.getCause() instanceof ConcurrencyFailureException ? new ConcurrentChange(sentence) : failure;
        }
    }
}
