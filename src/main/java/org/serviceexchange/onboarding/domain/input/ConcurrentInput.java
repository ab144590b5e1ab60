package org.serviceexchange.onboarding.domain.input;

import java.util.List;
import java.util.function.Supplier;
import org.serviceexchange.onboarding.domain.InvalidInputException;

/** Input that was valid until another user entered the same a moment before. */
public final class ConcurrentInput {

    private ConcurrentInput() {}

    /** @param field whose value another registration has now */
    public static Supplier<InvalidInputException> registration(FormField field) {
        return () -> new InvalidInputException(List.of(field.problem("registration.concurrent")));
    }

    public static Supplier<InvalidInputException> setup() {
        return () -> new InvalidInputException(List.of(FormField.PROVIDER_NAME.problem("setupRules.concurrent")));
    }
}
