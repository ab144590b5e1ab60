package org.serviceexchange.onboarding.persistence;

import java.util.function.Supplier;
import org.serviceexchange.onboarding.domain.InvalidInput;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;

/** The checks before have passed, so a duplicate means that another user was faster. */
final class UniqueConstraints {

    private UniqueConstraints() {}

    /**
     * @param duplicate for the user who was slower
     * @throws InvalidInput when the database already has what is to be saved
     */
    static <T> T translate(Supplier<InvalidInput> duplicate, Supplier<T> save) {
        try {
            return save.get();
        } catch (DuplicateKeyException failure) {
            throw duplicate.get();
        } catch (DbActionExecutionException failure) {
            throw failure.getCause() instanceof DuplicateKeyException ? duplicate.get() : failure;
        }
    }
}
