package org.serviceexchange.onboarding.persistence;

import java.util.List;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.domain.InvalidInput;
import org.serviceexchange.onboarding.domain.input.FormField;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.relational.core.conversion.DbActionExecutionException;

/** What a unique constraint says to the person who lost the race for it. */
final class UniqueConstraints {

    private UniqueConstraints() {}

    /**
     * The checks before have passed, so a duplicate means that somebody else was quicker by a moment.
     *
     * @throws InvalidInput when the database already has what is to be saved
     */
    static <T> T translate(FormField field, Supplier<T> save) {
        return translate(
                field,
                "somebody else registered the same customer, contact or instance a moment ago; "
                        + "look at the list of onboardings before you try again.",
                save);
    }

    /**
     * @param whatToDo what to tell whoever lost; goes on after the field's label and a colon
     * @throws InvalidInput when the database already has what is to be saved
     */
    static <T> T translate(FormField field, String whatToDo, Supplier<T> save) {
        try {
            return save.get();
        } catch (DuplicateKeyException duplicate) {
            throw new InvalidInput(List.of(field.problem(whatToDo)));
        } catch (DbActionExecutionException failure) {
            throw failure.getCause() instanceof DuplicateKeyException
                    ? new InvalidInput(List.of(field.problem(whatToDo)))
                    : failure;
        }
    }
}
