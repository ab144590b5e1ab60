package org.serviceexchange.onboarding.persistence;

import java.util.function.Supplier;
import org.serviceexchange.onboarding.domain.SettledMeanwhile;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;

/** What somebody hears who stores what somebody else has stored since it was read, or is just storing. */
final class SameMoment {

    private SameMoment() {}

    /**
     * @param sentence what to tell whoever was slower; it says what to do
     * @throws SettledMeanwhile when somebody else was quicker; the transaction can't go on then
     */
    static <T> T orSettled(String sentence, Supplier<T> save) {
        try {
            return save.get();
        } catch (ConcurrencyFailureException quicker) {
            throw new SettledMeanwhile(sentence);
        } catch (DbActionExecutionException failure) {
            throw failure.getCause() instanceof ConcurrencyFailureException ? new SettledMeanwhile(sentence) : failure;
        }
    }
}
